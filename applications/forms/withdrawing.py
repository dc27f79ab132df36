"""Withdrawing what was submitted."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths


class WithdrawForm(forms.Form):
    """Why it is withdrawn."""

    reason = forms.CharField(
        label=_("Why do you withdraw the application?"),
        help_text=_("Everybody who takes part reads this, and so do those who judge."),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write why you withdraw the application.")},
    )
