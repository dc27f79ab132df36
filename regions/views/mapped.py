"""The map of the regions, with a list beside it that says the same."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from accounts.access import VisitorRequest, public
from regions import queries
from regions.drawing.legend import map_keys
from regions.drawing.map import DrawnRegion, draw
from regions.filters import MapFilter
from regions.models import Region


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
        "keys": map_keys(shown.colouring, regions),
    }
    return render(request, "regions/map.html", context)


def _lists(
    regions: list[DrawnRegion],
) -> list[tuple[StrOrPromise, list[DrawnRegion]]]:
    """The regions that are on the map and those that are not, without empty lists."""
    lists: list[tuple[StrOrPromise, list[DrawnRegion]]] = [
        (_("Regions on the map, by name"), [one for one in regions if one.codes]),
        (_("National: not tied to an area"), [one for one in regions if one.is_national]),
        (
            _("Area not yet known"),
            [one for one in regions if not one.codes and not one.is_national],
        ),
    ]
    return [(label, there) for label, there in lists if there]
