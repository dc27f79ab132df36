"""What lists and pages read of regions and the register; `regions.search` finds organisations."""

from __future__ import annotations

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Count,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts.models import Role
from regions.drawing.map import DrawnRegion
from regions.models import (
    Organisation,
    OrganisationQuerySet,
    Partnership,
    Region,
)
from regions.search import search_organisations

__all__ = [
    "drawn_regions",
    "public_partnerships",
    "region_list",
    "regions_with_partners",
    "register",
    "search_organisations",
]


def region_list(role: Role | None) -> QuerySet[Region]:
    """Regions that `role` may see, by name, with `partner_count` and `penvoerder_name`.

    One query, whatever the number.
    """
    current = Partnership.objects.current().filter(region=OuterRef("pk"))
    counted = current.order_by().values("region").annotate(n=Count("organisation", distinct=True))
    regions = Region.objects.visible_to(role).annotate(
        partner_count=Coalesce(
            Subquery(counted.values("n"), output_field=IntegerField()), Value(0)
        ),
        penvoerder_name=Subquery(
            current.filter(is_penvoerder=True).values("organisation__name")[:1]
        ),
    )
    return regions.order_by("name", "pk")


def regions_with_partners() -> QuerySet[Region]:
    """Regions with what their page shows, in four queries.

    Their `current_partners`, municipalities, and the partnerships on which they build.
    """
    partners = (
        Partnership.objects.current()
        .select_related("organisation__municipality")
        .order_by("-is_penvoerder", "organisation__name")
    )
    return Region.objects.select_related("merged_into").prefetch_related(
        Prefetch("partnerships", partners, to_attr="current_partners"),
        "municipalities",
        "collaborations",
    )


def drawn_regions() -> list[DrawnRegion]:
    """The public regions for the map, numbered by name, for everybody the same. One query."""
    regions = (
        Region.objects.public()
        .order_by("name", "pk")
        .annotate(
            codes=ArrayAgg(
                "municipalities",
                filter=Q(municipalities__isnull=False),
                order_by="municipalities",
                default=Value([]),
            )
        )
        .values("pk", "name", "slug", "status", "sectors", "is_national", "codes")
    )
    return [
        DrawnRegion(
            pk=row["pk"],
            number=number,
            name=row["name"],
            url=reverse("regions:detail", args=[row["slug"]]),
            status=row["status"],
            sectors=tuple(row["sectors"]),
            codes=tuple(row["codes"]),
            is_national=row["is_national"],
        )
        for number, row in enumerate(regions, start=1)
    ]


def register() -> OrganisationQuerySet:
    """All organisations by name, also ended ones, with municipality."""
    return Organisation.objects.select_related("municipality").order_by("name", "pk")


def public_partnerships() -> QuerySet[Partnership]:
    """Who takes part now in a region that anyone may see, with the region; by its name."""
    return Partnership.objects.public().select_related("region").order_by("region__name", "kind")
