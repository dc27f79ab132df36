"""The forms with which an administrator makes and changes a round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from applications.domain.rounds import RoundPlan
from applications.models import ALWAYS_ASKED, RoundKind, SectionKind, all_sections
from applications.models.rounds import (
    Independence,
    TermSetBy,
    TermStart,
    default_reminder_days,
)
from common import lengths
from common.acts import place_refusal
from common.amounts import amount_text, parse_amount
from common.dates import amsterdam_moment, in_amsterdam
from common.forms import FieldsHelper, Part
from common.refusal import Refusal
from regions.models import Region

from .round_questions import QUESTIONS, not_ticked, question_fields, question_parts, ticked

OPENS_USUALLY, CLOSES_USUALLY = time(9), time(16)
TERM = (
    "decision_weeks",
    "term_length_source",
    "term_start",
    "term_start_source",
    "term_set_by",
)
FIXED = (
    "kind",
    "opens_day",
    "opens_clock",
    "closes_day",
    "closes_clock",
    "maximum_amount",
    "signers_per_party",
    "sections",
    *QUESTIONS,
    "sharing_regions",
    "independence",
    "ocw_concurs",
    *TERM,
)
"""Fields that the first submission fixes; see `applications.domain.rounds`."""
# Where a refusal about something that is no field by itself is shown.
SHOWN_AT = {"opens_at": "opens_day", "closes_at": "closes_day"}


NO_SUCH_DAY = _("Enter a day that exists, as day-month-year, such as 1-3-2027.")


def steps_text(days: Iterable[int]) -> str:
    """Reminder steps as they are typed: «42, 28, 14»."""
    return ", ".join(str(each) for each in days)


class DayInput(forms.DateInput):
    """A day, chosen or typed; browsers want it written as 2026-05-18."""

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"})


class ClockInput(forms.TimeInput):
    """A time of day, such as 16:00."""

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"type": "time"})


class ClosingForm(forms.Form):
    """A closing moment, as a day and a time on the clock in Amsterdam."""

    closes_day = forms.DateField(
        label=_("Closes on"),
        widget=DayInput,
        error_messages={
            "required": _("Enter the day on which the round closes."),
            "invalid": NO_SUCH_DAY,
        },
    )
    closes_clock = forms.TimeField(
        label=_("Closing time"),
        help_text=_("Dutch time, such as 16:00. Submitting is possible up to and including it."),
        widget=ClockInput,
        initial=CLOSES_USUALLY,
    )

    def clean(self) -> dict[str, Any]:
        """Put day and time together."""
        cleaned = super().clean() or self.cleaned_data
        self._moment(cleaned, "closes")
        return cleaned

    def refuse(self, refusal: Refusal) -> None:
        """Show what is wrong with a moment at its day."""
        place_refusal(self, refusal, SHOWN_AT)

    def _moment(self, cleaned: dict[str, Any], name: str) -> None:
        """Set `<name>_at` from `<name>_day` and `<name>_clock`, or say what is wrong with them."""
        day, clock = cleaned.get(f"{name}_day"), cleaned.get(f"{name}_clock")
        if day is None or clock is None:
            return
        try:
            cleaned[f"{name}_at"] = amsterdam_moment(day, clock, field=f"{name}_clock")
        except Refusal as refusal:
            self.add_error(refusal.field, str(refusal))


class RoundForm(ClosingForm):
    """Everything about a round but its criteria and requirements."""

    name = forms.CharField(label=_("Name"), max_length=lengths.NAME_OF_THING)
    kind = forms.ChoiceField(
        label=_("What can be applied for"), choices=RoundKind.choices, widget=forms.RadioSelect
    )
    opens_day = forms.DateField(
        label=_("Opens on"),
        widget=DayInput,
        error_messages={
            "required": _("Enter the day on which the round opens."),
            "invalid": NO_SUCH_DAY,
        },
    )
    opens_clock = forms.TimeField(
        label=_("Opening time"),
        help_text=_("Dutch time, such as 09:00."),
        widget=ClockInput,
        initial=OPENS_USUALLY,
    )
    maximum_amount = forms.CharField(
        label=_("Maximum amount per application (euro)"),
        help_text=_("Such as 100.000 or 1.234,50."),
        max_length=lengths.AMOUNT,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )
    signers_per_party = forms.TypedChoiceField(
        label=_("How many people sign for each partner"),
        help_text=_("With two, a partner has signed when two different people signed."),
        choices=[(1, _("one")), (2, _("two, both"))],
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
    )
    decision_weeks = forms.IntegerField(
        label=_("Decision term in weeks"),
        help_text=_("At most 8 weeks, unless a provision sets a longer term (Awb 4:13)."),
        min_value=1,
        max_value=52,
        initial=8,
    )
    term_length_source = forms.CharField(
        label=_("Provision for a term of more than 8 weeks"),
        help_text=_("The article and the regulation. Printed where the term is named."),
        required=False,
        max_length=lengths.PROVISION,
    )
    term_start = forms.ChoiceField(
        label=_("The decision term counts"),
        choices=TermStart.choices,
        widget=forms.RadioSelect,
        initial=TermStart.RECEIPT,
        help_text=_("From receipt of each application (Awb 4:13), unless a provision says so."),
    )
    term_start_source = forms.CharField(
        label=_("Provision by which the term counts from closing"),
        help_text=_("The article and the regulation. Printed where the term is named."),
        required=False,
        max_length=lengths.PROVISION,
    )
    term_set_by = forms.ChoiceField(
        label=_("The decision term is set by"),
        choices=TermSetBy.choices,
        widget=forms.RadioSelect,
        initial=TermSetBy.STATUTE,
        help_text=_(
            "A term of at most 12 weeks that an Act (such as the Awb) or an order in council sets "
            "runs on when it ends on a day off; another term does not (Atw 1, 4 and 5)."
        ),
    )
    completion_weeks = forms.IntegerField(
        label=_("Term to complete an application (weeks)"),
        help_text=_(
            "What is proposed when an applicant is asked for what is missing (Awb 4:5). Meanwhile "
            "the decision term stands still (Awb 4:15)."
        ),
        min_value=1,
        max_value=12,
        initial=2,
    )
    handled_as_received = forms.BooleanField(
        label=_("Applications are handled as they come"),
        help_text=_(
            "If not, no panel is set up and no decision is taken before the round has closed, so "
            "that all applications are treated alike."
        ),
        required=False,
    )
    independence = forms.ChoiceField(
        label=_("Assessors read what other organisations judged"),
        choices=Independence.choices,
        widget=forms.RadioSelect,
        initial=Independence.AFTER_OWN,
    )
    ocw_concurs = forms.BooleanField(
        label=_("OCW concurs before a decision"),
        help_text=_(
            "No decision on a status is prepared before OCW, once every organisation of the panel "
            "answered the joint outcome, has said whether it concurs."
        ),
        required=False,
        initial=True,
    )
    sections = forms.MultipleChoiceField(
        label=_("Parts of the plan that are asked"),
        help_text=_(
            "The region and its partners are always asked. What is not ticked, here or of the "
            "questions below, is neither shown nor saved, and requirements about it do not count. "
            "Ask only what the decision needs."
        ),
        choices=[(kind, kind.label) for kind in SectionKind if kind not in ALWAYS_ASKED],
        required=False,
        initial=all_sections,
        widget=forms.CheckboxSelectMultiple,
    )
    sharing_regions = forms.CharField(
        label=_("Regions that may share locations"),
        help_text=_(
            "A location takes part in at most one region, but for those named here, such as a "
            "national region. One name per line, as the list of regions has it."
        ),
        required=False,
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 3}),
    )
    reminder_days = forms.CharField(
        label=_("Reminders, in days before closing"),
        help_text=_("With commas in between. Leave empty for no reminders."),
        required=False,
        max_length=lengths.LIST,
        initial=steps_text(default_reminder_days()),
    )
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        help_text=_(
            "Printed in the decision letter: the provisions on what is decided. For a status not "
            "those on subsidies: that letter grants none."
        ),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 3}),
    )
    on_behalf_of = forms.CharField(
        label=_("Decided on behalf of"),
        help_text=_("The body that decides and handles objections, such as “de minister van OCW”."),
        max_length=lengths.LINE,
    )
    objection_address = forms.CharField(
        label=_("Where an objection is sent by post"),
        help_text=_("Printed in the decision letter."),
        max_length=lengths.ADDRESS,
        widget=forms.Textarea({"rows": 4}),
    )
    objection_online = forms.CharField(
        label=_("Where an objection is sent electronically"),
        help_text=_("A web address or an e-mail address. Printed in the decision letter."),
        max_length=lengths.LINE,
    )
    field_order = ("name", "kind", "opens_day", "opens_clock", "closes_day", "closes_clock")

    def __init__(self, *args: Any, is_fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= question_fields()
        for name in FIXED if is_fixed else ():
            self.fields[name].disabled = True
        self.helper = FieldsHelper(marked=[name for name in self.fields if name not in QUESTIONS])
        self.helper.layout = Layout(
            Part(_("The round"), "name", "kind", "maximum_amount", "signers_per_party", open=True),
            Part(_("What is asked"), "sections", *question_parts(), "sharing_regions"),
            Part(_("Judging"), "independence", "ocw_concurs"),
            Part(
                _("Dates and terms"),
                Row("opens_day", "opens_clock"),
                Row("closes_day", "closes_clock"),
                "handled_as_received",
                "reminder_days",
            ),
            Part(
                _("Decision term"),
                *TERM,
                "completion_weeks",
            ),
            Part(
                _("In the decision letter"),
                "legal_basis",
                "on_behalf_of",
                "objection_address",
                "objection_online",
            ),
        )

    def clean(self) -> dict[str, Any]:
        """Put the moments together, and what was not ticked of all questions."""
        cleaned = super().clean()
        self._moment(cleaned, "opens")
        if cleaned.keys() >= QUESTIONS.keys():
            cleaned["questions_left_out"] = not_ticked(cleaned)
        return cleaned

    def clean_maximum_amount(self) -> Any:
        """Read the amount as it is written in Dutch."""
        try:
            return parse_amount(self.cleaned_data["maximum_amount"])
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_sections(self) -> tuple[str, ...]:
        """What is ticked, with what is always asked."""
        return (*ALWAYS_ASKED, *self.cleaned_data["sections"])

    def clean_sharing_regions(self) -> tuple[str, ...]:
        """The names of regions that exist, as they are written there."""
        typed = self.cleaned_data["sharing_regions"].splitlines()
        names = dict.fromkeys(" ".join(line.split()) for line in typed if line.strip())
        known = set(Region.objects.filter(name__in=names).values_list("name", flat=True))
        unknown = [name for name in names if name not in known]
        if unknown:
            words = {"names": ", ".join(unknown)}
            raise forms.ValidationError(_("There is no region of this name: %(names)s.") % words)
        return tuple(names)

    def clean_reminder_days(self) -> tuple[int, ...]:
        """Read whole numbers with commas or spaces between them."""
        words = self.cleaned_data["reminder_days"].replace(",", " ").replace(";", " ").split()
        if not all(word.isascii() and word.isdigit() for word in words):
            raise forms.ValidationError(_("Write whole numbers of days, such as 42, 28, 14."))
        return tuple(int(word) for word in words)


def initial_of(plan: RoundPlan) -> dict[str, Any]:
    """What `RoundForm` shows for a round as it is."""
    kept = (
        "name",
        "kind",
        *TERM,
        "signers_per_party",
        "completion_weeks",
        "handled_as_received",
        "independence",
        "ocw_concurs",
        "legal_basis",
        "on_behalf_of",
        "objection_address",
        "objection_online",
    )
    return {
        **{name: getattr(plan, name) for name in kept},
        **_clock_face("opens", plan.opens_at),
        **_clock_face("closes", plan.closes_at),
        "maximum_amount": amount_text(plan.maximum_amount),
        "reminder_days": steps_text(plan.reminder_days),
        "sections": [kind for kind in plan.sections if kind not in ALWAYS_ASKED],
        **ticked(plan.questions_left_out),
        "sharing_regions": "\n".join(plan.sharing_regions),
    }


def _clock_face(name: str, moment: datetime) -> dict[str, Any]:
    local = in_amsterdam(moment)
    return {f"{name}_day": local.date(), f"{name}_clock": local.time()}
