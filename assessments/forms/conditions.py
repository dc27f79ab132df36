"""Answering a condition, checking the answer, giving more time, and confirming it is met."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.attachments import documents_field
from applications.forms.signing import SignerForm
from common import lengths
from common.forms import FieldsHelper, show_version
from common.rich_text import RichTextField

from .judging import AgreeForm


class ConditionAnswerForm(forms.Form):
    """What the region answers to a condition; a draft may be empty."""

    helper = FieldsHelper(marked=())

    # The number of the saving that the form was filled with; none is 0.
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    text = RichTextField(
        label=_("How do you meet this condition?"),
        help_text=_("Say what you did, and which document shows it."),
        required=False,
        max_length=lengths.LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    documents = documents_field(_("Documents to add"))

    @property
    def known(self) -> int:
        """The number of the saving that the form was filled with."""
        return self.cleaned_data.get("version") or 0

    def renew(self, saved: int) -> None:
        """Show the form with what was typed, to be saved on top of `saved`."""
        show_version(self, saved)


class LackingForm(forms.Form):
    """What an answer lacks."""

    lacking = forms.CharField(
        label=_("What is still lacking?"),
        help_text=_("The penvoerder reads this, and can answer again."),
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what is still lacking.")},
    )


class ExtendForm(forms.Form):
    """A later date for a condition, and why."""

    due_on = forms.DateField(
        label=_("New date"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Enter the new date."),
            "invalid": _("Enter a date as day-month-year, such as 1-3-2027."),
        },
    )
    reason = forms.CharField(
        label=_("Why is there more time?"),
        help_text=_("The penvoerder gets this in a mail."),
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why there is more time.")},
    )


class ReendorseForm(AgreeForm):
    """Whether an organisation that judged agrees that the criterion is met now."""

    version = None  # type: ignore[assignment]  # Takes the field of the joint outcome away.

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agrees"].label = _("Do you agree that this criterion is met now?")


class ConfirmForm(SignerForm):
    """What the beroepsgroep says for itself once the conditions about it are met."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["represents"].help_text = _(
            "Only you can fill in what the beroepsgroep says. The Realisatie Eenheid and who "
            "judged the application read it."
        )
        self.fields["confirmation"].label = _(
            "How do teachers and school leaders take part now, in your own words?"
        )
        self.fields["confirmation"].help_text = _(
            "Say what has changed since the provisional status."
        )

    def clean(self) -> dict[str, Any]:
        """Ask for what is lacking."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        self._ask_own_words()
        return typed
