"""What an agreed change does to the region: from its day, and not before its letter is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import structlog
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.afterwards import KnownState
from applications.domain import changed_parties
from applications.domain.partners import why_not_add
from applications.models import Application, RequirementLevel
from applications.requirements.catalogue import ALL
from applications.requirements.parties import Party
from assessments.models import ChangeKind, ChangeNotice, Decision, NoticeState
from common.dates import amsterdam_date, day_text
from regions.domain.status import PartnerIn, change_partners
from regions.models import Organisation, Partnership, RegionStatus

from . import cases

log = structlog.get_logger(__name__)

AHEAD = timedelta(days=366)
"""How long before its day a change can be reported."""


def why_not_fit(
    application: Application, kind: str, organisation: Organisation | None, capacity: str = ""
) -> StrOrPromise | None:
    """Why this change cannot be carried out in the region as it is now. One query."""
    if organisation is None:
        return None if kind == ChangeKind.NOT_DONE else _("Choose the party.")
    region = Partnership.objects.current().filter(region=application.region_id)
    present = set(region.values_list("organisation", flat=True))
    if kind == ChangeKind.JOINS:
        return why_not_add(organisation, present, capacity)
    leads = organisation.pk == application.penvoerder_id
    if leads and kind == ChangeKind.LEAVES:
        return _("This is the penvoerder. First report which party becomes penvoerder instead.")
    if leads:
        return _("This party is the penvoerder already.")
    return None if organisation.pk in present else _("This party does not take part.")


def why_not_agree(notice: ChangeNotice) -> StrOrPromise | None:
    """Why a change cannot be agreed with: the status ended, it does not fit any more, or an agreed
    one waits.
    """
    if notice.application.region.status == RegionStatus.SAMENGEVOEGD:
        return _("The region was merged into another, so nothing of it can be changed any more.")
    if not KnownState(notice.application.state).has_status:
        return _("The region has no status any more, so nothing of it can be changed.")
    waiting = ChangeNotice.objects.filter(
        application=notice.application_id,
        state=NoticeState.AKKOORD,
        carried_out_at=None,
        lapsed_at=None,
        organisation__isnull=False,
    )
    if notice.organisation_id is not None and waiting.exclude(pk=notice.pk).exists():
        return _("An earlier change was agreed and does not count yet. Wait until it does.")
    others = ChangeNotice.objects.unsettled().filter(application=notice.application_id)
    if notice.kind == ChangeKind.PENVOERDER and others.exclude(pk=notice.pk).exists():
        # What the present penvoerder reported is answered to it.
        return _("Decide on the other changes first: the penvoerder that reported them hears it.")
    return why_not_fit(notice.application, notice.kind, notice.organisation, notice.capacity)


def why_not_day(application: Application, day: date, today: date) -> StrOrPromise | None:
    """A change counts from a day on which the region had its status, at most a year ahead."""
    decisions = Decision.objects.made_known().standing().filter(application=application)
    granted_at = decisions.order_by("granted_at").values_list("granted_at", flat=True).first()
    if granted_at is not None and day < (first := amsterdam_date(granted_at)):
        return _("The region has its status since %(day)s. Enter that day or a later one.") % {
            "day": day_text(first)
        }
    if day > today + AHEAD:
        return _("Enter a day at most one year from now.")
    return None


def lost_parties(notice: ChangeNotice) -> list[StrOrPromise]:
    """What the round asks of who takes part, by title, and is no longer met when the party of the
    notice leaves: nobody else takes part in that capacity. Three queries for a party that leaves.
    """
    if notice.kind != ChangeKind.LEAVES:
        return []
    region = Partnership.objects.current().filter(region=notice.application.region_id)
    leaving = set(region.filter(organisation=notice.organisation_id).values_list("kind", flat=True))
    staying = set(
        region.exclude(organisation=notice.organisation_id).values_list("kind", flat=True)
    )
    rows = notice.application.round.requirements.exclude(level=RequirementLevel.OFF)
    codes = set(rows.values_list("code", flat=True))
    asked = [one for one in ALL if isinstance(one, Party) and one.code in codes]
    return [one.title for one in asked if one.kind in leaving - staying]


def changed(partners: Sequence[PartnerIn], notice: ChangeNotice) -> list[PartnerIn]:
    """What a change makes of the partners of a region."""
    party = notice.organisation
    if party is None:
        return list(partners)
    if notice.kind == ChangeKind.LEAVES:
        return [one for one in partners if one.organisation != party]
    if notice.kind == ChangeKind.PENVOERDER:
        return [one._replace(leads=one.organisation == party) for one in partners]
    is_there = any(one.organisation == party for one in partners)
    return [*partners] if is_there else [*partners, PartnerIn(party, notice.capacity, leads=False)]


def carry_out(notice: ChangeNotice, *, now: datetime) -> bool:
    """Make the region what was agreed, once its day has come; whether it did.

    Called within a transaction that locked the case. It lapses in a region that was merged
    meanwhile or whose status ended.
    """
    if notice.state != NoticeState.AKKOORD or notice.starts_on > amsterdam_date(now):
        return False
    application = cases.lock(notice.application_id)
    region = application.region
    has_status = KnownState(application.state).has_status
    if region.status == RegionStatus.SAMENGEVOEGD or not has_status:
        notice.lapsed_at = now
        notice.save(update_fields=["lapsed_at"])
        return False
    if notice.kind != ChangeKind.NOT_DONE:
        change_partners(
            region=region, change=lambda found: changed(found, notice), on=notice.counts_from
        )
        _change_parties(application, notice)
    notice.carried_out_at = now
    notice.save(update_fields=["carried_out_at"])
    return True


def _change_parties(application: Application, notice: ChangeNotice) -> None:
    """Note with the application who takes part and who leads it from now on."""
    party = notice.organisation
    if party is None:
        return
    if notice.kind == ChangeKind.JOINS:
        changed_parties.joins(application, party, notice.capacity, on=notice.counts_from)
    elif notice.kind == ChangeKind.LEAVES:
        changed_parties.leaves(application, party, on=notice.counts_from)
    else:
        changed_parties.takes_over(application, party)


def carry_out_due(*, now: datetime) -> int:
    """Carry out agreed changes whose day has come; return how many. Safe to run twice at once.

    One that cannot be carried out is logged as an error and holds up no other.
    """
    due = ChangeNotice.objects.to_carry_out().filter(starts_on__lte=amsterdam_date(now))
    keys = due.order_by("starts_on", "pk").values_list("pk", "application")
    return sum(_carry_out_or_log(pk, application, now) for pk, application in keys)


def _carry_out_or_log(pk: int, application_id: int, now: datetime) -> bool:
    try:
        return _carry_out_one(pk, application_id, now)
    except Exception as error:  # noqa: BLE001  The changes of other regions go on.
        log.error("change_not_carried_out", notice=pk, error=repr(error))
        return False


@transaction.atomic
def _carry_out_one(pk: int, application_id: int, now: datetime) -> bool:
    cases.lock(application_id)
    waiting = ChangeNotice.objects.to_carry_out().select_for_update(of=("self",))
    notice = waiting.select_related("organisation", "letter").filter(pk=pk).first()
    return notice is not None and carry_out(notice, now=now)
