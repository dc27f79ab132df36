"""With which of its locations a partner takes part: all, by sector, or those on a list of codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application, Partner, SectionKind
from applications.neighbours import as_rewritten, rewritten_elsewhere, taken_locations
from applications.requirements.parties import in_words
from applications.sections.code_lists import Line, lines_of
from common.refusal import Refusal, refuse_all
from regions.models import SchoolLocation, Sector

from .editing import note_change, refuse_unless_editable
from .locking import locked_section

FIELD = "codes"
MOST_TOLD = 50
"""So many wrong lines are told at once; who mends those is told the next."""
# A partner with its sectors and its codes.
Chosen = tuple[Partner, list[str], list[str]]


@transaction.atomic
def choose_locations(
    *, partner: Partner, by: Role, sectors: Collection[str] = (), codes: str | None = None
) -> Partner:
    """Note with which of its locations a partner of a draft takes part.

    Those on the list `codes` (text, as `code_lists` reads it) when it is given, else those in
    `sectors`, else all. The partners sign this, so earlier signatures lapse. Raises `Refusal`
    (`not_editable`, `no_codes`, and for each line that is wrong `unknown_location`,
    `closed_location` or `foreign_location`).
    """
    section = locked_section(partner.application, SectionKind.PARTNERS)
    refuse_unless_editable(section.plan.application, section.kind, by)
    chosen: Collection[str] = []
    if codes is not None:
        by_board = _checked(codes, {partner.organisation_id})
        chosen = by_board.get(partner.organisation_id, ())
    in_order = [] if chosen else [sector for sector in Sector.values if sector in sectors]
    if store_locations([(partner, in_order, sorted(chosen))]):
        note_change(section, by)
    return Partner.objects.get(pk=partner.pk)


@transaction.atomic
def choose_locations_of_all(*, application: Application, by: Role, codes: str) -> list[Partner]:
    """Note the locations of every partner of which locations stand on the list `codes`; give those.

    The others stay as they are. Raises as `choose_locations`.
    """
    section = locked_section(application, SectionKind.PARTNERS)
    refuse_unless_editable(section.plan.application, section.kind, by)
    partners = {one.organisation_id: one for one in Partner.objects.filter(application=application)}
    by_board = _checked(codes, partners.keys())
    chosen: list[Chosen] = [
        (partners[board], [], sorted(found)) for board, found in by_board.items()
    ]
    if store_locations(chosen):
        note_change(section, by)
    return [partner for partner, _sectors, _codes in chosen]


def store_locations(chosen: Iterable[Chosen]) -> bool:
    """Store what is chosen, all of it fit; return whether anything differs from what was stored."""
    differ = [
        Partner.objects.filter(pk=partner.pk)
        .exclude(location_sectors=sectors, location_codes=codes)
        .update(location_sectors=sectors, location_codes=codes)
        for partner, sectors, codes in chosen
    ]
    return any(differ)


def _checked(text: str, boards: Collection[int]) -> Mapping[int, set[str]]:
    """The codes in a text by the board that has the location, all of these boards. One query."""
    lines = lines_of(text)
    if not lines:
        raise Refusal(_("Enter at least one location code."), field=FIELD, code="no_codes")
    rows = SchoolLocation.objects.filter(code__in={line.code for line in lines})
    known = {row.code: row for row in rows}
    refuse_all(list(islice(_lacks(lines, known, boards), MOST_TOLD)))
    found: dict[int, set[str]] = defaultdict(set)
    for row in known.values():
        if row.board_id is not None:
            found[row.board_id].add(row.code)
    return found


def _lacks(
    lines: Sequence[Line], known: Mapping[str, SchoolLocation], boards: Collection[int]
) -> Iterator[Refusal]:
    """What is wrong with the list, by line."""
    for line in lines:
        code, words = _lack(known.get(line.code), boards)
        if words:
            told = words % {"number": line.number, "code": line.code}
            yield Refusal(told, field=FIELD, code=code)


def _lack(location: SchoolLocation | None, boards: Collection[int]) -> tuple[str, StrOrPromise]:
    if location is None:
        return "unknown_location", _("Line %(number)s: the register has no location %(code)s.")
    if location.ended_on is not None:
        return "closed_location", _("Line %(number)s: location %(code)s has closed.")
    if location.board_id not in boards:
        return "foreign_location", (
            _("Line %(number)s: location %(code)s belongs to another organisation.")
        )
    return "", ""


def told_of_taken(application: Application, codes: str, at: datetime) -> list[str]:
    """Which locations on a list take part in another submitted application, by line. Two queries,
    and two more when one of them is being rewritten.
    """
    asked = Application.objects.filter(pk=application.pk).annotate(beside=rewritten_elsewhere(at))
    rewritten = {application.pk: as_rewritten(asked.values_list("beside", flat=True).get())}
    found = taken_locations(rewritten, at).get(application.pk, ())
    taken = {one.code: one for one in found}
    return [
        _("Line %(number)s: %(location)s")
        % {"number": line.number, "location": in_words(taken[line.code])}
        for line in lines_of(codes)
        if line.code in taken
    ]
