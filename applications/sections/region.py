"""The section about the region: name, sectors and area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import Plan, PlanMunicipality, SectionKind
from common import lengths
from common.names import NameField
from common.written import WrittenOnce
from regions.models import Municipality, Sector

from .base import Data, Rows, SectionForm, Takeable, WrittenSection, rows_of

CHECKED = mark_safe(" checked")


@dataclass(frozen=True)
class Choice:
    """A municipality that can be ticked."""

    code: str
    name: str
    is_chosen: bool


@lru_cache(maxsize=1024)
def _box(code: str, name: str, *, is_chosen: bool) -> SafeString:
    """A municipality that can be ticked; the same on every page."""
    return format_html(
        '<div class="choice"><input class="utrecht-checkbox utrecht-checkbox--html-input" '
        'type="checkbox" name="municipalities" id="municipality-{0}" value="{0}"{2}>'
        '<label class="utrecht-form-label utrecht-form-label--checkbox" '
        'for="municipality-{0}">{1}</label></div>',
        code,
        name,
        CHECKED if is_chosen else "",
    )


@dataclass(frozen=True)
class Province:
    """The municipalities of a province; `chosen` counts those that are ticked."""

    name: str
    choices: list[Choice]

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return sum(1 for choice in self.choices if choice.is_chosen)

    @property
    def boxes(self) -> SafeString:
        """A box for each; there are hundreds, for which a loop in a template takes long."""
        boxes = (_box(one.code, one.name, is_chosen=one.is_chosen) for one in self.choices)
        return mark_safe("".join(boxes))  # noqa: S308 - put together from what is safe


@cache
def _places() -> WrittenOnce[Any]:
    found = Municipality.objects.order_by("province", "name")
    return WrittenOnce(found.values_list("province", "code", "name"))


def why_not_both(region: Data) -> StrOrPromise | None:
    """Why this region cannot be national and have municipalities too, if it is and has."""
    if region["is_national"] and region["municipalities"]:
        return _(
            "A national region has no municipalities of its own. Untick the municipalities, or "
            "untick that the region is national."
        )
    return None


class RegionForm(SectionForm):
    """Name, sectors and area."""

    name = NameField(
        label=_("Name of the region"),
        max_length=lengths.NAME_OF_THING,
        error_messages={"required": _("Enter the name of the region.")},
    )
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"),
        choices=Sector.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose every sector that the region works for."),
    )
    is_national = forms.BooleanField(
        label=_("The region is national and not tied to an area"), required=False
    )
    municipalities = forms.MultipleChoiceField(
        label=_("Municipalities"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = _places().fetch()
        # Put together when what was typed is judged; the page has boxes of its own.
        choices = lambda: [(code, name) for _province, code, name in self.places]  # noqa: E731
        self.fields["municipalities"].choices = choices  # type: ignore[attr-defined]

    @override
    def clean(self) -> dict[str, Any]:
        """Say it at the field when the region is both national and bounded."""
        chosen = {"is_national": False, "municipalities": [], **(super().clean() or {})}
        if reason := why_not_both(chosen):
            self.add_error("is_national", str(reason))
        return self.cleaned_data

    @cached_property
    def provinces(self) -> list[Province]:
        """All municipalities by province, with what is ticked."""
        ticked = set(self["municipalities"].value() or [])
        return [
            Province(province, [Choice(code, name, code in ticked) for _same, code, name in places])
            for province, places in groupby(self.places, key=itemgetter(0))
        ]

    @cached_property
    def chosen_names(self) -> list[str]:
        """The names of what is ticked."""
        return [
            choice.name
            for province in self.provinces
            for choice in province.choices
            if choice.is_chosen
        ]


class RegionSection(WrittenSection):
    """Name, sectors and area; its fields are columns of the plan itself."""

    kind = SectionKind.REGION
    form = RegionForm
    template = "applications/sections/region.html"
    frozen_template = "applications/content/region.html"
    listed: ClassVar = {
        "listed_places": rows_of(
            PlanMunicipality,
            {name: f"municipality__{name}" for name in ("code", "name", "province")},
        )
    }

    @override
    def plain(self, data: Data) -> dict[str, Any]:
        return {
            "name": " ".join(data["name"].split()),
            "sectors": [sector for sector in Sector.values if sector in data["sectors"]],
            "is_national": bool(data["is_national"]),
            "municipalities": sorted(data["municipalities"]),
        }

    @override
    def units(self, data: Data) -> dict[str, Any]:
        ticked = {name: frozenset(data[name]) for name in ("sectors", "municipalities")}
        return {**data, **ticked}

    @override
    def from_units(self, units: Data) -> dict[str, Any]:
        return self.plain(units)

    @override
    def counted(self, data: Data) -> StrOrPromise:
        number = len(data["municipalities"])
        words = ngettext(
            "%(number)s municipality chosen.", "%(number)s municipalities chosen.", number
        )
        return words % {"number": number}

    @override
    def with_more_lines(self, data: QueryDict) -> RegionForm:
        """With all of the province that was asked for; with none of it when all were ticked.

        Neither saved nor judged.
        """
        asked = Municipality.objects.filter(province=data.get("more", ""))
        whole = set(asked.values_list("code", flat=True))
        ticked = set(data.getlist("municipalities"))
        typed = {
            "name": data.get("name", ""),
            "sectors": data.getlist("sectors"),
            "is_national": bool(data.get("is_national")),
            "municipalities": sorted(ticked - whole if whole <= ticked else ticked | whole),
        }
        form = RegionForm(initial=typed)
        form.data = data  # The version that the person had before them travels along.
        return form

    @override
    def why_not_write(self, data: Data) -> StrOrPromise | None:
        return why_not_both(data)

    @override
    def read(self, plan: Plan) -> dict[str, Any]:
        columns = Plan.objects.values("name", "sectors", "is_national").get(pk=plan.pk)
        places = PlanMunicipality.objects.filter(plan=plan)
        codes = sorted(places.values_list("municipality_id", flat=True))
        return {**columns, "municipalities": codes}

    @override
    def write(self, plan: Plan, data: Data) -> bool:
        if self.read(plan) == data:
            return False
        plan.name, plan.sectors, plan.is_national = (
            data["name"],
            data["sectors"],
            data["is_national"],
        )
        plan.save(update_fields=["name", "sectors", "is_national"])
        plan.municipalities.set(data["municipalities"])
        return True

    @override
    def frozen(self, plan: Plan) -> dict[str, Any]:
        chosen = sorted(vars(plan)["listed_places"], key=lambda place: str(place["code"]))
        return {
            "name": plan.name,
            "sectors": [sector for sector in Sector.values if sector in plan.sectors],
            "is_national": plan.is_national,
            "municipalities": [
                {name: place[name] for name in ("code", "name", "province")} for place in chosen
            ],
        }

    @override
    def told(self, part: Any) -> Rows:
        return self._in_words(part, [place["name"] for place in part["municipalities"]])

    @override
    def thawed(self, part: Any) -> dict[str, Any]:
        return self.plain(
            {**part, "municipalities": [place["code"] for place in part["municipalities"]]}
        )

    @override
    def takeable(self, part: Any, today: date) -> Takeable:
        """All but the name, and the municipalities that still exist."""
        codes = [place["code"] for place in part["municipalities"]]
        known = set(Municipality.objects.filter(code__in=codes).values_list("code", flat=True))
        gone = [place for place in part["municipalities"] if place["code"] not in known]
        told = gettext("%(name)s is no longer a municipality, so it is not taken over.")
        return Takeable(
            {**self.thawed(part), "municipalities": sorted(known)},
            [told % {"name": place["name"]} for place in gone],
            frozenset({"name"}),
        )

    @override
    def described(self, data: Data) -> Rows:
        places = Municipality.objects.filter(code__in=data["municipalities"]).order_by("name")
        return self._in_words(data, [place.name for place in places])

    def _in_words(self, data: Data, places: Sequence[str]) -> Rows:
        words = {
            "name": data["name"],
            "sectors": ", ".join(str(Sector(sector).label) for sector in data["sectors"]),
            "is_national": gettext("yes") if data["is_national"] else gettext("no"),
            "municipalities": ", ".join(sorted(places)),
        }
        labels = RegionForm.base_fields
        return [(labels[name].label or "", text) for name, text in words.items()]
