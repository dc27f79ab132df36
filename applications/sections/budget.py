"""The section about the budget: lines by function, kind and year, with their totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import BudgetKind, BudgetLine, OnderwijsFunction, Plan, SectionKind
from common.amounts import amount_text
from common.refusal import refuse_all

from .base import Data
from .cells import NOTHING_CHOSEN, AmountField, words_field, year_field
from .lines import FrozenTable, LinesSection, Table
from .spreadsheet import refusals_by_cell, typed_in


class BudgetLineForm(forms.Form):
    """One line of the budget."""

    function = forms.ChoiceField(
        label=_("Function"), choices=[NOTHING_CHOSEN, *OnderwijsFunction.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[NOTHING_CHOSEN, *BudgetKind.choices])
    description = words_field(_("What it is for"))
    year = year_field(label=_("Year"))
    requested = AmountField(label=_("Requested (euro)"))
    own = AmountField(label=_("Own contribution (euro)"))


def requested_of(line: Data) -> Decimal:
    """What a line asks for, stored or of a document; older ones call it `amount`."""
    return Decimal(line.get("requested", line.get("amount")) or 0)


def own_of(line: Data) -> Decimal:
    """What the partners bring in themselves by a line, stored or of a document."""
    return Decimal(line.get("own") or 0)


@dataclass(frozen=True)
class Sums:
    """What is requested and what the partners bring in, of lines that belong together."""

    label: StrOrPromise
    requested: Decimal
    own: Decimal


@dataclass(frozen=True)
class Totals:
    """The sums of a budget: of all of it, and by function, kind and year."""

    total: Sums
    groups: list[tuple[StrOrPromise, list[Sums]]]
    overhead: Decimal | None
    """The share of overhead in what is requested, as a percentage; None without any amount."""


def totals(lines: Sequence[Data]) -> Totals:
    """Add up lines, stored or of a document; what a line does not say counts as nothing."""
    total = _sums(_("Total"), lines)
    overhead = sum(
        (requested_of(line) for line in lines if line.get("kind") == BudgetKind.OVERHEAD),
        Decimal(0),
    )
    years = sorted({line.get("year") or 0 for line in lines})
    return Totals(
        total,
        [
            (_("By function"), _grouped(lines, "function", dict(OnderwijsFunction.choices))),
            (_("By kind"), _grouped(lines, "kind", dict(BudgetKind.choices))),
            (_("By year"), _grouped(lines, "year", {year: str(year) for year in years if year})),
        ],
        round(100 * overhead / total.requested, 1) if total.requested else None,
    )


def _sums(label: StrOrPromise, lines: Iterable[Data]) -> Sums:
    lines = list(lines)
    return Sums(
        label,
        sum(map(requested_of, lines), Decimal(0)),
        sum(map(own_of, lines), Decimal(0)),
    )


def _grouped(lines: Sequence[Data], name: str, labels: Mapping[Any, StrOrPromise]) -> list[Sums]:
    """The sums by what lines say under `name`, in the order of `labels`; then of the others."""
    found: dict[Any, list[Data]] = defaultdict(list)
    for line in lines:
        found[line.get(name) or ""].append(line)
    named = {**labels, "": _("not said")}
    return [_sums(label, found[key]) for key, label in named.items() if key in found]


class BudgetSection(LinesSection):
    """The lines of the budget, in their order; `total` is what is requested."""

    kind = SectionKind.BUDGET
    template = "applications/sections/budget.html"
    changes_on_saving = "applications/sections/_budget_totals.html"
    frozen_template = "applications/content/budget.html"
    tables = (
        Table(
            "lines",
            _("Lines of the budget"),
            BudgetLine,
            BudgetLineForm,
            adds=("requested", "own"),
        ),
    )
    overhead = BudgetKind.OVERHEAD

    @override
    def from_sheet(self, content: bytes) -> Data:
        """Not saved: who sees it may still change it."""
        (table,) = self.tables
        typed = self.form(typed_in(table, content))
        if not typed.is_valid():
            refuse_all(refusals_by_cell(table, typed))
        return typed.as_data()

    @override
    def counted(self, data: Data) -> StrOrPromise:
        requested = totals(data["lines"]).total.requested
        return gettext("All lines together: € %(total)s.") % {"total": amount_text(requested)}

    @override
    def frozen(self, plan: Plan) -> dict[str, Any]:
        part = super().frozen(plan)
        total = totals(part["lines"]).total
        return {**part, "total": f"{total.requested:.2f}", "own": f"{total.own:.2f}"}

    @override
    def thawed(self, part: Any) -> dict[str, Any]:
        return super().thawed(_as_now(part))

    @override
    def frozen_tables(self, part: Data) -> list[FrozenTable]:
        return super().frozen_tables(_as_now(part))


def _as_now(part: Data) -> dict[str, Any]:
    """A part of a document with the names of now: an older line says one amount and no more."""
    return {
        "lines": [
            {"function": "", "kind": "", "requested": line.get("amount"), **line}
            for line in part["lines"]
        ]
    }
