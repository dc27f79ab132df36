"""What a decision does to a region: its status, its area and its partners.

Who may decide is settled by the act that calls these, on the floor of the assessments.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from accounts.permissions import why_not_current
from common.dates import amsterdam_date
from common.refusal import Refusal, refuse
from regions.models import (
    Municipality,
    Organisation,
    Partnership,
    Region,
    RegionStatus,
    Sector,
)


class PartnerIn(NamedTuple):
    """An organisation, its capacity (`PartnerKind`), whether it leads, and with which locations.

    Those in `sectors` or those with `codes` take part; with neither all of them.
    """

    organisation: Organisation
    kind: str
    leads: bool
    sectors: Sequence[str] = ()
    codes: Sequence[str] = ()


# By its own act, because it needs a target.
_NOT_GRANTED_HERE = (RegionStatus.SAMENGEVOEGD,)


@transaction.atomic
def grant_status(
    *,
    region: Region,
    status: str,
    sectors: Sequence[str],
    is_national: bool,
    municipalities: Iterable[Municipality],
    partners: Sequence[PartnerIn],
    on: datetime,
    by: Role | None,
) -> Region:
    """Give `region` its status and make its sectors, area and partners those of the decision.

    `on` is the aware moment from which the decision counts; partnerships that are no longer there
    end on its day in Amsterdam and new ones start on it. `by` is None when the portal does what
    somebody decided before. Doing the same twice changes nothing the second time.
    Returns the region as stored. Raises `Refusal` (`role_ended`, `status_unknown`, `merged`,
    `penvoerder_twice`).
    """
    locked = _locked(region, by)
    if status not in RegionStatus.values or status in _NOT_GRANTED_HERE:
        raise Refusal(_("This is not a status that can be granted."), code="status_unknown")
    if len({one.organisation.pk for one in partners if one.leads}) > 1:
        raise Refusal(_("A region has one penvoerder."), code="penvoerder_twice")
    if locked.status != status:
        locked.status, locked.status_since = status, on
    locked.sectors = [sector for sector in Sector.values if sector in set(sectors)]
    locked.is_national = is_national
    locked.save()
    locked.municipalities.set(list(municipalities))
    _replace_partners(locked, partners, amsterdam_date(on))
    return locked


@transaction.atomic
def merge_into(*, region: Region, target: Region, on: datetime, by: Role) -> Region:
    """End `region` as merged into `target`; its partnerships end, its links keep working.

    Returns the merged region as stored. Doing the same twice changes nothing the second time.
    Raises `Refusal` (`role_ended`, `merge_with_self`, `merged`, `target_merged`).
    """
    if region.pk == target.pk:
        raise Refusal(_("A region cannot be merged into itself."), code="merge_with_self")
    # In the order of their keys, so that two merges at once cannot wait for each other.
    rows = {
        row.pk: row
        for row in Region.objects.select_for_update()
        .filter(pk__in=[region.pk, target.pk])
        .order_by("pk")
    }
    merged, goal = rows[region.pk], rows[target.pk]
    refuse(why_not_current(by), code="role_ended")
    if merged.merged_into_id == goal.pk:
        return merged
    if merged.status == RegionStatus.SAMENGEVOEGD:
        raise _already_merged()
    if goal.status == RegionStatus.SAMENGEVOEGD:
        raise Refusal(
            _("The region you merge into has itself been merged. Choose the region it became."),
            code="target_merged",
        )
    merged.status, merged.status_since = RegionStatus.SAMENGEVOEGD, on
    merged.merged_into = goal
    merged.save()
    _replace_partners(merged, [], amsterdam_date(on))
    return merged


@transaction.atomic
def undo_merge(
    *, region: Region, status: str, since: datetime, partnerships: Collection[int], by: Role
) -> Region:
    """Give a region that was merged back its `status` `since` then, and its `partnerships`.

    These are keys of those that ended by the merging. Returns the region as stored; of a region
    that is not merged nothing changes. Raises `Refusal` (`role_ended`).
    """
    refuse(why_not_current(by), code="role_ended")
    stored = Region.objects.select_for_update().get(pk=region.pk)
    if stored.status != RegionStatus.SAMENGEVOEGD:
        return stored
    stored.status, stored.status_since, stored.merged_into = status, since, None
    stored.save()
    stored.partnerships.filter(pk__in=partnerships).update(ended_on=None)
    return stored


@transaction.atomic
def change_partners(
    *, region: Region, change: Callable[[Sequence[PartnerIn]], Sequence[PartnerIn]], on: date
) -> None:
    """Make the partners of `region` what `change` makes of those it has now, as from day `on`.

    Nothing else about the region changes, and partnerships that stay the same are left alone.
    Raises `Refusal` (`merged`).
    """
    locked = _locked(region, None)
    current = locked.partnerships.current().select_related("organisation").order_by("pk")
    partners = [
        PartnerIn(
            one.organisation,
            one.kind,
            one.is_penvoerder,
            one.location_sectors,
            one.location_codes,
        )
        for one in current
    ]
    _replace_partners(locked, change(partners), on)


def refuse_merged(region: Region) -> None:
    """Raise `Refusal` (`merged`) when the region was merged into another."""
    if region.status == RegionStatus.SAMENGEVOEGD:
        raise _already_merged()


def _locked(region: Region, by: Role | None) -> Region:
    """Return the region as stored, locked until the end of the transaction."""
    if by is not None:
        refuse(why_not_current(by), code="role_ended")
    locked = Region.objects.select_for_update().get(pk=region.pk)
    refuse_merged(locked)
    return locked


def _replace_partners(region: Region, partners: Sequence[PartnerIn], day: date) -> None:
    """Make `partners` the current ones; those that stay the same are left alone."""
    wanted: dict[tuple[int, str], PartnerIn] = {}
    for one in partners:
        # A penvoerder that takes part in two capacities leads in the first.
        leads = one.leads and not any(earlier.leads for earlier in wanted.values())
        wanted[one.organisation.pk, one.kind] = one._replace(leads=leads)
    for partnership in region.partnerships.current():
        key = (partnership.organisation_id, partnership.kind)
        if key in wanted and _is_same(partnership, wanted[key]):
            del wanted[key]
        else:
            partnership.ended_on = max(day, partnership.started_on)
            partnership.save(update_fields=["ended_on"])
    Partnership.objects.bulk_create(
        Partnership(
            region=region,
            organisation=one.organisation,
            kind=one.kind,
            is_penvoerder=one.leads,
            location_sectors=list(one.sectors),
            location_codes=list(one.codes),
            started_on=day,
        )
        for one in wanted.values()
    )


def _is_same(partnership: Partnership, one: PartnerIn) -> bool:
    return (
        partnership.is_penvoerder == one.leads
        and partnership.location_sectors == list(one.sectors)
        and partnership.location_codes == list(one.codes)
    )


def _already_merged() -> Refusal:
    return Refusal(
        _("This region has been merged into another; it can no longer change."), code="merged"
    )
