"""Asking an applicant to complete its application."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Round, SectionKind
from common import lengths
from common.forms import FieldsHelper


class CompletionForm(forms.Form):
    """What is missing in each part that the round asks; a part that is left empty is not asked."""

    helper = FieldsHelper(marked=())

    due_on = forms.DateField(
        label=_("To be handed in by"),
        help_text=_("Up to and including this day. Choose a working day."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Enter the day by which it must be handed in."),
            "invalid": _("Enter a day that exists, as day-month-year, such as 1-3-2027."),
        },
    )

    def __init__(self, *args: Any, round: Round, **kwargs: Any) -> None:  # noqa: A002
        super().__init__(*args, **kwargs)
        self.asked = [SectionKind(kind) for kind in round.sections]
        for kind in self.asked:
            self.fields[kind.value] = forms.CharField(
                label=kind.label,
                required=False,
                max_length=lengths.NOTE,
                widget=forms.Textarea({"rows": 3}),
            )
        self.order_fields([*round.sections, "due_on"])

    @property
    def items(self) -> dict[str, str]:
        """What is missing, by section; of a valid form."""
        typed = {kind: self.cleaned_data[kind].strip() for kind in self.asked}
        return {kind: lacks for kind, lacks in typed.items() if lacks}
