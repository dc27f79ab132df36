"""Taking sections over from another application that one may see, without overwriting anything.

What stands in a unit of the section stays, unless the person saw both and chose the earlier one
(docs/decisions/0174-taking-over-from-an-earlier-application.md).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.content import Content, frozen_content
from applications.models import Application, Section, SectionKind, Submission, TakeOver
from applications.models.application import ApplicationQuerySet
from applications.sections import (
    Takeable,
    WrittenSection,
    as_asked,
    asked_in,
    written_section,
)
from applications.sections.partners import PartnersSection, TakeableParties
from common.dates import amsterdam_date
from common.refusal import Refusal
from common.three_way import Clash, fingerprint, unite

from .editing import UNKNOWN, Stale, refuse_unless_editable, save_section
from .locations import store_locations
from .locking import locked_section
from .partners import add_partner
from .people import readable


@dataclass(frozen=True)
class Earlier:
    """What another application says: its newest submission, or what its draft says now."""

    application: Application
    submission: Submission | None
    content: Content

    @property
    def name(self) -> str:
        """How it is called on the screen."""
        version = self.submission.version if self.submission else None
        return called(self.application.name, self.application.number, version)


@dataclass(frozen=True)
class Offer:
    """What taking a section over would do now.

    `fills` are the units in which nothing stands yet, `clashes` those in which something else does.
    """

    takeable: Takeable
    plain: dict[str, Any]
    fills: Collection[str]
    clashes: Mapping[str, Clash]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take over."""
        return not self.fills and not self.clashes


def called(name: str, number: str | None, version: int | None) -> str:
    """An application and its version as they are named on the screen; a draft has none."""
    if version is None:
        return gettext("%(name)s (draft)") % {"name": name}
    words = gettext("%(name)s (%(number)s, version %(version)s)")
    return words % {"name": name, "number": number, "version": version}


def taken_from(taken: TakeOver) -> str:
    """From what a section was taken over, in words."""
    source, submission = taken.source, taken.submission
    return called(source.name, source.number, submission.version if submission else None)


def sources(application: Application, by: Role) -> ApplicationQuerySet:
    """The other applications that `by` may see, those for the same region first, then the newest.

    With their round, plan and penvoerder, so that a page shows their names in one query.
    """
    same = Case(When(region=application.region_id, then=Value(0)), default=Value(1))
    return (
        Application.objects.visible_to(by)
        .exclude(pk=application.pk)
        .select_related("round", "plan", "penvoerder")
        .order_by(same, "-created_at", "pk")
    )


def earlier(source: Application) -> Earlier:
    """What `source` says, with its persons; three queries more for a draft."""
    submission = source.latest_submission
    content = frozen_content(source) if submission is None else readable(submission)
    return Earlier(source, submission, content)


def takeable(section: WrittenSection, source: Earlier) -> Takeable | None:
    """What a section can take over; None when the source does not have it, or it was erased."""
    part = source.content.get(section.kind)
    today = amsterdam_date(timezone.now())
    return None if part is None else section.takeable(part, today)


def parties(application: Application, source: Earlier) -> TakeableParties:
    """Which partners can be taken over."""
    part = source.content.get("partners") or ()
    return PartnersSection().takeable(part, source.application, application)


def offer(application: Application, section: WrittenSection, source: Earlier) -> Offer | None:
    """What taking over would fill and where something else stands; None: there is nothing."""
    found = takeable(section, source)
    if found is None:
        return None
    plain, theirs = section.plain(found.data), section.units(section.read(application.plan))
    mine = _to_take(section, found)
    united = unite(was=_empty(theirs), mine=mine, theirs=theirs)
    fills = [name for name, unit in united.units.items() if unit != theirs[name]]
    return Offer(found, plain, fills, united.clashes)


def _to_take(section: WrittenSection, found: Takeable) -> dict[str, Any]:
    """The units of what was found in which something stands."""
    units = section.units(section.plain(found.data))
    return {name: unit for name, unit in units.items() if unit and name not in found.without}


