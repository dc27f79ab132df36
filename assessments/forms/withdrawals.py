"""Withdrawing a provisional status: the intention, the response, and the decision."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths
from common.rich_text import RichTextField


def _text(label: object, help_text: object, required: object) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": required},  # type: ignore[dict-item]
    )


class IntentionForm(forms.Form):
    """Why the status may be withdrawn, and by when the region can respond."""

    intention = _text(
        _("Why do you intend to withdraw the status?"),
        _("Printed in the letter, after what lacks. Write to the penvoerder, in plain Dutch."),
        _("Write why you intend to withdraw the status."),
    )
    respond_by = forms.DateField(
        label=_("The region can respond until and including"),
        help_text=_("At least two weeks from today."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Enter the last day to respond."),
            "invalid": _("Enter a date as day-month-year, such as 1-3-2027."),
        },
    )


class RespondForm(forms.Form):
    """What the region answers to an intention."""

    zienswijze = RichTextField(
        label=_("Response (zienswijze)"),
        help_text=_(
            "It can be sent once. It is weighed in the decision and printed in its letter."
        ),
        max_length=lengths.LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Write your response.")},
    )


class ToldForm(forms.Form):
    """What the region said about an intention, as the Realisatie Eenheid writes it down."""

    told = _text(
        _("What did the region tell?"),
        _("Printed in the letter. The region can still respond in writing until its last day."),
        _("Write what the region told."),
    )


class WithdrawalForm(forms.Form):
    """The reasons of the decision, and how the response was weighed."""

    reasons = _text(
        _("Reasons for the decision"),
        _("Printed in the letter. Write to the penvoerder, in plain Dutch."),
        _("Write the reasons for the decision."),
    )
    weighing = _text(
        _("How you weighed the response"),
        _("Printed in the letter after the response. Say so, too, when there was none."),
        _("Write how you weighed the response, or that there was none."),
    )


class DropForm(forms.Form):
    """Why the status stays."""

    drop_reason = _text(
        _("Why does the status stay?"),
        _("The penvoerder gets this in a mail."),
        _("Write why the status stays."),
    )
