"""What lists and pages read of regions and their schools; `regions.search` finds organisations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from accounts.models import Role
from common.search import LONGEST_SEARCH, Folded, folded, search_words
from regions.models import (
    Municipality,
    Organisation,
    OrganisationQuerySet,
    Partnership,
    Region,
    RegionStatus,
    SchoolLocation,
    Sector,
)
from regions.search import matching_organisations, search_organisations

__all__ = [
    "SectorPupils",
    "matching_organisations",
    "pupils_per_sector",
    "region_list",
    "regions_with_partners",
    "register",
    "search_organisations",
]


@dataclass(frozen=True, slots=True)
class SectorPupils:
    """Pupils in one sector: the sum of what is known, and how many locations are unknown."""

    known: int
    unknown: int
    locations: int


def pupils_per_sector(organisation_ids: Iterable[int]) -> dict[str, SectorPupils]:
    """Count the pupils of the current locations of these boards, for every `Sector`. One query.

    A count that is unknown (DUO suppresses those below five) is not counted as zero but told.
    """
    rows = (
        SchoolLocation.objects.filter(board__in=list(organisation_ids), ended_on__isnull=True)
        .order_by()
        .values("sector")
        .annotate(
            known=Coalesce(Sum("pupils"), 0),
            unknown=Count("pk", filter=Q(pupils__isnull=True)),
            locations=Count("pk"),
        )
    )
    found = {
        row["sector"]: SectorPupils(row["known"], row["unknown"], row["locations"]) for row in rows
    }
    return {sector: found.get(sector, SectorPupils(0, 0, 0)) for sector in Sector.values}


def region_list(
    role: Role | None, *, words: str = "", sector: str = "", status: str = "", province: str = ""
) -> QuerySet[Region]:
    """Regions that `role` may see, by name, with `partner_count` and `penvoerder_name`.

    `words` must each occur in the name of the region, of a municipality or of a current partner.
    One query, whatever the number.
    """
    current = Partnership.objects.filter(region=OuterRef("pk"), ended_on__isnull=True)
    counted = current.order_by().values("region").annotate(n=Count("organisation", distinct=True))
    regions = Region.objects.visible_to(role).annotate(
        partner_count=Coalesce(
            Subquery(counted.values("n"), output_field=IntegerField()), Value(0)
        ),
        penvoerder_name=Subquery(
            current.filter(is_penvoerder=True).values("organisation__name")[:1]
        ),
    )
    for word in search_words(folded(words[:LONGEST_SEARCH])):
        partner = current.alias(folded_name=Folded(F("organisation__name")))
        area = Municipality.objects.filter(regions=OuterRef("pk")).alias(
            folded_name=Folded(F("name"))
        )
        regions = regions.alias(folded_name=Folded(F("name"))).filter(
            Q(folded_name__contains=word)
            | Q(Exists(partner.filter(folded_name__contains=word)))
            | Q(Exists(area.filter(folded_name__contains=word)))
        )
    if sector in Sector.values:
        regions = regions.filter(sectors__contains=[sector])
    if status in RegionStatus.values:
        regions = regions.filter(status=status)
    if province:
        inside = Municipality.objects.filter(regions=OuterRef("pk"), province=province)
        regions = regions.filter(Exists(inside))
    return regions.order_by("name", "pk")


def regions_with_partners() -> QuerySet[Region]:
    """Regions with what their page shows: `current_partners` and municipalities. Three queries."""
    partners = (
        Partnership.objects.filter(ended_on__isnull=True)
        .select_related("organisation__municipality")
        .order_by("-is_penvoerder", "organisation__name")
    )
    return Region.objects.select_related("merged_into").prefetch_related(
        Prefetch("partnerships", partners, to_attr="current_partners"), "municipalities"
    )


def register(*, words: str = "", kind: str = "", ended: bool = False) -> OrganisationQuerySet:
    """Organisations for who keeps the register, with municipality; all of them without `words`.

    `kind` is an `OrganisationKind` or nothing; `ended` also shows those that have ended.
    """
    kinds = [kind] if kind else None
    if words:
        return matching_organisations(words, kinds=kinds, ended=ended)
    found = Organisation.objects.select_related("municipality").order_by("name", "pk")
    if not ended:
        found = found.current()
    return found.filter(kind=kind) if kind else found
