"""Writing on a criterion, and beside a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from assessments.models import Audience
from common import lengths
from common.forms import FieldsHelper


class PostForm(forms.Form):
    """Something to write in the thread on a criterion."""

    helper = FieldsHelper(marked=())

    text = forms.CharField(
        label=_("What do you want to say about this criterion?"),
        help_text=_(
            "Read by the Realisatie Eenheid and by everybody in the panel who may read the "
            "judgements of others. It stays as you write it."
        ),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write something first.")},
    )


class MarginNoteForm(forms.Form):
    """A note beside a part of the plan, and who reads it."""

    helper = FieldsHelper(marked=("quote",))

    section = forms.ChoiceField(label=_("Part of the plan"))
    quote = forms.CharField(
        label=_("The passage that it is about"),
        help_text=_("The words as they stand in the application."),
        required=False,
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 2}),
    )
    text = forms.CharField(
        label=_("Margin note"),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write the note.")},
    )
    audience = forms.ChoiceField(
        label=_("Who reads this?"),
        choices=(
            (Audience.PRIVATE, _("Only you")),
            (
                Audience.PANEL,
                _(
                    "The panel: your colleagues who judge this now, and the other organisations "
                    "and the Realisatie Eenheid once they may read your judgement"
                ),
            ),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who reads it.")},
    )

    def __init__(
        self, *args: Any, sections: Sequence[tuple[str, StrOrPromise]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["section"]).choices = list(sections)
