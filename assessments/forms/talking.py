"""Proposing a talk, choosing its moment, calling it off and recording it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.talking import MOST_MOMENTS
from assessments.models import TalkKind
from common import lengths
from common.dates import moment_text
from common.rich_text import RichTextField

NO_MOMENT = {"invalid": _("Enter a day and a time that exist, such as 1-3-2027 10:00.")}


class MomentsForm(forms.Form):
    """Moments to choose from, in Dutch time; `moments` has those that were entered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_MOMENTS + 1):
            self.fields[f"moment_{number}"] = forms.DateTimeField(
                label=_("Moment %(number)d") % {"number": number},
                help_text=_("Dutch time.") if number == 1 else "",
                required=number == 1,
                widget=forms.DateTimeInput(
                    format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
                ),
                error_messages={"required": _("Enter at least one moment."), **NO_MOMENT},
            )

    def clean(self) -> dict[str, Any]:
        """Gather the moments in one list."""
        typed = super().clean() or {}
        names = [f"moment_{number}" for number in range(1, MOST_MOMENTS + 1)]
        moments = [typed.pop(name) for name in names if typed.get(name)]
        rest = {name: value for name, value in typed.items() if name not in names}
        return {**rest, "moments": moments}


class TalkForm(MomentsForm):
    """A talk to propose."""

    kind = forms.ChoiceField(
        label=_("What kind of talk"), choices=TalkKind.choices, widget=forms.RadioSelect
    )
    about = forms.CharField(
        label=_("What is the talk about?"),
        help_text=_("The region reads this in the mail."),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what the talk is about.")},
    )
    place = forms.CharField(
        label=_("Where"),
        help_text=_("An address, or a link to meet online."),
        max_length=lengths.LINE,
        error_messages={"required": _("Write where the talk is.")},
    )
    minutes = forms.IntegerField(
        label=_("How many minutes"), min_value=15, max_value=240, initial=60
    )


class ChoiceForm(forms.Form):
    """Which of the moments the region chooses."""

    moment = forms.TypedChoiceField(
        label=_("Which moment suits you?"),
        coerce=datetime.fromisoformat,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the moments."),
            "invalid_choice": _("Choose one of the moments that are still to come."),
        },
    )

    def __init__(self, *args: Any, moments: Sequence[datetime], **kwargs: Any) -> None:
        """Offer `moments`."""
        super().__init__(*args, **kwargs)
        choices = [(moment.isoformat(), moment_text(moment)) for moment in moments]
        self.fields["moment"].choices = choices  # type: ignore[attr-defined]


class WhyForm(forms.Form):
    """Why no moment fits, or why a talk is called off."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("The other side reads this."),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write the reason: the other side reads it.")},
    )


class RecordForm(forms.Form):
    """Who were at a talk and what was agreed."""

    attended = forms.CharField(
        label=_("Who were there"),
        help_text=_("Names with their organisation."),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write who were there.")},
    )
    agreed = RichTextField(
        label=_("What was agreed"),
        help_text=_("The region reads this. Write one agreement on each line, with a day."),
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": _("Write what was agreed, or that nothing was.")},
    )
