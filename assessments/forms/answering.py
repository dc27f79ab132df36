"""Answering a question, and making a help text of an answer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths
from common.forms import FieldsHelper
from common.rich_text import RichTextField


class AnswerForm(forms.Form):
    """The answer to a question."""

    helper = FieldsHelper(marked=())

    text = RichTextField(
        label=_("Answer"),
        help_text=_("Everybody who works on this application gets it by mail."),
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Write the answer.")},
    )


class HelpTextForm(forms.Form):
    """Question and answer as everybody reads them."""

    helper = FieldsHelper(marked=())

    question_text = forms.CharField(
        label=_("Question, as everybody reads it"),
        help_text=_("In short and in general, without names."),
        max_length=lengths.PROVISION,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write this text.")},
    )
    answer_text = RichTextField(
        label=_("Answer, as everybody reads it"),
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Write this text.")},
    )
    is_checked = forms.BooleanField(
        label=_("The names and addresses that stand in it may stand"), required=False
    )
