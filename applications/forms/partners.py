"""Who signs for a partner, and what a partner answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.models import Partner
from common import lengths
from common.forms import FieldsHelper
from common.names import NameField
from regions.models import PartnerKind


class PartnerContactForm(forms.Form):
    """Who signs for a partner."""

    name = NameField(label=_("Name of who signs"), max_length=lengths.NAME, required=False)
    email = forms.EmailField(
        label=_("E-mail address of who signs"),
        help_text=_("This person gets a mail with a link to read and sign the application."),
        error_messages={"required": _("Enter the e-mail address of who signs.")},
    )


class AnswerForm(forms.Form):
    """A partner signs or declines. The beroepsgroep adds a confirmation in its own words."""

    helper = FieldsHelper(marked=())

    SIGN, DECLINE = "sign", "decline"

    confirmation = forms.CharField(
        label=_("How do teachers and school leaders take part, in your own words?"),
        help_text=_(
            "Only you can say this: the penvoerder cannot confirm it for you. Say who you "
            "represent, how they were involved and how their say is arranged. Needed to sign."
        ),
        required=False,
        max_length=lengths.LONG_TEXT,
        widget=forms.Textarea({"rows": 6}),
    )
    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (SIGN, _("Yes, we sign: we declare what stands above.")),
            (DECLINE, _("No, we do not sign.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you sign.")},
    )
    reason = forms.CharField(
        label=_("If you do not sign: why not?"),
        help_text=_("The penvoerder reads this, so that it can look for a solution with you."),
        required=False,
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 4}),
    )
    name = NameField(
        label=_("Your name"),
        max_length=lengths.NAME,
        error_messages={"required": _("Enter your name.")},
    )
    job_title = NameField(
        label=_("Your job title"),
        max_length=lengths.JOB_TITLE,
        error_messages={"required": _("Enter your job title.")},
    )

    def __init__(self, *args: Any, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_beroepsgroep = partner.kind == PartnerKind.BEROEPSGROEP
        if not self.is_beroepsgroep:
            del self.fields["confirmation"]

    @property
    def signs(self) -> bool:
        """Whether the answer is yes."""
        return bool(self.cleaned_data["answer"] == self.SIGN)

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs to the answer."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        answer = typed.get("answer")
        if answer == self.DECLINE and not typed.get("reason"):
            self.add_error("reason", gettext("Say why your organisation does not sign."))
        if answer == self.SIGN and self.is_beroepsgroep and not typed.get("confirmation"):
            self.add_error(
                "confirmation",
                gettext("Describe in your own words how teachers and school leaders take part."),
            )
        return typed
