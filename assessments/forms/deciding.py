"""Preparing a decision, returning it, and noting that a condition was met."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.models import Criterion
from assessments.domain.rules.draft import Draft, Finding
from assessments.domain.rules.of_text import lacks_of_condition
from assessments.models import Heard, Outcome, Term
from common import lengths
from common.forms import FieldsHelper, show_version


class DecisionForm(forms.Form):
    """The outcome with its reasons."""

    # What is asked of some decisions only says so in its help.
    helper = FieldsHelper(marked=())

    # The version of the draft that the form was filled with; none is 0.
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an outcome.")},
    )
    reasons = forms.CharField(
        label=_("Reasons for the decision"),
        help_text=_(
            "Printed in the letter, before the joint advice. Write to the penvoerder, in plain "
            "Dutch."
        ),
        error_messages={"required": _("Write the reasons for the decision.")},
        max_length=lengths.LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    dissent_response = forms.CharField(
        label=_("How the disagreement was weighed"),
        help_text=_("Printed in the letter, because not everyone agreed."),
        error_messages={"required": _("Write how the disagreement was weighed.")},
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    departure_reasons = forms.CharField(
        label=_("Why you decide otherwise than the panel advises"),
        required=False,
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    hearing = forms.ChoiceField(
        label=_("Was the region heard about facts that it did not give itself?"),
        help_text=_(
            "Only for a rejection. Does it rest on facts about the region, or about somebody else "
            "in it, that came from others? Then let them respond first (Awb 4:7, 4:8). The letter "
            "says what you choose."
        ),
        choices=Heard.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    hearing_told = forms.CharField(
        label=_("When and how was the region heard, and what did it say?"),
        help_text=_("Only when it was heard. Printed in the letter, in plain Dutch."),
        required=False,
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        asks_dissent: bool,
        advised: str,
        outcomes: Sequence[str],
        is_draft: bool = False,
        **kwargs: Any,
    ) -> None:
        """Ask about disagreement only when there is any; offer the `outcomes` now possible.

        Of a draft nothing is required yet.

        `advised` names the outcome that the panel advises; empty when nobody can depart from it.
        """
        super().__init__(*args, **kwargs)
        if not asks_dissent:
            del self.fields["dissent_response"]
        if advised:
            self.fields["departure_reasons"].help_text = _(
                "The panel advises “%(advised)s”. Required with another outcome; printed in the "
                "letter."
            ) % {"advised": advised}
        else:
            del self.fields["departure_reasons"]
        if Outcome.AFGEWEZEN not in outcomes:
            del self.fields["hearing"], self.fields["hearing_told"]
        outcome = self.fields["outcome"]
        if isinstance(outcome, forms.ChoiceField):
            outcome.choices = [
                (value, label) for value, label in Outcome.choices if value in outcomes
            ]
        for field in self.fields.values() if is_draft else ():
            field.required = False
        if list(outcomes) == [Outcome.NIET_BEHANDELD]:
            self.fields["reasons"].help_text = _(
                "Why you cannot decide without it. Printed in the letter, after what was asked. "
                "Write to the penvoerder, in plain Dutch."
            )
        # Who disagreed with the panel is answered where one decides on what it found.
        if "dissent_response" in self.fields and Outcome.NIET_BEHANDELD in outcomes:
            self.fields["dissent_response"].required = False

    @property
    def texts(self) -> dict[str, str]:
        """What was typed that is right so far, by the names that the acts know."""
        decided = ("outcome", "reasons", "dissent_response", "departure_reasons")
        names = (*decided, "hearing", "hearing_told")
        return {name: self.cleaned_data.get(name, "") for name in names}

    @property
    def known_version(self) -> int:
        """The version of the draft that the form was filled with."""
        return self.cleaned_data.get("version") or 0

    def renew_version(self, version: int) -> None:
        """Show the form with what was typed, to be saved on top of `version`."""
        show_version(self, version)


class ConditionForm(forms.Form):
    """One condition; a row that is left empty does not count."""

    helper = FieldsHelper(marked=())

    text = forms.CharField(
        label=_("What must be done"),
        required=False,
        max_length=lengths.NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due_on = forms.DateField(
        label=_("Ready by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Enter a date as day-month-year, such as 1-3-2027.")},
    )
    criterion = forms.ModelChoiceField(
        queryset=Criterion.objects.none(),
        label=_("About criterion"),
        required=False,
        empty_label=_("no criterion in particular"),
    )
    contact = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label=_("Who helps with it"),
        required=False,
        empty_label=_("the adviser of the region"),
    )

    def __init__(
        self, *args: Any, criteria: Sequence[Criterion], helpers: Sequence[User], **kwargs: Any
    ) -> None:
        """Offer the criteria of the round and who can help, which were read once for all rows."""
        super().__init__(*args, **kwargs)
        field = self.fields["criterion"]
        if isinstance(field, forms.ModelChoiceField):
            pks = [criterion.pk for criterion in criteria]
            field.queryset = Criterion.objects.filter(pk__in=pks)
            field.widget.choices = [
                ("", field.empty_label or ""),
                *((criterion.pk, criterion.title) for criterion in criteria),
            ]
        contact = self.fields["contact"]
        if isinstance(contact, forms.ModelChoiceField):
            contact.queryset = User.objects.filter(pk__in=[user.pk for user in helpers])
            contact.widget.choices = [
                ("", contact.empty_label or ""),
                *((user.pk, user.name) for user in helpers),
            ]


class _BaseConditions(forms.BaseFormSet):  # type: ignore[type-arg]
    @cached_property
    def filled(self) -> list[ConditionForm]:
        """The rows that were filled in; of a valid formset, before anything is shown to lack."""
        return [
            row
            for row in self.forms
            if row.cleaned_data.get("text") or row.cleaned_data.get("due_on")
        ]

    @property
    def conditions(self) -> list[tuple[str, date | None, Criterion | None, User | None]]:
        """What was typed in them."""
        rows = [row.cleaned_data for row in self.filled]
        return [(row["text"], row["due_on"], row["criterion"], row["contact"]) for row in rows]

    @property
    def as_draft(self) -> list[dict[str, Any]]:
        """The same, as a draft keeps it."""
        return [
            {
                "text": text,
                "due_on": due_on.isoformat() if due_on else "",
                "criterion": criterion.pk if criterion else None,
                "contact": contact.pk if contact else None,
            }
            for text, due_on, criterion, contact in self.conditions
        ]

    def show_lack(self, draft: Draft, finding: Finding) -> None:
        """Show what is lacking where it is mended: in each row that lacks it, or else a free row.

        `draft` holds the `conditions` of these rows.
        """
        rows = self.filled if finding.rule.code == "conditions" else []
        for row, condition in zip(rows, draft.conditions, strict=False):
            for field, sentence in lacks_of_condition(condition, draft.on).items():
                row.add_error(field, sentence)
        if not rows:
            free = (row for row in self.forms if row not in self.filled)
            next(free, self.forms[0]).add_error("text", finding.lack)


ConditionFormSet = forms.formset_factory(
    ConditionForm, formset=_BaseConditions, extra=3, max_num=30, absolute_max=40
)


class ReturnForm(forms.Form):
    """Why a decision goes back."""

    reason = forms.CharField(
        label=_("What must be different"),
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Write what must be different, so that the adviser can go on.")
        },
    )


class MeetForm(forms.Form):
    """How one saw that a condition is met."""

    note = forms.CharField(
        label=_("How did you see that the condition is met?"),
        help_text=_("Name the document or the meeting."),
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write how you saw that the condition is met.")},
    )


class CorrectionForm(forms.Form):
    """What is wrong with a letter, and what that means for the term for objection."""

    why = forms.CharField(
        label=_("What was wrong, and what is right now"),
        help_text=_("Printed in the new letter. Write to the penvoerder, in plain Dutch."),
        max_length=lengths.NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why the letter is corrected.")},
    )
    term = forms.ChoiceField(
        label=_("What this means for the term for objection"),
        choices=[
            (
                Term.KEPT,
                _("The term goes on as it was: a slip, which changes nothing of the decision."),
            ),
            (
                Term.ANEW,
                _(
                    "A new term of six weeks begins: from the letter one could not tell what was "
                    "decided or how to object, or it went to another."
                ),
            ),
        ],
        initial=Term.KEPT,
        widget=forms.RadioSelect,
    )
