"""The section about the five functions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import TextChoices
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import (
    FunctionPlan,
    OnderwijsFunction,
    Plan,
    SectionKind,
    TargetGroup,
)
from common import lengths
from common.forms import name_in_full

from .base import (
    Data,
    Rows,
    SectionForm,
    WrittenSection,
    column_labels,
    long_text,
    rows_of,
)
from .cells import in_words

# What each function is about, in the words of the page.
FUNCTION_HELP = {
    OnderwijsFunction.WERVEN: _("Finding people who want to work in education."),
    OnderwijsFunction.MATCHEN: _("Bringing people and schools together."),
    OnderwijsFunction.OPLEIDEN: _("Training new teachers, support staff and school leaders."),
    OnderwijsFunction.BEGELEIDEN: _("Guiding people who are new in the profession."),
    OnderwijsFunction.PROFESSIONALISEREN: _("Letting everybody in the profession keep learning."),
}


class FunctionForm(forms.Form):
    """What is asked of one function; each field is a column of its row."""

    activities = long_text(_("What will the region do?"), rows=6)
    result = long_text(
        _("By what result will you see that it worked?"),
        _("Name a number and a moment, for example: in 2028 we train 200 students a year."),
        rows=3,
    )
    for_whom = forms.MultipleChoiceField(
        label=_("For whom is it?"),
        choices=TargetGroup.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    carried_out_by = forms.CharField(
        label=_("Who carries it out?"),
        help_text=_("Name partners, a team or another organisation, not persons."),
        max_length=lengths.LINE,
        required=False,
    )
    period = forms.CharField(
        label=_("When?"),
        help_text=_("A period or a date, for example: from September 2027 to July 2029."),
        max_length=lengths.LINE,
        required=False,
    )


FIELDS = FunctionForm.base_fields


class FunctionState(TextChoices):
    """How far somebody is with a function."""

    EMPTY = "neutral", _("not filled in")
    PARTLY = "info", _("partly filled in")
    FILLED = "ok", _("filled in")


@dataclass(frozen=True)
class FunctionPart:
    """A function on the page: its fields, and whether it stands open to be filled in."""

    name: StrOrPromise
    about: StrOrPromise
    fields: list[BoundField]
    state: FunctionState
    is_open: bool


class FunctionsForm(SectionForm):
    """What is asked of each of the five functions: the fields `of_a_function`."""

    of_a_function: ClassVar[Mapping[str, forms.Field]] = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for function in OnderwijsFunction:
            for part, field in self.of_a_function.items():
                self.fields[_key(function, part)] = deepcopy(field)
                name_in_full(self.fields[_key(function, part)], function.label)

    @property
    def parts(self) -> list[FunctionPart]:
        """The functions; open are the first that is not filled in, and those with an error."""
        parts: list[FunctionPart] = []
        for function in OnderwijsFunction:
            fields = [self[_key(function, part)] for part in self.of_a_function]
            state = _state_of(fields)
            is_next = state != FunctionState.FILLED and not any(part.is_open for part in parts)
            is_open = is_next or any(field.errors for field in fields)
            about = FUNCTION_HELP[function]
            parts.append(FunctionPart(function.label, about, fields, state, is_open))
        return parts

    @classmethod
    @override
    def column_of(cls, name: str) -> str:
        return name.partition("_")[2]

    @classmethod
    def initial_of(cls, stored: Mapping[str, Any]) -> dict[str, Any]:
        """What the fields show for what is stored."""
        return {
            _key(function, part): value
            for function, parts in stored.items()
            for part, value in parts.items()
        }

    def as_data(self) -> dict[str, Any]:
        """What was typed, as it is stored."""
        typed = self.cleaned_data
        return {
            function: {part: typed[_key(function, part)] for part in self.of_a_function}
            for function in OnderwijsFunction.values
        }


def _key(function: str, part: str) -> str:
    return f"{OnderwijsFunction(function).value}_{part}"


def _in_order(value: Any) -> Any:
    """A text as it is; for whom in the order in which it can be chosen."""
    return value if isinstance(value, str) else [one for one in TargetGroup.values if one in value]


def _state_of(fields: list[BoundField]) -> FunctionState:
    filled = sum(bool(field.value()) for field in fields)
    if filled == 0:
        return FunctionState.EMPTY
    return FunctionState.FILLED if filled == len(fields) else FunctionState.PARTLY


class FunctionsSection(WrittenSection):
    """A row for each of the five functions."""

    kind = SectionKind.FUNCTIONS
    form: ClassVar[type[FunctionsForm]] = FunctionsForm
    template = "applications/sections/functions.html"
    frozen_template = "applications/content/functions.html"
    listed: ClassVar = {
        "listed_functions": rows_of(FunctionPlan, {one: one for one in ("function", *FIELDS)}, "pk")
    }

    @property
    def fields(self) -> Mapping[str, forms.Field]:
        """What is asked of each function, by name."""
        return self.form.of_a_function

    @property
    @override
    def questions(self) -> Mapping[str, StrOrPromise]:
        return {name: field.label or "" for name, field in self.fields.items()}

    @classmethod
    @override
    def narrowed(cls, left_out: Collection[str]) -> dict[str, Any]:
        asked = {name: one for name, one in cls.form.of_a_function.items() if name not in left_out}
        return {"form": type("FunctionsForm", (cls.form,), {"of_a_function": asked})}

    @property
    @override
    def asks(self) -> Sequence[StrOrPromise]:
        told = [f"{one.label}: {FUNCTION_HELP[one]}" for one in OnderwijsFunction]
        asked = " ".join(map(str, self.questions.values()))
        return [*told, gettext("For each: %(asked)s") % {"asked": asked}]

    @override
    def lay_out(self, plan: Plan) -> None:
        FunctionPlan.objects.bulk_create(
            FunctionPlan(plan=plan, function=function) for function in OnderwijsFunction.values
        )

    @override
    def plain(self, data: Data) -> dict[str, Any]:
        return {
            function: {name: _in_order(data[function][name]) for name in self.fields}
            for function in OnderwijsFunction.values
        }

    @override
    def units(self, data: Data) -> dict[str, Any]:
        return {
            _key(function, part): frozenset(value) if isinstance(value, list) else value
            for function, parts in data.items()
            for part, value in parts.items()
        }

    @override
    def from_units(self, units: Data) -> dict[str, Any]:
        return self.plain(
            {
                function: {part: units[_key(function, part)] for part in self.fields}
                for function in OnderwijsFunction.values
            }
        )

    @override
    def read(self, plan: Plan) -> dict[str, Any]:
        rows = FunctionPlan.objects.filter(plan=plan).values("function", *self.fields)
        stored = {row.pop("function"): row for row in rows}
        return {function: stored[function] for function in OnderwijsFunction.values}

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
    def frozen(self, plan: Plan) -> list[dict[str, Any]]:
        rows = {row["function"]: row for row in vars(plan)["listed_functions"]}
        return [
            {"function": function, **{part: rows[function][part] for part in self.fields}}
            for function in OnderwijsFunction.values
            if function in rows
        ]

    @override
    def thawed(self, part: Any) -> dict[str, Any]:
        # A document of before a field was asked does not have it.
        empty = vars(FunctionPlan())
        said = {one["function"]: {**empty, **one} for one in part}
        return {
            function: {name: said.get(function, empty)[name] for name in self.fields}
            for function in OnderwijsFunction.values
        }

    @override
    def described(self, data: Data) -> Rows:
        return [
            (f"{function.label}: {field.label}", in_words(field, data[function.value][part]))
            for function in OnderwijsFunction
            for part, field in self.fields.items()
        ]

    @override
    def told(self, part: Any) -> Rows:
        return [
            (f"{function}: {label}", text)
            for function, rows in self.frozen_functions(part)
            for label, text in rows
        ]

    def frozen_functions(self, plans: Sequence[Data]) -> list[tuple[StrOrPromise, Rows]]:
        """The functions of a document by name, each with what is said of it in words."""
        labels = column_labels(FunctionPlan)
        return [
            (
                OnderwijsFunction(plan["function"]).label,
                [
                    (labels[part], in_words(field, plan[part]))
                    for part, field in self.fields.items()
                    if part in plan
                ],
            )
            for plan in plans
        ]
