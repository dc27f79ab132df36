"""Checking a letter, and noting what was done about one that nobody opened."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths
from common.forms import FieldsHelper


class CheckCodeForm(forms.Form):
    """What is printed on a letter."""

    helper = FieldsHelper()

    reference = forms.CharField(
        label=_("Reference"),
        help_text=_("In the letter after “Ons kenmerk”, such as OR-2026-0001."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label=_("Code"),
        help_text=_("Twelve letters and digits, at the foot of each page."),
        max_length=lengths.CODE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class CheckFileForm(forms.Form):
    """The letter itself."""

    helper = FieldsHelper()

    file = forms.FileField(
        label=_("The PDF of the letter"),
        help_text=_("We compare the file and keep nothing of it. At most 5 MB."),
        allow_empty_file=True,
        error_messages={"required": _("Choose the PDF of the letter first.")},
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )


class FollowUpForm(forms.Form):
    """What was done about a letter that nobody opened."""

    helper = FieldsHelper()

    note = forms.CharField(
        label=_("What did you do?"),
        help_text=_("For example: called Ms De Wit, who opens the letter today."),
        max_length=lengths.LINE,
        error_messages={"required": _("Write what you did.")},
    )
