"""Reporting a change after the status, and preparing the decision on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assessments.models import ChangeKind
from common import lengths
from regions.models import Organisation, PartnerKind


class NoticeForm(forms.Form):
    """What changes, why, and from which day; with a party where the kind of change has one."""

    organisation = forms.ModelChoiceField(
        label=_("Which party"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the party.")},
    )
    capacity = forms.ChoiceField(
        label=_("In which capacity"),
        choices=[("", _("choose")), *PartnerKind.choices],
        error_messages={"required": _("Choose in which capacity the party joins.")},
    )
    starts_on = forms.DateField(
        label=_("From which day"),
        help_text=_("On this day the change counts, once the Realisatie Eenheid has agreed."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Enter from which day it changes."),
            "invalid": _("Enter a day that exists, as day-month-year, such as 1-3-2027."),
        },
    )
    what = forms.CharField(
        label=_("What changes, and why"),
        help_text=_("Write also what this means for the plan and for the other parties."),
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what changes, and why.")},
    )

    def __init__(
        self, *args: Any, kind: str, parties: QuerySet[Organisation], **kwargs: Any
    ) -> None:
        """Offer `parties`; ask only what a change of this `kind` has."""
        super().__init__(*args, **kwargs)
        if kind != ChangeKind.JOINS:
            del self.fields["capacity"]
        if kind == ChangeKind.NOT_DONE:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = parties  # type: ignore[attr-defined]


class ProposalForm(forms.Form):
    """Whether to agree with a change, and why."""

    agrees = forms.TypedChoiceField(
        label=_("What you propose"),
        choices=[("ja", _("Agree with this change")), ("nee", _("Do not agree"))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you propose.")},
    )
    reasons = forms.CharField(
        label=_("Reasons for the decision"),
        help_text=_("Printed in the letter. Write to the penvoerder, in plain Dutch."),
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the reasons for the decision.")},
    )


class HearingForm(forms.Form):
    """What the party answered to a change that is about it."""

    answer = forms.CharField(
        label=_("What the party answered"),
        help_text=_("Printed in the letter. Quote the answer, or say in short what it comes to."),
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what the party answered.")},
    )
