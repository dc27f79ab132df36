"""The section about the budget: lines of an amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import BudgetLine, Plan, SectionKind
from common import lengths
from common.amounts import amount_text, parse_amount
from common.numbers import whole_number
from common.refusal import Refusal

from .base import Data, Rows, WrittenSection

MORE_LINES = 3


class BudgetLineForm(forms.Form):
    """One line of the budget; an empty line is left out."""

    description = forms.CharField(max_length=lengths.LINE, required=False)
    amount = forms.CharField(
        max_length=lengths.AMOUNT,
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
        """What the lines show for what is stored, and some empty ones."""
        filled = [{**ln, "amount": amount_text(ln["amount"])} for ln in stored["lines"]]
        return [*filled, *({} for _line in range(MORE_LINES))]

    def add_fields(self, form: BudgetLineForm, index: int | None) -> None:
        """Name the line in its labels, so that an error tells which line it is about."""
        super().add_fields(form, index)
        number = {"number": 1 if index is None else index + 1}
        form.fields["description"].label = gettext("What line %(number)s is for") % number
        form.fields["amount"].label = gettext("Amount of line %(number)s in euro") % number

    def pass_over_wrong(self) -> set[str]:
        """Lines are stored together, so a wrong one keeps all of them back."""
        return set() if self.is_valid() else {"lines"}

    def as_data(self) -> dict[str, Any]:
        """What was typed, as it is stored."""
        lines = [getattr(form, "cleaned_data", {}) for form in self.forms]
        return {
            "lines": [
                {"description": line["description"], "amount": line.get("amount")}
                for line in lines
                if line.get("description")
            ]
        }


BudgetFormSet = formset_factory(
    BudgetLineForm,
    formset=BaseBudgetFormSet,
    extra=0,
    max_num=100,
    validate_max=True,
    absolute_max=103,
)


class BudgetSection(WrittenSection):
    """The lines of the budget, in their order."""

    kind = SectionKind.BUDGET
    form = BudgetFormSet
    template = "applications/sections/budget.html"
    frozen_template = "applications/content/budget.html"
    prefetched = ("budget_lines",)

    @property
    @override
    def asks(self) -> Sequence[StrOrPromise]:
        return [_("What the money is for, line by line, with the amount in euro")]

    @override
    def with_more_lines(self, data: QueryDict) -> Lines:
        """Neither saved nor judged."""
        data = data.copy()
        present = whole_number(data.get("form-TOTAL_FORMS", "")) or 0
        lines = [
            {name: data.get(f"form-{number}-{name}", "") for name in ("description", "amount")}
            for number in range(min(present, BudgetFormSet.max_num - MORE_LINES))
        ]
        form = BudgetFormSet(initial=[*lines, *({} for _line in range(MORE_LINES))])
        form.data = data  # The version that the person had before them travels along.
        return form

    @override
    def counted(self, data: Data) -> StrOrPromise:
        total = sum((line["amount"] for line in data["lines"]), Decimal(0))
        return gettext("All lines together: € %(total)s.") % {"total": amount_text(total)}

    @override
    def read(self, plan: Plan) -> dict[str, Any]:
        lines = BudgetLine.objects.filter(plan=plan).order_by("position", "pk")
        return {"lines": list(lines.values("description", "amount"))}

    @override
    def write(self, plan: Plan, data: Data) -> bool:
        if self.read(plan) == data:
            return False
        BudgetLine.objects.filter(plan=plan).delete()
        BudgetLine.objects.bulk_create(
            BudgetLine(plan=plan, position=position, **line)
            for position, line in enumerate(data["lines"], start=1)
        )
        return True

    @override
    def frozen(self, plan: Plan) -> dict[str, Any]:
        lines = sorted(plan.budget_lines.all(), key=lambda line: (line.position, line.pk))
        return {
            "lines": [
                {"description": line.description, "amount": f"{line.amount:.2f}"} for line in lines
            ],
            "total": f"{sum((line.amount for line in lines), Decimal(0)):.2f}",
        }

    @override
    def told(self, part: Any) -> Rows:
        return self.described(self.thawed(part))

    @override
    def thawed(self, part: Any) -> dict[str, Any]:
        return {"lines": [{**line, "amount": Decimal(line["amount"])} for line in part["lines"]]}

    @override
    def described(self, data: Data) -> Rows:
        lines = [
            f"{line['description']}: € {amount_text(line['amount'])}" for line in data["lines"]
        ]
        return [(gettext("Budget lines"), "\n".join(lines))]
