"""The forms about what comes after a grant: hearings, later decisions, duties and payments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.attachments import documents_field
from applications.sections.cells import AmountField
from common import lengths
from common.forms import FieldsHelper
from subsidies.models import About, Ground, Later, Shortfall

from . import day_field, text_field

_PRINTED = _("Printed in the letter. Write to the penvoerder, in plain Dutch.")


class IntendForm(forms.Form):
    """What is intended, on which ground, why, and by when the applicant can respond."""

    amount = AmountField(label=_("Amount (euro)"))
    ground = forms.ChoiceField(
        label=_("Ground"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a ground.")},
    )
    intention = text_field(
        _("Why do you intend this?"),
        6,
        lengths.TEXT,
        help_text=_PRINTED,
        error_messages={"required": _("Write why you intend this.")},
    )
    respond_by = day_field(
        _("The applicant can respond until and including"), help_text=_("At least two weeks.")
    )

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if about == About.REFUSAL:
            del self.fields["amount"]
        elif about == About.RECLAIMING:
            del self.fields["ground"]
        if "amount" in self.fields:
            self.fields["amount"].label = _AMOUNTS[about]
        if "ground" in self.fields:
            choices = Ground.choices if about == About.REFUSAL else Shortfall.choices
            self.fields["ground"].choices = choices  # type: ignore[attr-defined]


_AMOUNTS = {
    About.LOWERING: _("To what amount would the grant be lowered (euro)?"),
    About.SETTLING: _("At what amount would the subsidy be settled (euro)?"),
    About.RECLAIMING: _("What amount would be reclaimed (euro)?"),
}


class DropHearingForm(forms.Form):
    """Why it stays as it is."""

    reason = text_field(
        _("Why does it stay as it is?"),
        4,
        lengths.TEXT,
        help_text=_("The penvoerder gets this in a mail."),
        error_messages={"required": _("Write why it stays as it is.")},
    )


class WeighForm(forms.Form):
    """The reasons of what is prepared, and how the response was weighed."""

    reasons = text_field(
        _("Reasons for the decision"),
        6,
        lengths.TEXT,
        help_text=_PRINTED,
        error_messages={"required": _("Write the reasons for the decision.")},
    )
    weighing = text_field(
        _("How you weighed the response"),
        4,
        lengths.TEXT,
        help_text=_("Printed in the letter after the response. Say so, too, when there was none."),
        error_messages={
            "required": _("Write how you weighed the response, or that there was none.")
        },
    )


class LaterForm(WeighForm):
    """A later decision on a subsidy, as it is laid before the leads."""

    amount = AmountField(label=_("Amount (euro)"))
    field_order = ["amount", "reasons", "weighing"]

    def __init__(self, *args: Any, kind: Later, was_heard: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].label = _LATER_AMOUNTS[kind]
        if not was_heard:
            del self.fields["weighing"]


_LATER_AMOUNTS = {
    Later.LOWERING: _("The grant becomes at most (euro)"),
    Later.SETTLING: _("The subsidy is settled at (euro)"),
    Later.RECLAIMING: _("What is reclaimed (euro)"),
}


class HandInForm(forms.Form):
    """What a region hands in for a duty: a text, perhaps with documents."""

    helper = FieldsHelper()

    text = text_field(
        _("What do you hand in?"),
        8,
        lengths.LONG_TEXT,
        help_text=_("Write it here, or say what the documents are. It cannot be changed after."),
        error_messages={"required": _("Write what you hand in.")},
    )
    documents = documents_field(_("Documents"))


class ReportChangeForm(HandInForm):
    """What a region reports that changed."""

    text = text_field(
        _("What changes, from when, and why?"),
        8,
        lengths.LONG_TEXT,
        help_text=_("You cannot change it afterwards."),
        error_messages={"required": _("Write what changes.")},
    )


class ReceiveForm(forms.Form):
    """On which day something was received."""

    on = day_field(_("Received on"))


class RunForm(forms.Form):
    """Until which day what is due goes into a payment run."""

    until = day_field(
        _("What is to be paid until and including"), help_text=_("Six weeks ahead at most.")
    )


class NotedForm(forms.Form):
    """What came back of payments: that they were paid on a day, or why they were not."""

    helper = FieldsHelper()

    on = day_field(_("Paid, or come back, on"))
    reason = forms.CharField(
        label=_("Why it came back unpaid"),
        help_text=_("Only for what came back unpaid. It goes into a next run."),
        max_length=lengths.LINE,
        required=False,
    )
