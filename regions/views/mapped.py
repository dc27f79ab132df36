"""The map of the regions, with a list beside it that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from accounts.access import VisitorRequest, public
from regions import queries
from regions.drawing.map import Colouring, DrawnRegion, draw
from regions.filters import MapFilter
from regions.models import PUBLIC_REGION_STATUSES, Region, RegionStatus, Sector


@dataclass(frozen=True)
class Key:
    """An entry of the legend: what a fill of the map means."""

    fill: str
    label: StrOrPromise
    is_pattern: bool = True


@public
@require_safe
def region_map(request: VisitorRequest) -> HttpResponse:
    """Draw the public regions; search by name, municipality or partner, colour by what they are."""
    regions = queries.drawn_regions()
    shown = MapFilter(request.GET, Region.objects.public())
    found = set(shown.qs.values_list("pk", flat=True)) if shown.words else None
    stand_out = [one for one in regions if found is None or one.pk in found]
    context = {
        "shown": shown,
        "map": draw(regions, shown.colouring, stand_out),
        "lists": _lists(stand_out),
        "found": None if found is None else len(stand_out),
        "keys": _keys(shown.colouring, regions),
        "colouring": shown.colouring,
    }
    return render(request, "regions/map.html", context)


def _lists(
    regions: list[DrawnRegion],
) -> list[tuple[StrOrPromise, list[DrawnRegion]]]:
    """The regions that are on the map and those that are not, without empty lists."""
    lists: list[tuple[StrOrPromise, list[DrawnRegion]]] = [
        (_("On the map"), [one for one in regions if one.codes]),
        (_("National: not tied to an area"), [one for one in regions if one.is_national]),
        (
            _("Area not yet known"),
            [one for one in regions if not one.codes and not one.is_national],
        ),
    ]
    return [(label, there) for label, there in lists if there]


def _keys(colouring: Colouring, regions: list[DrawnRegion]) -> list[Key]:
    """The legend, without what is nowhere on the map."""
    on_map = [one for one in regions if one.codes]
    bare = Key("bare", _("no region"), is_pattern=False)
    if colouring == Colouring.STATUS:
        there = {one.status for one in on_map}
        keys = [
            Key(
                f"status-{status}",
                RegionStatus(status).label,
                is_pattern=status != RegionStatus.DEFINITIEF,
            )
            for status in reversed(PUBLIC_REGION_STATUSES)
            if status in there
        ]
        return [*keys, bare]
    if colouring == Colouring.SECTOR:
        covered = {sector for one in on_map for sector in one.sectors}
        keys = [Key(f"sector-{one}", one.label) for one in Sector if one in covered]
        return [*keys, bare]
    codes = [code for one in on_map for code in one.codes]
    keys = [Key("several", _("more than one region"))] if len(codes) > len(set(codes)) else []
    return [*keys, bare]
