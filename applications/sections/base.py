"""What a section of the plan is: one class says all that is true of it.

Pages, saving, freezing, signing and comparing ask the class; nothing else knows a section by name.
See docs/decisions/0053-what-a-section-is.md.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import DecimalField, F, OuterRef, TextField
from django.db.models.functions import Cast, JSONObject
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import Application, Plan, SectionKind
from applications.models.plan import Written
from common import lengths
from common.forms import FieldsHelper
from common.rich_text import RichTextField

Data = Mapping[str, Any]
Rows = list[tuple[StrOrPromise, str]]


@dataclass(frozen=True)
class Takeable:
    """What can be taken over of an earlier document: plain `data`, and what no longer fits.

    The units `without` are not taken over: they belong to the plan that is written.
    """

    data: Data
    misfits: Sequence[str] = ()
    without: frozenset[str] = frozenset()


class PlanSection(ABC):
    """A section as the task list, the address and the signatures know it.

    When `is_essential`, a change makes those who signed sign again; else it is not among what
    partners sign. `frozen_template` shows its part of a frozen document.

    A round may leave out some of its `questions` (`leaving_out`), but for those that it `keeps`.
    """

    kind: ClassVar[SectionKind]
    frozen_template: ClassVar[str]
    is_essential: ClassVar[bool] = True
    keeps: ClassVar[Collection[str]] = ()

    @property
    def title(self) -> StrOrPromise:
        """The name of the section on the screen."""
        return self.kind.label

    @property
    def asks(self) -> Sequence[StrOrPromise]:
        """What is asked in it, as everybody may read before applying."""
        return ()

    @property
    def questions(self) -> Mapping[str, StrOrPromise]:
        """What is asked in it apart, by name; nothing of a section that is asked as a whole."""
        return {}

    @property
    def can_be_left_out(self) -> Mapping[str, StrOrPromise]:
        """The questions that a round may leave out; who leaves out the only one asks no part."""
        if len(self.questions) == 1:
            return {}
        return {name: one for name, one in self.questions.items() if name not in self.keeps}

    @classmethod
    def narrowed(cls, left_out: Collection[str]) -> dict[str, Any]:
        """What is different in the class of the section that does not ask these questions."""
        del left_out
        return {}

    def url(self, application: Application) -> str:
        """The address where the section is written."""
        return reverse("applications:section", args=[application.pk, self.kind])

    @abstractmethod
    def told(self, part: Any) -> Rows:
        """What its part of a frozen document says, field by field in words, to tell a change."""


AnySection = TypeVar("AnySection", bound=PlanSection)


@cache
def leaving_out(whole: type[AnySection], questions: frozenset[str]) -> AnySection:
    """The section `whole` without these questions: it shows, stores and freezes the others."""
    made: AnySection = type(whole.__name__, (whole,), whole.narrowed(questions))()
    return made


class WrittenSection(PlanSection):
    """A section that is filled in as one form and saved as a whole.

    `form` takes what `read` gives (`form.initial_of`) and gives what `write` takes (`as_data`).
    `template` is its page; autosave shows `changes_on_saving`, a part of it, anew. What freezing
    reads of the plan comes along in one query for all sections together: `joined` are the rows that
    a plan has one of, `listed` those that it has many of, by the name under which `vars(plan)` has
    them (`rows_of`).
    """

    form: ClassVar[Any]
    intro: ClassVar[StrOrPromise] = ""
    template: ClassVar[str] = "applications/sections/base.html"
    changes_on_saving: ClassVar[str] = ""
    joined: ClassVar[tuple[str, ...]] = ()
    listed: ClassVar[Mapping[str, ArraySubquery]] = {}

    @property
    @override
    def asks(self) -> Sequence[StrOrPromise]:
        fields = getattr(self.form, "base_fields", {})
        return [field.label for field in fields.values() if field.label]

    def lay_out(self, plan: Plan) -> None:
        """Give a new plan the empty rows of the section, if it has any."""
        del plan

    def plain(self, data: Data) -> dict[str, Any]:
        """`data` in the one form in which it is compared and stored."""
        return dict(data)

    def why_not_write(self, data: Data) -> StrOrPromise | None:
        """Why plain `data` cannot be stored because it contradicts itself, if it does."""
        del data
        return None

    def remarks(self, data: Data, today: date) -> Sequence[StrOrPromise]:
        """What deserves a second look in `data` as it was typed, though it can be stored."""
        del data, today
        return ()

    def with_more_lines(self, data: QueryDict) -> Any:
        """The form as it was typed with some more empty lines; None for a section without lines."""
        del data

    def from_sheet(self, content: bytes) -> Data | None:
        """What a spreadsheet says, as it would be stored; None for a section without one.

        Raises `Refusal` with all that is wrong, by cell.
        """
        del content
        return None

    def units(self, data: Data) -> dict[str, Any]:
        """Plain `data` by what one person changes apart from another, named as in the form.

        A `list` is merged line by line and a `frozenset` choice by choice (`common/three_way.py`).
        """
        return dict(data)

    def from_units(self, units: Data) -> dict[str, Any]:
        """The plain data of which these are all the units."""
        return dict(units)

    def counted(self, data: Data) -> StrOrPromise:
        """What adds up in plain `data`, told while one writes; nothing for a section of texts."""
        del data
        return ""

    @abstractmethod
    def read(self, plan: Plan) -> dict[str, Any]:
        """What is stored now, read afresh."""

    @abstractmethod
    def write(self, plan: Plan, data: Data) -> bool:
        """Store plain `data`; return whether it differs from what was stored."""

    @abstractmethod
    def frozen(self, plan: Plan) -> Any:
        """Its part of the document that is signed and submitted; amounts and codes as texts."""

    @abstractmethod
    def thawed(self, part: Any) -> dict[str, Any] | None:
        """What `read` gave when `part` was `frozen`; None once the person in it was erased."""

    def as_stored(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """What `read` gives, taken from the document that the application makes now."""
        data = self.thawed(content[self.kind])
        if data is None:
            raise ValueError("From what is being written no person was erased.")
        return data

    def takeable(self, part: Any, today: date) -> Takeable | None:
        """What can be taken over of `part` of an earlier document, of whatever schema.

        `today` is the day in Amsterdam. None when the person in it was erased.
        """
        del today
        data = self.thawed(part)
        return None if data is None else Takeable(self.plain(data))

    @abstractmethod
    def described(self, data: Data) -> Rows:
        """What is stored or was typed in words, a row for each of the `units`, in their order."""


def rows_of(model: type[models.Model], columns: Mapping[str, str], *order: str) -> ArraySubquery:
    """The rows of `model` that a plan has, in this order: `columns` by the name they get.

    Numbers with decimals come as texts and days in ISO notation, because JSON knows neither.
    """
    rows = model._default_manager.filter(plan=OuterRef("pk")).order_by(*order)  # noqa: SLF001
    cells = {name: _as_json(model, column) for name, column in columns.items()}
    return ArraySubquery(rows.values(row=JSONObject(**cells)))


def _as_json(model: type[models.Model], column: str) -> F | Cast:
    is_own = "__" not in column
    if is_own and isinstance(model._meta.get_field(column), DecimalField):  # noqa: SLF001
        return Cast(column, TextField())
    return F(column)


# Here a browser has nothing to fill in.
TICKED = (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect)


def quoted(labels: Iterable[StrOrPromise]) -> str:
    """What fields are called, as they stand in a sentence: many end with a question mark."""
    return ", ".join(f"“{label}”" for label in labels)


class SectionForm(forms.Form):
    """The form of a section. Nothing is required to save but what a section cannot do without.

    What is asked for submitting is told by the requirements.
    """

    helper = FieldsHelper(marked=())
    voluntary: Collection[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Nothing is required, so saying so at every field says nothing.
            if not isinstance(field.widget, TICKED):
                field.widget.attrs.setdefault("autocomplete", "off")

    @classmethod
    def initial_of(cls, stored: Data) -> dict[str, Any]:
        """What the fields show for what is stored."""
        return dict(stored)

    def as_data(self) -> dict[str, Any]:
        """What was typed, as it is stored."""
        return {name: self.cleaned_data[name] for name in self.fields}

    @property
    def takes_markup(self) -> bool:
        """Whether headings, lists, bold and links can be written in it."""
        return any(isinstance(field, RichTextField) for field in self.fields.values())

    def mark_voluntary(self, needed: Collection[str]) -> None:
        """Have the page say “not required” of all but the `needed` fields."""
        marked = [name for name in self.fields if self.column_of(name) not in needed]
        self.helper = FieldsHelper(marked=marked)
        self.voluntary = {self.column_of(name) for name in marked}

    @classmethod
    def column_of(cls, name: str) -> str:
        """What a field is called by a requirement that it be filled in (`Requirement.fields`)."""
        return name

    def pass_over_wrong(self) -> set[str]:
        """Have what cannot be stored count as empty; return the names of those fields."""
        wrong = set(self.errors) & set(self.fields)
        for name in wrong:
            self.cleaned_data[name] = self.fields[name].to_python(None)
        return set(self.fields) if self.non_field_errors() else wrong


class FieldsSection(WrittenSection):
    """A section that is one row of fields: those of its form, each a column of `model`.

    When `is_personal`, what it says of a person stands under the key `person` of the document.
    """

    form: ClassVar[type[SectionForm]]
    model: ClassVar[type[Written]]
    is_personal: ClassVar[bool] = False
    frozen_template = "applications/content/fields.html"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.joined = (cls.model.__name__.lower(),)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields, in their order."""
        return tuple(self.form.base_fields)

    @property
    @override
    def questions(self) -> Mapping[str, StrOrPromise]:
        return {name: field.label or "" for name, field in self.form.base_fields.items()}

    @classmethod
    @override
    def narrowed(cls, left_out: Collection[str]) -> dict[str, Any]:
        return {"form": form_without(cls.form, left_out)}

    @override
    def plain(self, data: Data) -> dict[str, Any]:
        return {name: data[name] for name in self.fields}

    @override
    def lay_out(self, plan: Plan) -> None:
        self.model.objects.create(plan=plan)

    @override
    def read(self, plan: Plan) -> dict[str, Any]:
        stored: dict[str, Any] = self.model.objects.values(*self.fields).get(plan=plan)
        return stored

    @override
    def write(self, plan: Plan, data: Data) -> bool:
        typed = self.plain(data)
        return self.model.objects.filter(plan=plan).exclude(**typed).update(**typed) > 0

    @override
    def frozen(self, plan: Plan) -> dict[str, Any]:
        row = getattr(plan, self.joined[0])
        said = {name: getattr(row, name) for name in self.fields}
        return {"person": said} if self.is_personal else said

    @override
    def thawed(self, part: Any) -> dict[str, Any] | None:
        said = part["person"] if self.is_personal else part
        return None if said is None else {name: said.get(name, "") for name in self.fields}

    @override
    def described(self, data: Data) -> Rows:
        labels = self.form.base_fields
        return [(labels[name].label or "", str(data[name])) for name in self.fields]

    @override
    def told(self, part: Any) -> Rows:
        return self.frozen_rows(part) or []

    def frozen_rows(self, part: Data) -> Rows | None:
        """What a frozen document says of this section; None when the person was erased from it."""
        said = part["person"] if self.is_personal else part
        if said is None:
            return None
        labels = column_labels(self.model)
        return [(labels[name], said[name]) for name in self.fields if name in said]


def form_without(form: type[SectionForm], left_out: Collection[str]) -> type[SectionForm]:
    """The class of form without these fields, hidden as Django lets a form hide inherited ones."""
    return type(form.__name__, (form,), dict.fromkeys(left_out))


def column_labels(model: type[models.Model]) -> dict[str, str]:
    """The names of the columns of a model on the screen."""
    columns = model._meta.concrete_fields  # noqa: SLF001
    return {column.name: capfirst(str(column.verbose_name)) for column in columns}


def long_text(label: StrOrPromise, help_text: StrOrPromise = "", rows: int = 8) -> RichTextField:
    """A field for some paragraphs."""
    return RichTextField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=lengths.SECTION_TEXT,
        widget=forms.Textarea({"rows": rows}),
    )
