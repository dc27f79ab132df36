"""What anyone may see: the list of regions, and a region."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public
from regions import queries
from regions.filters import RegionFilter
from regions.models import (
    PUBLIC_REGION_STATUSES,
    Municipality,
    PartnerKind,
    Partnership,
    Region,
    RegionStatus,
    Sector,
)

CAPACITIES: dict[PartnerKind, str | Promise] = {
    PartnerKind.SCHOOL_BOARD: _("School boards"),
    PartnerKind.TEACHER_TRAINING: _("Teacher-training institutes"),
    PartnerKind.BEROEPSGROEP: _("Beroepsgroep"),
    PartnerKind.OTHER: _("Other partners"),
}


@public
@require_safe
def region_list(request: VisitorRequest) -> HttpResponse:
    """List the regions; search by name, municipality or partner, filter by what they are."""
    shown = RegionFilter(request.GET, queries.region_list(request.role))
    context = {"shown": shown, "page": shown.page()}
    return render(request, "regions/list.html", context)


@public
@require_safe
def region_detail(request: VisitorRequest, slug: str) -> HttpResponse:
    """Show a region: its status, area and partners. A merged one leads to what it became."""
    region = queries.regions_with_partners().filter(slug=slug).first()
    if region is None:
        raise Http404
    visible = Region.objects.visible_to(request.role)
    if not visible.filter(pk=region.pk).exists():
        target = region.merged_into
        if target is not None and target.status in PUBLIC_REGION_STATUSES:
            return redirect("regions:detail", slug=target.slug)
        raise Http404
    partners: list[Partnership] = region.current_partners  # type: ignore[attr-defined]
    context = {
        "region": region,
        "sectors": [Sector(sector).label for sector in region.sectors],
        "provinces": _by_province(list(region.municipalities.all())),
        "partners": _by_capacity(partners),
        "penvoerder": next((each for each in partners if each.is_penvoerder), None),
        "is_merged": region.status == RegionStatus.SAMENGEVOEGD,
    }
    return render(request, "regions/detail.html", context)


def _by_province(municipalities: list[Municipality]) -> list[tuple[str, list[Municipality]]]:
    ordered = sorted(municipalities, key=lambda each: (each.province, each.name))
    return [
        (province, list(group))
        for province, group in groupby(ordered, key=lambda each: each.province)
    ]


def _by_capacity(
    partners: list[Partnership],
) -> list[tuple[str | Promise, list[Partnership]]]:
    """Partners under the heading of their capacity, without empty groups."""
    groups = [
        (label, [each for each in partners if each.kind == kind])
        for kind, label in CAPACITIES.items()
    ]
    return [(label, group) for label, group in groups if group]
