"""Telling of a delay, and recording a notice of default."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths

_INVALID = _("Enter a day that exists, as day-month-year, such as 1-3-2027.")


class DelayForm(forms.Form):
    """By when it is decided now, and why."""

    new_day = forms.DateField(
        label=_("Decided at the latest on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Enter the new last day."), "invalid": _INVALID},
    )
    reasons = forms.CharField(
        label=_("Why it takes longer"),
        help_text=_("Printed in the letter. Write to the penvoerder, in plain Dutch."),
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write why it takes longer, as the applicant will read it.")},
    )


class DefaultNoticeForm(forms.Form):
    """When a notice of default came in, and how."""

    received_on = forms.DateField(
        label=_("Received on"),
        help_text=_("The day on which it reached us, not the day on which it was written."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Enter the day on which it came in."), "invalid": _INVALID},
    )
    note = forms.CharField(
        label=_("How it came in"),
        help_text=_("Such as: letter of the penvoerder by post, with its reference."),
        max_length=lengths.NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write how it came in, such as its reference or by whom it was sent.")
        },
    )
