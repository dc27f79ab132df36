"""Letting somebody of a partner work along."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import TeamLevel


class MemberForm(forms.Form):
    """By which address, and what they may do."""

    email = forms.EmailField(
        label=_("E-mail address of somebody of a partner"),
        help_text=_("The address with which they sign in to this portal."),
    )
    level = forms.ChoiceField(
        label=_("What they may do"), choices=TeamLevel.choices, initial=TeamLevel.EDITOR
    )
