"""The forms about subsidies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.sections.cells import AmountField
from common import lengths
from common.forms import FieldsHelper, ask_by_name
from subsidies.domain.rules import RulesPlan
from subsidies.models import Method, Rest, SubsidyRules, Ties

MOST_INSTALMENTS = 4
REPORTING = _(
    "Report to us at once when activities are not done, not in time or not fully, when duties of "
    "the subsidy are not met, and when something else changes that matters for the subsidy."
)
ACCOUNTING = _("Account for the subsidy in your annual report, with model G1.")


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day, chosen or typed; browsers want it written as 2026-05-18."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "invalid": _("Enter a day that exists, as day-month-year, such as 1-3-2027.")
        },
        **kwargs,
    )


def text_field(label: Any, rows: int = 3, length: int = lengths.NOTE, **kwargs: Any) -> Any:
    """Some lines of text."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=length, widget=widget, **kwargs)


class RulesForm(forms.Form):
    """The rules of a subsidy round, as they were published."""

    helper = FieldsHelper()

    ceiling = AmountField(label=_("Subsidy ceiling (euro)"))
    published_on = day_field(
        _("Published on"),
        help_text=_("Before the day on which the round opens (Awb 4:26, 4:27)."),
    )
    source = forms.CharField(
        label=_("Where it was published"),
        help_text=_("Such as: Stcrt. 2027, 1234."),
        max_length=lengths.PROVISION,
    )
    method = forms.ChoiceField(
        label=_("How it is divided"), choices=Method.choices, widget=forms.RadioSelect
    )
    fixed_amount = AmountField(
        label=_("Fixed amount each (euro)"),
        help_text=_("Only when each gets a fixed amount."),
        required=False,
    )
    ties = forms.ChoiceField(
        label=_("Between equal ones decides"), choices=Ties.choices, widget=forms.RadioSelect
    )
    rest = forms.ChoiceField(
        label=_("The first for whom not all is left gets"),
        choices=Rest.choices,
        widget=forms.RadioSelect,
    )
    points_met = forms.IntegerField(
        label=_("Points for a criterion that is met"), min_value=0, max_value=100, initial=2
    )
    points_partly = forms.IntegerField(
        label=_("Points for a criterion that is partly met"), min_value=0, max_value=100, initial=1
    )
    minimum_points = forms.IntegerField(
        label=_("Fewest points for which something is given"),
        min_value=0,
        max_value=5_000,
        initial=0,
    )
    activities_from = day_field(_("Activities from"))
    activities_until = day_field(_("Activities until and including"))
    reporting = text_field(_("Duty to report (Awb 4:37)"), initial=REPORTING)
    report_by = day_field(_("Progress report by"), required=False)
    accounting = text_field(_("How it is accounted for"), initial=ACCOUNTING)
    account_by = day_field(_("Accounted for by"), required=False)
    instalment_1 = day_field(_("First day of payment"))
    instalment_2 = day_field(_("Second day of payment"), required=False)
    instalment_3 = day_field(_("Third day of payment"), required=False)
    instalment_4 = day_field(_("Fourth day of payment"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_by_name(self)

    def plan(self) -> RulesPlan:
        """What was typed, as the rules that are wanted."""
        typed = dict(self.cleaned_data)
        days = [typed.pop(f"instalment_{nth}") for nth in range(1, MOST_INSTALMENTS + 1)]
        return RulesPlan(**typed, instalments_on=tuple(day for day in days if day))


def as_typed(rules: SubsidyRules | None) -> dict[str, Any]:
    """What stands in the form at first."""
    if rules is None:
        return {"ties": Ties.DRAW, "rest": Rest.PART}
    names = [name for name in RulesForm.base_fields if not name.startswith("instalment_")]
    days = {f"instalment_{nth}": day for nth, day in enumerate(rules.instalments_on, start=1)}
    return {**{name: getattr(rules, name) for name in names}, **days}


class GiveBackForm(forms.Form):
    """Why a division goes back."""

    reason = text_field(
        _("What must be different"),
        4,
        lengths.TEXT,
        error_messages={
            "required": _("Write what must be different, so that it can be prepared anew.")
        },
    )
