"""What anyone may see: the list of regions, and a region."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public
from regions import profile, queries
from regions.drawing.locator import locate
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
from regions.permissions import may_present
from regions.region_search import municipality_without_region, why_found
from regions.schools import Schools

CAPACITIES: dict[PartnerKind, str | Promise] = {
    PartnerKind.SCHOOL_BOARD: _("School boards"),
    PartnerKind.TEACHER_TRAINING: _("Teacher-training institutes"),
    PartnerKind.SUPPORT_TRAINING: _("Trainers of support staff"),
    PartnerKind.BEROEPSGROEP: _("Beroepsgroep"),
    PartnerKind.OTHER: _("Other partners"),
}


@public
@require_safe
def region_list(request: VisitorRequest) -> HttpResponse:
    """List the regions; search by name, municipality or partner, filter by what they are."""
    shown = RegionFilter(request.GET, queries.region_list(request.role))
    page = shown.page()
    if shown.words:
        why = why_found(list(page), shown.words)
        for region in page:
            region.why = why[region.pk]
    context = {
        "shown": shown,
        "page": page,
        "without_region": municipality_without_region(shown.words),
    }
    return render(request, "regions/list.html", context)


@public
@require_safe
def region_detail(request: VisitorRequest, slug: str) -> HttpResponse:
    """Show a region: status, area, partners and schools. A merged one leads to what it became."""
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
    codes = [one.code for one in region.municipalities.all()]
    schools = profile.schools_of(region, partners, codes)
    penvoerder = next((each for each in partners if each.is_penvoerder), None)
    context = {
        "region": region,
        "locator": locate(region.name, codes),
        "history": profile.status_history(region),
        "schools": schools.by_sector,
        "contact": settings.CONTACT,
        "website": profile.link_of(penvoerder.organisation.website) if penvoerder else "",
        "sectors": [Sector(sector).label for sector in region.sectors],
        "provinces": _by_province(list(region.municipalities.all())),
        "partners": _by_capacity(partners, schools),
        "penvoerder": penvoerder,
        "may_present": may_present(request.role, region),
        "is_merged": region.status == RegionStatus.SAMENGEVOEGD,
    }
    return render(request, "regions/detail.html", context)


def _by_province(municipalities: list[Municipality]) -> list[tuple[str, list[Municipality]]]:
    ordered = sorted(municipalities, key=lambda each: (each.province, each.name))
    return [
        (province, list(group))
        for province, group in groupby(ordered, key=lambda each: each.province)
    ]


@dataclass(frozen=True)
class Group:
    """The partners in one capacity; each with its schools, None where the register has none."""

    label: str | Promise
    partners: list[tuple[Partnership, Schools | None]]

    @property
    def has_schools(self) -> bool:
        """Whether any of them has schools."""
        return any(schools for _partner, schools in self.partners)


def _by_capacity(partners: list[Partnership], schools: profile.RegionSchools) -> list[Group]:
    """Partners under the heading of their capacity, without empty groups."""
    groups = [
        Group(
            label,
            [
                (one, schools.by_board.get(one.organisation_id))
                for one in partners
                if one.kind == kind
            ],
        )
        for kind, label in CAPACITIES.items()
    ]
    return [group for group in groups if group.partners]