def _empty(units: Mapping[str, Any]) -> dict[str, str]:
    """The fingerprints of the units in which nothing stands: only those are filled unasked."""
    return {name: fingerprint(unit) for name, unit in units.items() if not unit}


@transaction.atomic
def take_over(
    *,
    application: Application,
    kind: str,
    source: Application,
    by: Role,
    chosen: Mapping[str, str] | None = None,
    without: Collection[str] = (),
) -> bool:
    """Take section `kind` over from `source`; return whether that changed anything.

    `chosen` are the fingerprints of what stood in the units for which the person chose the earlier
    text, `without` the units for which it was left. Raises `Refusal` (`not_editable`,
    `not_visible`, `nothing_to_take`, and those of `save_section` and `add_partner`), and `Stale`
    for units in which something else stands and nothing was chosen.
    """
    row = locked_section(application, kind)
    current = row.plan.application
    refuse_unless_editable(current, kind, by)
    if not sources(current, by).filter(pk=source.pk).exists():
        raise Refusal(_("You cannot take anything over from that application."), code="not_visible")
    found = earlier(source)
    if kind == SectionKind.PARTNERS:
        changed = _take_partners(current, found, by)
    else:
        changed = _take_written(row, found, by, chosen or {}, without)
    if changed:
        TakeOver.objects.create(
            section=row, source=source, submission=found.submission, taken_by=by
        )
    return changed


def _take_written(
    row: Section, source: Earlier, by: Role, chosen: Mapping[str, str], without: Collection[str]
) -> bool:
    section = as_asked(written_section(row.kind), row.plan.application.round)
    found = takeable(section, source)
    if found is None:
        raise Refusal(_("There is nothing to take over in this part."), code="nothing_to_take")
    mine = _to_take(section, found)
    theirs = section.units(section.read(row.plan))
    saved = save_section(
        application=row.plan.application,
        kind=row.kind,
        version=UNKNOWN,
        data=found.data,
        by=by,
        was={**_empty(theirs), **chosen},
        without={*without, *(theirs.keys() - mine.keys())},
    )
    return saved.version != row.version


def _take_partners(application: Application, source: Earlier, by: Role) -> bool:
    """Add who is not there yet, with its locations; who signs for them is asked anew."""
    found = parties(application, source).parties
    for one in found:
        added = add_partner(
            application=application, organisation=one.organisation, kind=one.kind, by=by
        )
        store_locations([(added, list(one.sectors), list(one.codes))])
    return bool(found)


@dataclass(frozen=True)
class TakenAll:
    """What came of taking everything over: titles of sections, and refusals in words."""

    taken: list[StrOrPromise]
    kept: list[StrOrPromise]
    refused: list[str]


@transaction.atomic
def take_all(*, application: Application, source: Application, by: Role) -> TakenAll:
    """Take over every section as far as nothing else stands there; what stands, stays.

    Raises `Refusal` (`not_editable`, `not_visible`); what one section refuses is told.
    """
    taken: list[StrOrPromise] = []
    kept: list[StrOrPromise] = []
    refused: list[str] = []
    for section in asked_in(application.round):
        try:
            changed, stays = _as_far_as_empty(application, section.kind, source, by)
        except Refusal as refusal:
            if refusal.code in {"not_editable", "not_visible"}:
                raise
            if refusal.code != "nothing_to_take":
                refused.append(f"{section.title}: {refusal}")
            continue
        taken += [section.title] if changed else []
        kept += [section.title] if stays else []
    return TakenAll(taken, kept, refused)


def _as_far_as_empty(
    application: Application, kind: str, source: Application, by: Role
) -> tuple[bool, bool]:
    """Whether anything was taken over, and whether something else stood there and stays."""
    try:
        return take_over(application=application, kind=kind, source=source, by=by), False
    except Stale as stale:
        without = stale.clashes
    changed = take_over(application=application, kind=kind, source=source, by=by, without=without)
    return changed, True
