"""What can be asked of the list of regions and of the register."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from common.filters import ListFilter, Order, SortFilter, by_name, choice_filter, search_filter
from regions import facts, sheets
from regions.drawing.map import Colouring
from regions.models import (
    PUBLIC_REGION_STATUSES,
    Municipality,
    OrganisationKind,
    OrganisationQuerySet,
    Region,
    Sector,
)
from regions.region_search import searched_regions
from regions.search import searched


class RegionSearch(ListFilter):
    """By words in the name of the region, of a municipality or of a current partner."""

    q = search_filter(_("Region, municipality or partner"), "search_regions")

    @property
    def words(self) -> str:
        """What is searched for."""
        return str(self.form.cleaned_data.get("q") or "") if self.is_valid() else ""

    def search_regions(self, regions: QuerySet[Region], name: str, words: str) -> QuerySet[Region]:
        """Regions that fit, the best first."""
        return searched_regions(regions, words)


class RegionFilter(RegionSearch):
    """The list of regions: searched, filtered and sorted."""

    sector = choice_filter(_("Sector"), Sector.choices, method="in_sector")
    status = choice_filter(
        _("Status"), [(status.value, status.label) for status in PUBLIC_REGION_STATUSES]
    )
    province = choice_filter(
        _("Province"), lambda: [(name, name) for name in facts.provinces()], method="in_province"
    )
    sort = SortFilter(
        _("what fits best, then name"),
        {
            "name": by_name(),
            "-partners": Order(_("most partners first"), "-partner_count", "name", "pk"),
            "partners": Order(_("fewest partners first"), "partner_count", "name", "pk"),
        },
    )

    def in_sector(self, regions: QuerySet[Region], name: str, sector: str) -> QuerySet[Region]:
        """Regions that cover a sector."""
        return regions.filter(sectors__contains=[sector])

    def in_province(self, regions: QuerySet[Region], name: str, province: str) -> QuerySet[Region]:
        """Regions with a municipality in a province."""
        inside = Municipality.objects.filter(regions=OuterRef("pk"), province=province)
        return regions.filter(Exists(inside))


class MapFilter(RegionSearch):
    """What stands out on the map, and what its colours say."""

    colour = choice_filter(
        _("Colour by"),
        [(one.value, one.label) for one in (Colouring.STATUS, Colouring.SECTOR)],
        empty=Colouring.REGION.label,
        method="keep",
    )

    def keep(self, regions: QuerySet[Region], name: str, value: str) -> QuerySet[Region]:
        """A colour leaves out no region."""
        return regions

    @property
    def colouring(self) -> Colouring:
        """What the colours say."""
        asked = self.form.cleaned_data.get("colour") if self.is_valid() else ""
        return Colouring(asked or Colouring.REGION)


class EndedFilter(ChoiceFilter):  # type: ignore[misc]
    """Whether organisations that have ended are shown as well."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Ended organisations"),
            choices=[("1", _("show as well"))],
            empty_label=_("hide"),
        )

    def filter(self, qs: OrganisationQuerySet, value: Any) -> OrganisationQuerySet:
        """Leave them out unless they are asked for."""
        return qs if value else qs.current()


class RegisterFilter(ListFilter):
    """By name, place or number, as `regions.search` finds; the best first."""

    q = search_filter(_("Name, place or number"), "search_register")
    kind = choice_filter(_("Kind"), OrganisationKind.choices)
    ended = EndedFilter()
    sort = SortFilter(
        _("what fits best, then name"),
        {
            "name": by_name(),
            "kind": Order(_("kind"), "kind", "name", "pk"),
            "place": Order(_("place"), "place", "name", "pk"),
        },
    )
    sheet = sheets.ORGANISATIONS

    def filter_queryset(self, queryset: OrganisationQuerySet) -> OrganisationQuerySet:
        """Search among what the other filters leave, and sort what was found."""
        for name in ("kind", "ended", "q", "sort"):
            value = self.form.cleaned_data.get(name, "")
            queryset = self.filters[name].filter(queryset, value)
        return queryset

    def search_register(
        self, organisations: OrganisationQuerySet, name: str, words: str
    ) -> OrganisationQuerySet:
        """Organisations that fit, the best first."""
        return searched(organisations, words)
