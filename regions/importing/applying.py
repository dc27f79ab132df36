"""Bring organisations and school locations in line with the statements about them.

Rows that people entered (or that belong to the demo) are never touched. Rows are ended, never
removed: partnerships and signatures refer to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from regions.importing import composing
from regions.importing.composing import Composed
from regions.importing.storing import BATCH, batches, statements_about
from regions.models import Organisation, Origin, SchoolLocation, StatementSubject

_LOCATION_FIELDS = (
    *("name", "kind", "sector", "municipality_id", "place", "pupils", "pupils_year"),
    *("source", "board_id", "ended_on"),
)
_ORGANISATION_FIELDS = (
    *("kind", "name", "municipality_id", "street", "postcode", "place", "kvk_number"),
    *("website", "sectors", "source"),
    "ended_on",
)


def apply_changes(changed: Iterable[tuple[str, str]]) -> None:
    """Recompose what `changed` (subject and key) names, and what hangs together with it."""
    keys: dict[str, set[str]] = {subject: set() for subject in StatementSubject.values}
    for subject, key in changed:
        keys[subject].add(key)
    boards = keys[StatementSubject.BOARD] | _apply_locations(keys[StatementSubject.LOCATION])
    _apply_organisations("board_number", _composed_boards(boards))
    institutions = keys[StatementSubject.INSTITUTION]
    _apply_organisations(
        "institution_code",
        {
            code: composing.institution(said)
            for code, said in statements_about(StatementSubject.INSTITUTION, institutions)
        },
    )


def _apply_locations(codes: set[str]) -> set[str]:
    """Recompose these locations; return the numbers of the boards they had and have."""
    wanted = {
        code: composing.location(said)
        for code, said in statements_about(StatementSubject.LOCATION, codes)
    }
    had = SchoolLocation.objects.filter(code__in=codes, board__board_number__isnull=False)
    before = {str(number) for number in had.values_list("board__board_number", flat=True)}
    _create_missing_boards(wanted.values())
    numbers = {found.board for found in wanted.values() if found}
    boards: dict[str | None, int] = dict(
        Organisation.objects.filter(board_number__in=numbers).values_list("board_number", "pk")
    )
    for batch in batches(sorted(wanted)):
        existing = SchoolLocation.objects.in_bulk(batch, field_name="code")
        rows = []
        for code in batch:
            composed = wanted[code]
            fields = {**composed.fields, "board_id": boards[composed.board]} if composed else None
            row = existing.get(code) or SchoolLocation(code=code, origin=Origin.IMPORTED)
            if _bring_in_line(row, fields):
                rows.append(row)
        _write(SchoolLocation, rows, _LOCATION_FIELDS)
    return before | numbers


def _create_missing_boards(locations: Iterable[Composed | None]) -> None:
    """Make the boards that only these locations name, so that they can refer to them."""
    sectors: dict[str, set[str]] = {}
    for location in locations:
        if location:
            sectors.setdefault(location.board, set()).add(location.fields["sector"])
    present = Organisation.objects.filter(board_number__in=sectors)
    missing = sectors.keys() - set(present.values_list("board_number", flat=True))
    _apply_organisations(
        "board_number",
        {
            number: composing.board(number, said, sectors[number])
            for number, said in statements_about(StatementSubject.BOARD, missing)
        },
    )


def _composed_boards(numbers: set[str]) -> dict[str, Composed | None]:
    """Compose boards from what is said of them and from the locations they now have."""
    sectors: dict[str, set[str]] = {number: set() for number in numbers}
    taught = SchoolLocation.objects.current().filter(
        origin=Origin.IMPORTED, board__board_number__in=numbers
    )
    pairs = taught.values_list(F("board__board_number"), "sector").order_by().distinct()
    for number, sector in pairs:
        sectors[number].add(sector)
    return {
        number: composing.board(number, said, sectors[number])
        for number, said in statements_about(StatementSubject.BOARD, numbers)
    }


def _apply_organisations(key_field: str, wanted: Mapping[str, Composed | None]) -> None:
    for batch in batches(sorted(wanted)):
        existing = Organisation.objects.in_bulk(batch, field_name=key_field)
        rows = []
        for key in batch:
            composed = wanted[key]
            row = existing.get(key) or Organisation(origin=Origin.IMPORTED, **{key_field: key})
            if _bring_in_line(row, composed.fields if composed else None):
                rows.append(row)
        _write(Organisation, rows, _ORGANISATION_FIELDS)


def _bring_in_line(row: Organisation | SchoolLocation, fields: Mapping[str, Any] | None) -> bool:
    """Give `row` these fields, or end it when there are none; return whether that changed it."""
    if row.origin != Origin.IMPORTED:
        return False
    if fields is None:
        if row.pk is None or row.ended_on is not None:
            return False
        row.ended_on = _today()
        return True
    wanted = {**fields, "ended_on": None}
    if row.pk is not None and all(getattr(row, name) == wanted[name] for name in wanted):
        return False
    for name, value in wanted.items():
        setattr(row, name, value)
    return True


def _write(model: Any, rows: list[Any], fields: tuple[str, ...]) -> None:
    new = [row for row in rows if row.pk is None]
    changed = [row for row in rows if row.pk is not None]
    model.objects.bulk_create(new, batch_size=BATCH)
    model.objects.bulk_create(
        changed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=fields,
    )


def _today() -> date:
    return timezone.localdate()
