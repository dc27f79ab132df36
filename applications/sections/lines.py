"""A section of lines: one or more tables in which somebody fills in as many lines as needed.

A table says its rows (`model`) and the fields of one line (`form`); the page, saving, freezing and
comparing follow, as they do for a section of fields. A field more is a column with its migration,
and one line in the form. See docs/decisions/0140-sections-of-lines.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.validators import EMPTY_VALUES
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import Plan
from applications.models.plan import Line

from .base import Data, Rows, SectionForm, Takeable, WrittenSection, rows_of
from .cells import (
    NumberField,
    frozen_value,
    in_words,
    is_number,
    is_offered,
    is_past,
    thawed_value,
)

MORE_LINES = 2
# What stands above a column, and whether the page says that it is not required.
Heading = tuple[StrOrPromise, bool]
IN_ORDER = ("position", "pk")


@dataclass(frozen=True)
class FrozenTable:
    """A table as a document has it: headings and cells, each with whether it is a number."""

    title: StrOrPromise
    headings: list[tuple[StrOrPromise, bool]]
    rows: list[list[tuple[str, bool]]]


@dataclass(frozen=True)
class Table:
    """A table of a section: its lines stand under `name`, each a row of `model`.

    The fields of `form` are columns of `model`. At most `most` lines. No cell is required to save:
    who fills in a line stops halfway. What is lacking in it is told by the requirements. The
    numbers of the columns `adds` are added up while one types (`static/js/totals.js`). A table
    that `came_later` than its section is only in a document when it has lines, so that what was
    signed before stands as it is.
    `contradiction` tells which field of a typed line contradicts the others and why, if one does.
    """

    name: str
    title: StrOrPromise
    model: type[Line]
    form: type[forms.Form]
    help_text: StrOrPromise = ""
    most: int = 100
    adds: Collection[str] = ()
    came_later: bool = False
    contradiction: Callable[[Data], tuple[str, StrOrPromise] | None] = lambda _line: None

    @property
    def fields(self) -> dict[str, forms.Field]:
        """The fields of a line by their names."""
        return self.form.base_fields

    @property
    def listed_as(self) -> str:
        """The name by which a plan that is frozen has these lines."""
        return f"listed_{self.model.__name__.lower()}"

    def key(self, number: int, field: str) -> str:
        """The name of a field of a line, the first line being 0."""
        return f"{self.name}-{number}-{field}"

    def numbers_in(self, names: Any) -> int:
        """How many lines there are when the fields have these names."""
        pattern = re.compile(rf"{self.name}-(\d{{1,6}})-[a-z_]+")
        found = (pattern.fullmatch(name) for name in names)
        return max((int(one[1]) + 1 for one in found if one), default=0)

    def store(self, plan: Plan, lines: Sequence[Data]) -> None:
        """Store the lines of a plan that has none of them yet, in this order."""
        self.model.objects.bulk_create(
            self.model(plan=plan, position=position, **line)
            for position, line in enumerate(lines, start=1)
        )

    def in_words(self, line: Data) -> list[str]:
        """The cells of a line as they are read."""
        return [in_words(field, line.get(name)) for name, field in self.fields.items()]

    def still_offered(self, line: Data) -> dict[str, Any]:
        """An earlier line without what can no longer be chosen."""
        fields = self.fields.items()
        return {name: line[name] if is_offered(one, line[name]) else "" for name, one in fields}

    def misfits(self, lines: Sequence[Data], today: date) -> Iterator[str]:
        """What no longer fits in earlier lines, in words."""
        not_offered = gettext("“%(value)s” can no longer be chosen, so it was left out.")
        past = gettext("%(value)s has passed.")
        for number, line in enumerate(lines, start=1):
            for name, field in self.fields.items():
                words = {"value": in_words(field, line[name])}
                if not is_offered(field, line[name]):
                    told = not_offered % words
                elif is_past(field, line[name], today):
                    told = past % words
                else:
                    continue
                where = gettext("%(what)s, line %(number)s") % {
                    "what": self.title,
                    "number": number,
                }
                yield f"{where}: {told}"

    def as_read(self, lines: Sequence[Data]) -> FrozenTable:
        """The table with these lines of a document."""
        are_numbers = [is_number(field) for field in self.fields.values()]
        labels = [field.label or "" for field in self.fields.values()]
        return FrozenTable(
            self.title,
            list(zip(labels, are_numbers, strict=True)),
            [list(zip(self.in_words(line), are_numbers, strict=True)) for line in lines],
        )


class LinesForm(SectionForm):
    """The tables of a section as one form: each cell is a field of its own."""

    tables: ClassVar[Sequence[Table]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counts: dict[str, int] = {}
        for table in self.tables:
            self.counts[table.name] = min(self._wanted(table), table.most + MORE_LINES)
            for number in range(self.counts[table.name]):
                for name, field in table.fields.items():
                    cell = _cell(field, number + 1)
                    if name in table.adds and isinstance(field, NumberField):
                        bound = {"data-adds": name, "data-below": field.bound}
                        cell.widget.attrs.update(bound)
                    self.fields[table.key(number, name)] = cell

    def _wanted(self, table: Table) -> int:
        if self.is_bound:
            return table.numbers_in(self.data)
        return table.numbers_in(self.initial) + MORE_LINES

    @classmethod
    def initial_of(cls, stored: Data) -> dict[str, Any]:
        """What the cells show for what is stored."""
        return {
            table.key(number, name): value
            for table in cls.tables
            for number, line in enumerate(stored[table.name])
            for name, value in line.items()
        }

    @override
    def clean(self) -> dict[str, Any]:
        """Refuse more lines than there is room for, and lines that contradict themselves."""
        super().clean()
        for table in self.tables:
            lines = len(list(self._filled(table)))
            for number in range(self.counts[table.name]):
                if found := table.contradiction(self._line(table, number)):
                    field, why = found
                    self.add_error(table.key(number, field), str(why))
            if lines > table.most or self._wanted(table) > self.counts[table.name]:
                told = _("“%(table)s” has room for %(most)s lines at most.")
                self.add_error(None, told % {"table": table.title, "most": table.most})
        return self.cleaned_data

    def _filled(self, table: Table) -> Iterator[dict[str, Any]]:
        """The lines in which anything was typed; an empty line is none."""
        for number in range(self.counts[table.name]):
            line = self._line(table, number)
            if any(value not in EMPTY_VALUES for value in line.values()):
                yield line

    def _line(self, table: Table, number: int) -> dict[str, Any]:
        return {name: self.cleaned_data.get(table.key(number, name)) for name in table.fields}

    @classmethod
    @override
    def column_of(cls, name: str) -> str:
        parts = name.split("-")
        return f"{parts[0]}.{parts[-1]}"

    @override
    def pass_over_wrong(self) -> set[str]:
        """The lines of a table are stored together, so a wrong cell keeps all of them back."""
        wrong = super().pass_over_wrong()
        return {
            table.name
            for table in self.tables
            if any(name.startswith(f"{table.name}-") for name in wrong)
        }

    @override
    def as_data(self) -> dict[str, Any]:
        """The lines by table, without those that are empty."""
        return {table.name: list(self._filled(table)) for table in self.tables}

    @property
    def grids(self) -> list[tuple[Table, list[Heading], list[list[BoundField]]]]:
        """The tables with the headings of their columns and the cells of each of their lines."""
        return [
            (
                table,
                [
                    (field.label or "", f"{table.name}.{name}" in self.voluntary)
                    for name, field in table.fields.items()
                ],
                [
                    [self[table.key(number, name)] for name in table.fields]
                    for number in range(self.counts[table.name])
                ],
            )
            for table in self.tables
        ]


def _cell(field: forms.Field, number: int) -> forms.Field:
    """A field of a line, named with its line so that an error tells which line it is about."""
    cell = deepcopy(field)
    cell.required = cell.widget.is_required = False
    words = {"what": field.label, "number": number}
    cell.label = gettext("%(what)s, line %(number)s") % words
    cell.widget.attrs.update({"autocomplete": "off", "aria-label": cell.label})
    return cell


class LinesSection(WrittenSection):
    """A section that is made of tables of lines, each line in its order."""

    tables: ClassVar[Sequence[Table]]
    form: ClassVar[type[LinesForm]]
    template = "applications/sections/lines.html"
    frozen_template = "applications/content/lines.html"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.form = type(f"{cls.__name__}Form", (LinesForm,), {"tables": cls.tables})
        cls.listed = {
            table.listed_as: rows_of(table.model, {one: one for one in table.fields}, *IN_ORDER)
            for table in cls.tables
        }

    @property
    @override
    def questions(self) -> Mapping[str, StrOrPromise]:
        return {table.name: table.title for table in self.tables}

    @classmethod
    @override
    def narrowed(cls, left_out: Collection[str]) -> dict[str, Any]:
        return {"tables": [table for table in cls.tables if table.name not in left_out]}

    @property
    @override
    def asks(self) -> Sequence[StrOrPromise]:
        return [
            f"{table.title}: {', '.join(str(each.label) for each in table.fields.values())}"
            for table in self.tables
        ]

    @override
    def plain(self, data: Data) -> dict[str, Any]:
        return {table.name: data[table.name] for table in self.tables}

    @override
    def with_more_lines(self, data: QueryDict) -> LinesForm:
        """Neither saved nor judged."""
        sent = self.form(data)
        typed = {
            name: field.widget.value_from_datadict(data, {}, name)
            for name, field in sent.fields.items()
        }
        form = self.form(initial=typed)
        form.data = data  # The version that the person had before them travels along.
        return form

    @override
    def read(self, plan: Plan) -> dict[str, Any]:
        return {
            table.name: list(
                table.model.objects.filter(plan=plan).order_by(*IN_ORDER).values(*table.fields)
            )
            for table in self.tables
        }

    @override
    def write(self, plan: Plan, data: Data) -> bool:
        stored = self.read(plan)
        differ = [table for table in self.tables if stored[table.name] != data[table.name]]
        for table in differ:
            table.model.objects.filter(plan=plan).delete()
            table.store(plan, data[table.name])
        return bool(differ)

    @override
    def frozen(self, plan: Plan) -> dict[str, Any]:
        found = {table.name: self._frozen_lines(table, plan) for table in self.tables}
        absent = {table.name for table in self.tables if table.came_later}
        return {name: lines for name, lines in found.items() if lines or name not in absent}

    def _frozen_lines(self, table: Table, plan: Plan) -> list[dict[str, Any]]:
        return [
            {
                name: frozen_value(field, thawed_value(field, row[name]))
                for name, field in table.fields.items()
            }
            for row in vars(plan)[table.listed_as]
        ]

    @override
    def thawed(self, part: Any) -> dict[str, Any]:
        return {
            table.name: [
                {name: thawed_value(one, line.get(name)) for name, one in table.fields.items()}
                for line in part.get(table.name, ())
            ]
            for table in self.tables
        }

    @override
    def takeable(self, part: Any, today: date) -> Takeable:
        data = self.thawed(part)
        return Takeable(
            {one.name: [one.still_offered(line) for line in data[one.name]] for one in self.tables},
            [told for one in self.tables for told in one.misfits(data[one.name], today)],
        )

    @override
    def described(self, data: Data) -> Rows:
        return [
            (
                table.title,
                "\n".join(" · ".join(filter(None, table.in_words(ln))) for ln in data[table.name]),
            )
            for table in self.tables
        ]

    @override
    def told(self, part: Any) -> Rows:
        return [
            (
                table.title,
                "\n".join(" · ".join(text for text, _n in row if text) for row in table.rows),
            )
            for table in self.frozen_tables(part)
        ]

    def frozen_tables(self, part: Data) -> list[FrozenTable]:
        """The tables that a document has, with what stands in them in words."""
        return [table.as_read(part[table.name]) for table in self.tables if table.name in part]
