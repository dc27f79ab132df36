"""The form of a day equated with a public holiday."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths

from .rounds import DayInput


class EquatedDayForm(forms.Form):
    """A day equated with a public holiday."""

    day = forms.DateField(label=_("Day"), widget=DayInput)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Such as “Friday after Ascension Day”, with the royal decree."),
        max_length=lengths.NAME,
    )
