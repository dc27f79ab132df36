"""Asking about a section."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths
from common.forms import FieldsHelper


class QuestionForm(forms.Form):
    """A question about a section."""

    helper = FieldsHelper(marked=())

    text = forms.CharField(
        label=_("Your question"),
        help_text=_(
            "The Realisatie Eenheid reads this question and the name of your organisation, not "
            "your draft. Put in it what is needed to answer."
        ),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write your question.")},
    )
