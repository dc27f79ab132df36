"""Choosing which applications become one, which of them goes on, and by when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applications.domain.merging import MOST
from applications.models import Application
from common.forms import FieldsHelper


def _named(application: Application) -> str:
    return f"{application.name} ({application.number}, {application.penvoerder})"


class OthersForm(forms.Form):
    """Which applications of the round are put beside this one."""

    met = forms.ModelMultipleChoiceField(
        queryset=Application.objects.none(),
        label=_("Applications to merge with this one"),
        help_text=_("Those with which it shares most municipalities come first."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one application.")},
    )

    def __init__(self, *args: Any, choices: QuerySet[Application], **kwargs: Any) -> None:
        """Offer `choices`."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["met"]
        field.queryset, field.label_from_instance = choices, _named

    def clean_met(self) -> QuerySet[Application]:
        """Not more than fit beside each other."""
        chosen: QuerySet[Application] = self.cleaned_data["met"]
        if len(chosen) > MOST:
            raise forms.ValidationError(
                _("Choose at most %(most)d applications."), params={"most": MOST}
            )
        return chosen


class MergeForm(forms.Form):
    """Which application goes on, and by when its penvoerder hands in the merged plan."""

    helper = FieldsHelper(marked=())

    leading = forms.ModelChoiceField(
        queryset=Application.objects.none(),
        label=_("Application that goes on"),
        help_text=_("Its penvoerder makes the merged plan, and its texts are the beginning of it."),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose the application that goes on.")},
    )
    due_on = forms.DateField(
        label=_("To be handed in by"),
        help_text=_("Up to and including this day. Choose a working day."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Enter the day by which it must be handed in."),
            "invalid": _("Enter a day that exists, as day-month-year, such as 1-3-2027."),
        },
    )

    def __init__(self, *args: Any, choices: QuerySet[Application], **kwargs: Any) -> None:
        """Offer `choices`."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["leading"]
        field.queryset, field.label_from_instance = choices, _named
