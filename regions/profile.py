"""What the pages for everybody say about regions beside their own fields; each a fixed number of
queries. Only what is public: no person, and no status that was not granted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Count, Exists, F, OuterRef, Q

from regions.models import (
    PUBLIC_REGION_STATUSES,
    Partnership,
    Region,
    RegionStatus,
    SchoolLocation,
    Sector,
)
from regions.schools import COUNTS, Schools, TakesPart, by_sector, schools_of_boards, that_count

_TOLD = (*PUBLIC_REGION_STATUSES, RegionStatus.SAMENGEVOEGD)


@dataclass(frozen=True, slots=True)
class RegionSchools:
    """The schools of the partners of a region, by school board and by sector."""

    by_board: dict[int, Schools]
    by_sector: list[tuple[Sector, Schools]]


def schools_of(
    region: Region, partners: Sequence[Partnership], codes: Sequence[str]
) -> RegionSchools:
    """The schools with which `partners` take part in a region of these municipalities. A query."""
    taking_part = [
        TakesPart(
            one.organisation_id,
            sectors=frozenset(one.location_sectors),
            codes=frozenset(one.location_codes),
        )
        for one in partners
    ]
    counted = list(
        that_count(
            schools_of_boards(taking_part),
            taking_part,
            sectors=region.sectors,
            codes=codes,
            is_national=region.is_national,
        )
    )
    by_board: dict[int, list[Schools]] = defaultdict(list)
    for part in counted:
        by_board[part.board].append(part.schools)
    found = by_sector(counted)
    return RegionSchools(
        {board: Schools.together(parts) for board, parts in by_board.items()},
        [(sector, found[sector]) for sector in Sector if sector in found],
    )


@dataclass(frozen=True, slots=True)
class StatusPeriod:
    """A `RegionStatus` and the aware moments between which a region had it; None is until now."""

    status: RegionStatus
    since: datetime
    until: datetime | None


def public_status_periods(region_ids: Iterable[int]) -> dict[int, list[StatusPeriod]]:
    """The periods in which these regions had a public status, the oldest first. One query.

    What a region was in between, such as not granted, is told to nobody: it is a gap.
    """
    return {
        pk: [
            StatusPeriod(status, since, until)
            for (status, since), until in zip(changes, _ends(changes), strict=True)
            if status in PUBLIC_REGION_STATUSES
        ]
        for pk, changes in _status_changes(region_ids).items()
    }


def status_history(region: Region) -> list[tuple[RegionStatus, datetime]]:
    """Which granted statuses the region has had and since when, the newest first. One query."""
    changes = _status_changes([region.pk])[region.pk]
    return [(status, since) for status, since in reversed(changes) if status in _TOLD]


def _status_changes(region_ids: Iterable[int]) -> dict[int, list[tuple[RegionStatus, datetime]]]:
    """Every status that these regions had and since when, the oldest first. One query."""
    changes: dict[int, list[tuple[RegionStatus, datetime]]] = {pk: [] for pk in region_ids}
    history = apps.get_model("regions", "RegionEvent").objects.filter(pgh_obj__in=changes)
    rows = history.order_by("pgh_id").values_list("pgh_obj_id", "status", "status_since")
    for pk, status, since in rows:
        if not changes[pk] or changes[pk][-1] != (status, since):
            changes[pk].append((RegionStatus(status), since))
    return changes


def _ends(changes: Sequence[tuple[RegionStatus, datetime]]) -> list[datetime | None]:
    return [*(since for _status, since in changes[1:]), None]


@dataclass(frozen=True, slots=True)
class Figures:
    """The regions of the country in numbers."""

    by_status: list[tuple[RegionStatus, int]]
    schools: Schools
    municipalities: int

    @property
    def regions(self) -> int:
        """All public regions."""
        return sum(number for _status, number in self.by_status)


def figures() -> Figures:
    """Count regions by status, municipalities, and schools of partners. Three queries.

    A school counts once, however many regions it takes part in, and where it does by the same rule
    as in `regions.schools`.
    """
    public = Region.objects.public()
    numbers = dict(
        public.order_by().values("status").annotate(n=Count("pk")).values_list("status", "n")
    )
    taking_part = Partnership.objects.public().filter(
        Q(region__sectors=[]) | Q(region__sectors__contains=[OuterRef("sector")]),
        Q(region__is_national=True) | Q(region__municipalities=OuterRef("municipality")),
        Q(location_sectors=[]) | Q(location_sectors__contains=[OuterRef("sector")]),
        Q(location_codes=[]) | Q(location_codes__contains=[OuterRef("code")]),
        organisation=OuterRef("board"),
    )
    locations = SchoolLocation.objects.current().filter(Exists(taking_part))
    area = public.order_by().aggregate(n=Count("municipalities", distinct=True))
    return Figures(
        [
            (RegionStatus(status), numbers[status])
            for status in reversed(PUBLIC_REGION_STATUSES)
            if status in numbers
        ],
        Schools(*locations.aggregate(**COUNTS).values()),
        area["n"],
    )


def latest_grants() -> list[Region]:
    """The regions by when they got the status they have, the newest first. One query."""
    return list(Region.objects.public().order_by(F("status_since").desc(), "name"))


def link_of(website: str) -> str:
    """The address of a website as the register has it, as a link; empty when it is none."""
    url = website if "://" in website else f"https://{website}"
    try:
        URLValidator(["http", "https"])(url)
    except ValidationError:
        return ""
    return url
