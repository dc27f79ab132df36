"""What the register holds about a code, given all that the files say about it. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regions.importing.kinds import RANK
from regions.models import LocationKind, OrganisationKind, Sector

Said = tuple[str, Mapping[str, Any]]
"""The identifier of a kind of file, and what it says."""

# A school for special education at both ages stands under so, for a location has one sector; see
# docs/importing.md.
SECTOR_OF = {
    LocationKind.BO: Sector.PO,
    LocationKind.SBO: Sector.PO,
    LocationKind.SO: Sector.SO,
    LocationKind.VSO: Sector.VSO,
    LocationKind.SOVSO: Sector.SO,
    LocationKind.VO: Sector.VO,
    LocationKind.MBO: Sector.MBO,
}


@dataclass(frozen=True, slots=True)
class Composed:
    """Fields of a row of the register. `board` is a board number, for locations only."""

    fields: dict[str, Any]
    board: str = ""


def location(statements: Iterable[Said]) -> Composed | None:
    """Compose a school location; None when no file speaks of it."""
    ranked = _ranked(statements)
    if not ranked:
        return None
    kind = LocationKind(_first(ranked, "kind"))
    pupils, year = _latest_count(ranked)
    return Composed(
        {
            "name": _first(ranked, "name"),
            "kind": kind.value,
            "sector": SECTOR_OF[kind].value,
            "municipality_id": _first(ranked, "municipality"),
            "place": _first(ranked, "place") or "",
            "pupils": pupils,
            "pupils_year": year,
            "source": ranked[0][0],
        },
        board=_first(ranked, "board"),
    )


def board(number: str, statements: Iterable[Said], sectors: Iterable[str]) -> Composed | None:
    """Compose a school board from its own statements and the `sectors` of its current locations.

    None when there is no sign that it exists: no locations, and no file that says so.
    """
    ranked = _ranked(statements)
    taught = set(sectors)
    exists = [said for said in ranked if said[1]["exists"]]
    if not taught and not exists:
        return None
    stated = {sector for _kind, said in exists for sector in said["sectors"]}
    kind = OrganisationKind.SCHOOL_BOARD.value if taught else _first(ranked, "kind")
    return Composed(
        {
            "kind": kind,
            # A board may be known by its number alone, until a file with names is read.
            "name": _first(ranked, "name") or f"Bestuur {number} (naam niet bekend)",
            "municipality_id": _first(ranked, "municipality"),
            "street": _first(ranked, "street") or "",
            "postcode": _first(ranked, "postcode") or "",
            "place": _first(ranked, "place") or "",
            "kvk_number": _first(ranked, "kvk_number") or "",
            "website": _first(ranked, "website") or "",
            "sectors": in_order(taught | stated),
            "source": exists[0][0] if exists else "locations",
        }
    )


def institution(statements: Iterable[Said]) -> Composed | None:
    """Compose an institution of higher education; it is a teacher-training institute or other."""
    ranked = _ranked(statements)
    if not ranked:
        return None
    sectors = {sector for _kind, said in ranked for sector in said.get("sectors", ())}
    kind = OrganisationKind.TEACHER_TRAINING if sectors else OrganisationKind.OTHER
    return Composed(
        {
            "kind": kind.value,
            "name": _first(ranked, "name"),
            "municipality_id": _first(ranked, "municipality"),
            "street": _first(ranked, "street") or "",
            "postcode": _first(ranked, "postcode") or "",
            "place": _first(ranked, "place") or "",
            "website": _first(ranked, "website") or "",
            "sectors": in_order(sectors),
            "source": ranked[0][0],
        }
    )


def in_order(sectors: Iterable[str]) -> list[str]:
    """Return sectors once each, in the order of `Sector`."""
    return sorted(set(sectors), key=Sector.values.index)


def _ranked(statements: Iterable[Said]) -> list[Said]:
    return sorted(statements, key=lambda said: (RANK[said[0]], sorted(map(str, said[1].items()))))


def _first(ranked: Sequence[Said], name: str) -> Any:
    """Return the first value that says something."""
    return next((said[name] for _kind, said in ranked if said.get(name)), None)


def _latest_count(ranked: Sequence[Said]) -> tuple[int | None, int | None]:
    """Return the number of pupils of the latest year, None when unknown, and the year."""
    counts = [(said["pupils"], said["year"]) for _kind, said in ranked if "pupils" in said]
    if not counts:
        return None, None
    return max(counts, key=lambda count: count[1] or 0)
