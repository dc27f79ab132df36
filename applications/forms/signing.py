"""What a partner answers to the question to sign."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.own_words import OwnWords
from applications.domain.signing import refuse_unticked, refuse_without_reason
from applications.models import FullVoice, Partner, Signature
from common import lengths
from common.acts import place_refusal, tried
from common.forms import FieldsHelper
from common.names import NameField
from regions.models import PartnerKind

OWN_WORDS = tuple(field.name for field in fields(OwnWords))


def as_signed_before(signature: Signature) -> dict[str, str]:
    """What was typed for an earlier signature, to be sent again with one click."""
    typed = {
        "answer": AnswerForm.SIGN,
        "is_authorised": "on",
        "name": signature.signer_name,
        "job_title": signature.signer_job_title,
    }
    return {**typed, **{name: getattr(signature, name) for name in OWN_WORDS}}


class SignerForm(forms.Form):
    """Who signs for a partner; the beroepsgroep adds a form of its own."""

    helper = FieldsHelper(marked=())

    represents = forms.CharField(
        label=_("Whom do you represent?"),
        help_text=_(
            "Only you can fill in what the beroepsgroep says: the penvoerder can neither write nor "
            "change it. It is needed to sign, and whoever judges the application reads it."
        ),
        required=False,
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 2}),
    )
    confirmation = forms.CharField(
        label=_("How do teachers and school leaders take part, in your own words?"),
        help_text=_("Say how they were involved in this plan, and how their say is arranged."),
        required=False,
        max_length=lengths.LONG_TEXT,
        widget=forms.Textarea({"rows": 6}),
    )
    voice = forms.ChoiceField(
        label=_("Does the beroepsgroep have a full voice?"),
        choices=FullVoice.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    voice_words = forms.CharField(
        label=_("If partly or not: what is lacking?"),
        required=False,
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 3}),
    )
    remarks = forms.CharField(
        label=_("Anything else that whoever judges should know?"),
        required=False,
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 3}),
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
            for name in OWN_WORDS:
                del self.fields[name]

    @property
    def own_words(self) -> OwnWords | None:
        """What the beroepsgroep says for itself; None of another partner."""
        if not self.is_beroepsgroep:
            return None
        return OwnWords(**{name: self.cleaned_data.get(name, "") for name in OWN_WORDS})

    def _ask(self, refusing: Callable[[], object]) -> None:
        """Show at its field what an act would refuse, beside all else that is lacking."""
        asked = tried(refusing)
        if not asked:
            place_refusal(self, asked.refusal)

    def _ask_own_words(self) -> None:
        if self.own_words is not None:
            self._ask(self.own_words.columns)


class AnswerForm(SignerForm):
    """A partner signs or declines."""

    SIGN, DECLINE = "sign", "decline"

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
    is_authorised = forms.BooleanField(
        label=_("I am authorised to sign this for my organisation."),
        help_text=_("Needed to sign. Are you not? Then ask who is, or decline."),
        required=False,
    )
    field_order = (*OWN_WORDS, "answer", "reason", "is_authorised", "name", "job_title")

    @property
    def signs(self) -> bool:
        """Whether the answer is yes."""
        return bool(self.cleaned_data["answer"] == self.SIGN)

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs to the answer."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        answer = typed.get("answer")
        if answer == self.DECLINE:
            self._ask(partial(refuse_without_reason, typed.get("reason", "")))
        if answer == self.SIGN:
            self._ask_own_words()
            is_authorised = bool(typed.get("is_authorised"))
            self._ask(partial(refuse_unticked, agrees=True, is_authorised=is_authorised))
        return typed

    def as_signed(self) -> dict[str, Any]:
        """What signing takes of what was typed."""
        names = ("name", "job_title", "is_authorised")
        typed = {name: self.cleaned_data[name] for name in names}
        return {**typed, "agrees": self.signs, "own_words": self.own_words}

    def as_declined(self) -> dict[str, Any]:
        """What declining takes of what was typed."""
        return {name: self.cleaned_data[name] for name in ("name", "job_title", "reason")}


class PaperForm(SignerForm):
    """A signature on paper, as the Realisatie Eenheid records it."""

    upload = forms.FileField(
        label=_("Scan of the signature"),
        help_text=_("One file: PDF, JPG or PNG."),
        widget=forms.ClearableFileInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": _("Choose the scan.")},
    )
    signed_on = forms.DateField(
        label=_("Day on which it was signed"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Enter the day on which it was signed.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Who signed")
        self.fields["job_title"].label = _("Job title of who signed")

    def clean(self) -> dict[str, Any]:
        """Ask for what the beroepsgroep says."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        self._ask_own_words()
        return typed

    def as_recorded(self) -> dict[str, Any]:
        """What recording takes of what was typed."""
        names = ("upload", "name", "job_title", "signed_on")
        typed = {name: self.cleaned_data[name] for name in names}
        return {**typed, "own_words": self.own_words}


class CodeForm(forms.Form):
    """The code that was mailed to who signs by a link."""

    code = forms.CharField(
        label=_("Code from the mail"),
        help_text=_("Six digits."),
        max_length=lengths.CODE,
        error_messages={"required": _("Type the code that we mailed you.")},
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "one-time-code", "size": "8"}
        ),
    )
