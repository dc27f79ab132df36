"""Writing a note about a case, or a task."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common import lengths
from common.forms import FieldsHelper


class NoteForm(forms.Form):
    """A note; who fills in the last two makes a task of it."""

    helper = FieldsHelper(marked=("assigned_to", "due_on"))

    text = forms.CharField(
        label=_("Note or task"),
        required=False,
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 3}),
    )
    assigned_to = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label=_("Task for"),
        required=False,
        empty_label=_("nobody: it is a note"),
    )
    due_on = forms.DateField(
        label=_("To be done by"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "invalid": _("Enter a day that exists, as day-month-year, such as 1-3-2027.")
        },
    )

    def __init__(self, *args: Any, choices: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assigned_to"].queryset = choices  # type: ignore[attr-defined]
