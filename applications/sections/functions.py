"""The section about the five functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import FunctionPlan, OnderwijsFunction, Plan, SectionKind

from .base import Data, Rows, SectionForm, WrittenSection, long_text

# What each function is about, in the words of the page.
FUNCTION_HELP = {
    OnderwijsFunction.WERVEN: _("Finding people who want to work in education."),
    OnderwijsFunction.MATCHEN: _("Bringing people and schools together."),
    OnderwijsFunction.OPLEIDEN: _("Training new teachers, support staff and school leaders."),
    OnderwijsFunction.BEGELEIDEN: _("Guiding people who are new in the profession."),
    OnderwijsFunction.PROFESSIONALISEREN: _("Letting everybody in the profession keep learning."),
}


class FunctionsForm(SectionForm):
    """Activities and a measurable result for each of the five functions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for function in OnderwijsFunction:
            self.fields[f"{function.value}_activities"] = long_text(
                _("What will the region do?"), rows=6
            )
            self.fields[f"{function.value}_result"] = long_text(
                _("By what result will you see that it worked?"),
                _("Name a number and a moment, for example: in 2028 we train 200 students a year."),
                rows=3,
            )

    @property
    def groups(self) -> Iterator[tuple[StrOrPromise, StrOrPromise, list[BoundField]]]:
        """The fields by function, with its name and what it is about."""
        for function in OnderwijsFunction:
            fields = [self[f"{function.value}_{part}"] for part in ("activities", "result")]
            yield function.label, FUNCTION_HELP[function], fields

    @classmethod
    def initial_of(cls, stored: Mapping[str, Any]) -> dict[str, Any]:
        """What the fields show for what is stored."""
        return {
            f"{function}_{part}": text
            for function, parts in stored.items()
            for part, text in parts.items()
        }

    def as_data(self) -> dict[str, Any]:
        """What was typed, as it is stored."""
        typed = self.cleaned_data
        return {
            function: {part: typed[f"{function}_{part}"] for part in ("activities", "result")}
            for function in OnderwijsFunction.values
        }


class FunctionsSection(WrittenSection):
    """A row for each of the five functions."""

    kind = SectionKind.FUNCTIONS
    form = FunctionsForm
    template = "applications/sections/functions.html"
    frozen_template = "applications/content/functions.html"
    prefetched = ("function_plans",)

    @property
    @override
    def asks(self) -> Sequence[StrOrPromise]:
        told = [f"{one.label}: {FUNCTION_HELP[one]}" for one in OnderwijsFunction]
        return [*told, _("For each: what will the region do, and by what result will you see it?")]

    @override
    def lay_out(self, plan: Plan) -> None:
        FunctionPlan.objects.bulk_create(
            FunctionPlan(plan=plan, function=function) for function in OnderwijsFunction.values
        )

    @override
    def read(self, plan: Plan) -> dict[str, Any]:
        rows = {row.function: row for row in FunctionPlan.objects.filter(plan=plan)}
        return {
            function: {"activities": rows[function].activities, "result": rows[function].result}
            for function in OnderwijsFunction.values
        }

    @override
    def write(self, plan: Plan, data: Data) -> bool:
        stored = self.read(plan)
        differs = [
            function for function in OnderwijsFunction.values if stored[function] != data[function]
        ]
        for function in differs:
            FunctionPlan.objects.filter(plan=plan, function=function).update(**data[function])
        return bool(differs)

    @override
    def frozen(self, plan: Plan) -> list[dict[str, str]]:
        rows = {row.function: row for row in plan.function_plans.all()}
        return [
            {
                "function": function,
                "activities": rows[function].activities,
                "result": rows[function].result,
            }
            for function in OnderwijsFunction.values
            if function in rows
        ]

    @override
    def described(self, data: Data) -> Rows:
        parts = {"activities": gettext("what the region will do"), "result": gettext("result")}
        return [
            (f"{function.label}: {label}", data[function.value][part])
            for function in OnderwijsFunction
            for part, label in parts.items()
        ]
