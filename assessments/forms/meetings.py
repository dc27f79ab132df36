"""Making a meeting, who was there, and what came of an item."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Round
from assessments.models import MeetingResult
from common import lengths
from common.forms import FieldsHelper, show_version
from common.rich_text import RichTextField

from .talking import NO_MOMENT


class MeetingForm(forms.Form):
    """When and where a meeting is, and who leads it and writes its minutes."""

    starts_at = forms.DateTimeField(
        label=_("Day and time"),
        help_text=_("Dutch time."),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        error_messages={"required": _("Enter a day and a time."), **NO_MOMENT},
    )
    length = forms.IntegerField(
        label=_("How many minutes"), min_value=15, max_value=480, initial=120
    )
    place = forms.CharField(
        label=_("Where"),
        help_text=_("An address, or a link to meet online."),
        max_length=lengths.LINE,
        error_messages={"required": _("Write where the meeting is.")},
    )
    chair = forms.ModelChoiceField(
        Role.objects.none(),
        label=_("Chair"),
        empty_label=_("choose a person"),
        error_messages={"required": _("Choose who leads the meeting.")},
    )
    secretary = forms.ModelChoiceField(
        Role.objects.none(),
        label=_("Secretary"),
        empty_label=_("choose a person"),
        help_text=_("Writes the minutes; may be the chair."),
        error_messages={"required": _("Choose who writes the minutes.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer who works for the Realisatie Eenheid."""
        super().__init__(*args, **kwargs)
        people = Role.objects.of_re().select_related("user").order_by("user__name", "pk")
        for name in ("chair", "secretary"):
            field: Any = self.fields[name]
            field.queryset = people
            field.label_from_instance = lambda role: str(role.user)


class NewMeetingForm(MeetingForm):
    """The same, of the panels of a round that is chosen."""

    round = forms.ModelChoiceField(
        Round.objects.none(),
        label=_("Round"),
        empty_label=None,
        error_messages={"required": _("Choose a round.")},
    )
    field_order = ("round",)

    def __init__(self, *args: Any, rounds: QuerySet[Round], **kwargs: Any) -> None:
        """Offer `rounds`."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["round"]
        field.queryset = rounds


class CallOffForm(forms.Form):
    """Why a meeting is called off."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Who was invited reads this."),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write the reason: who was invited reads it.")},
    )


class AttendanceForm(forms.Form):
    """Who are there, ticked by organisation."""

    present = forms.ModelMultipleChoiceField(
        Role.objects.none(),
        label=_("Who are there"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose people from the list.")},
    )
    helper = FieldsHelper(marked=())

    def __init__(self, *args: Any, people: QuerySet[Role], **kwargs: Any) -> None:
        """Offer `people`, who can be expected."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["present"]
        field.queryset = people
        field.label_from_instance = lambda role: f"{role.user}, {role.organisation}"


class OutcomeForm(forms.Form):
    """What a meeting came to about an item."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    result = forms.ChoiceField(
        label=_("What did it come to?"),
        choices=MeetingResult.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it came to.")},
    )
    conclusion = RichTextField(
        label=_("Conclusion"),
        help_text=_(
            "This stands in the minutes and in the decision list. The verdicts themselves are "
            "written in the joint outcome, on which each organisation answers."
        ),
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write the conclusion.")},
    )
    actions = RichTextField(
        label=_("Action points"),
        help_text=_("One on each line: who does what, and by when."),
        required=False,
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 4}),
    )

    def renew_version(self, version: int) -> None:
        """Show what was typed, to be sent on top of `version`."""
        show_version(self, version)
