"""The forms of the parts of an application.

Nothing but the name is required to save: what is asked for submitting is told by the requirements.
Each form takes what `read_section` gives (`initial_of`) and gives what `save_section` takes
(`as_data`); `described` tells it in words, for putting two versions beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import OnderwijsFunction, SectionKind
from common.amounts import amount_text, parse_amount
from common.forms import FieldsHelper
from common.refusal import Refusal
from regions.models import Municipality, Sector

Rows = list[tuple[StrOrPromise, str]]


def long_text(label: StrOrPromise, help_text: StrOrPromise = "", rows: int = 8) -> forms.CharField:
    """A field for some paragraphs."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": rows}),
    )


class SectionForm(forms.Form):
    """A part whose fields are those of the application."""

    helper = FieldsHelper(marked=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Nothing is required, so saying so at every field says nothing.
            field.widget.attrs.setdefault("autocomplete", "off")

    @classmethod
    def initial_of(cls, stored: Mapping[str, Any]) -> dict[str, Any]:
        """What the fields show for what is stored."""
        return dict(stored)

    def as_data(self) -> dict[str, Any]:
        """What was typed, as it is stored."""
        return {name: self.cleaned_data[name] for name in self.fields}

    def described(self, stored: Mapping[str, Any]) -> Rows:
        """What is stored or was typed, in words."""
        return [(field.label or "", str(stored[name])) for name, field in self.fields.items()]


@dataclass(frozen=True)
class Choice:
    """A municipality that can be ticked."""

    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class Province:
    """The municipalities of a province; `chosen` counts those that are ticked."""

    name: str
    choices: list[Choice]

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return sum(1 for choice in self.choices if choice.is_chosen)


class RegionForm(SectionForm):
    """Name, sectors and area."""

    name = forms.CharField(
        label=_("Name of the region"),
        max_length=120,
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
        self.places = list(Municipality.objects.order_by("province", "name"))
        choices = [(place.code, place.name) for place in self.places]
        self.fields["municipalities"].choices = choices  # type: ignore[attr-defined]

    @cached_property
    def provinces(self) -> list[Province]:
        """All municipalities by province, with what is ticked."""
        ticked = set(self["municipalities"].value() or [])
        return [
            Province(name, [Choice(p.code, p.name, p.code in ticked) for p in places])
            for name, places in groupby(self.places, key=lambda place: place.province)
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

    def described(self, stored: Mapping[str, Any]) -> Rows:
        """What is stored or was typed, in words."""
        names = {place.code: place.name for place in self.places}
        labels = self.fields
        return [
            (labels["name"].label or "", stored["name"]),
            (
                labels["sectors"].label or "",
                ", ".join(str(Sector(sector).label) for sector in stored["sectors"]),
            ),
            (
                labels["is_national"].label or "",
                gettext("yes") if stored["is_national"] else gettext("no"),
            ),
            (
                labels["municipalities"].label or "",
                ", ".join(sorted(names[code] for code in stored["municipalities"])),
            ),
        ]


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

    def described(self, stored: Mapping[str, Any]) -> Rows:
        """What is stored or was typed, in words."""
        parts = {"activities": gettext("what the region will do"), "result": gettext("result")}
        return [
            (f"{function.label}: {label}", stored[function.value][part])
            for function in OnderwijsFunction
            for part, label in parts.items()
        ]


class BeroepsgroepForm(SectionForm):
    """How the beroepsgroep was and will be involved."""

    beroepsgroep_involvement = long_text(
        _("How were teachers and school leaders involved in this plan?"),
        _("Say who took part, when, and what changed because of them."),
    )
    beroepsgroep_voice = long_text(
        _("How is their say arranged from now on?"),
        _("For example: which seats they have, what they decide on, how many hours they get."),
    )


class GovernanceForm(SectionForm):
    """Who decides."""

    governance = long_text(
        _("How do the partners decide together?"),
        _("Say who decides about what, how often they meet and who answers for the money."),
        rows=12,
    )


class LearningForm(SectionForm):
    """How the region learns."""

    learning_approach = long_text(
        _("How does the region learn, share and follow its results?"),
        _("Say what you measure, with whom you share it and how you use it."),
        rows=12,
    )


class ContactForm(SectionForm):
    """The project leader."""

    project_leader_name = forms.CharField(label=_("Name"), max_length=150, required=False)
    project_leader_email = forms.EmailField(label=_("E-mail address"), required=False)
    project_leader_phone = forms.CharField(
        label=_("Phone number"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"type": "tel"}),
        help_text=_("Only if you want to be called about the application."),
    )


class BudgetLineForm(forms.Form):
    """One line of the budget; an empty line is left out."""

    description = forms.CharField(max_length=200, required=False)
    amount = forms.CharField(
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "decimal"}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the amount, and ask for the other half of a half line."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        text = typed.get("amount", "")
        if text:
            typed["amount"] = self._read(text)
        if typed.get("description") and not text:
            self.add_error("amount", gettext("Enter the amount of this line."))
        elif text and not typed.get("description"):
            self.add_error("description", gettext("Enter what this amount is for."))
        return typed

    def _read(self, text: str) -> Decimal | None:
        try:
            amount = parse_amount(text)
        except Refusal as refusal:
            self.add_error("amount", str(refusal))
            return None
        if amount <= 0:
            self.add_error("amount", gettext("Enter an amount above zero."))
        elif amount >= Decimal(10000000000):
            self.add_error("amount", gettext("This amount is too large."))
        return amount


if TYPE_CHECKING:
    Lines = BaseFormSet[BudgetLineForm]
else:
    Lines = BaseFormSet


class BaseBudgetFormSet(Lines):
    """The lines of the budget, as a form of one part."""

    @classmethod
    def initial_of(cls, stored: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What the lines show for what is stored, and three empty ones."""
        filled = [{**ln, "amount": amount_text(ln["amount"])} for ln in stored["lines"]]
        return [*filled, {}, {}, {}]

    def add_fields(self, form: BudgetLineForm, index: int | None) -> None:
        """Name the line in its labels, so that an error tells which line it is about."""
        super().add_fields(form, index)
        number = {"number": 1 if index is None else index + 1}
        form.fields["description"].label = gettext("What line %(number)s is for") % number
        form.fields["amount"].label = gettext("Amount of line %(number)s in euro") % number

    def as_data(self) -> dict[str, Any]:
        """What was typed, as it is stored."""
        lines = [form.cleaned_data for form in self.forms]
        return {
            "lines": [
                {"description": line["description"], "amount": line["amount"]}
                for line in lines
                if line.get("description")
            ]
        }

    def described(self, stored: Mapping[str, Any]) -> Rows:
        """What is stored or was typed, in words."""
        return [
            (
                gettext("Budget lines"),
                "\n".join(
                    f"{line['description']}: € {amount_text(line['amount'])}"
                    for line in stored["lines"]
                ),
            )
        ]


BudgetFormSet = formset_factory(
    BudgetLineForm,
    formset=BaseBudgetFormSet,
    extra=0,
    max_num=100,
    validate_max=True,
    absolute_max=103,
)

FORMS: dict[SectionKind, Any] = {
    SectionKind.REGION: RegionForm,
    SectionKind.FUNCTIONS: FunctionsForm,
    SectionKind.BEROEPSGROEP: BeroepsgroepForm,
    SectionKind.GOVERNANCE: GovernanceForm,
    SectionKind.LEARNING: LearningForm,
    SectionKind.BUDGET: BudgetFormSet,
    SectionKind.CONTACT: ContactForm,
}
