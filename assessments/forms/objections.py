"""Objections: handing one in, recording it, and what is done about it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.sections.cells import AmountField
from assessments.models import Condition, NoHearing, ObjectionOutcome, Way
from common import lengths
from common.forms import FieldsHelper
from common.rich_text import RichTextField


def _text(
    label: StrOrPromise,
    help_text: StrOrPromise = "",
    *,
    required: StrOrPromise = "",
    most: int = lengths.TEXT,
    rows: int = 6,
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(required),
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required} if required else {},
    )


def _day(
    label: StrOrPromise, help_text: StrOrPromise = "", *, required: StrOrPromise = ""
) -> forms.DateField:
    wrong = {"invalid": _("Enter a date as day-month-year, such as 1-3-2027.")}
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(required),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={**wrong, **({"required": required} if required else {})},
    )


class ObjectForm(forms.Form):
    """The objection of the addressee of a letter."""

    grounds = RichTextField(
        label=_("Why do you disagree?"),
        help_text=_(
            "Write which part of the decision should be different, and why. Do you need more time "
            "for this? Then leave it empty, and send your reasons later."
        ),
        required=False,
        max_length=lengths.LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    asks_costs = forms.BooleanField(
        label=_("I ask that my costs be paid"),
        help_text=_(
            "Such as of legal help by a professional, a witness, or travelling. We pay them only "
            "when we revoke the decision because it was unlawful and that is due to us (Awb 7:15). "
            "You can also ask this later, until we decide on your objection."
        ),
        required=False,
    )


class RecordObjectionForm(forms.Form):
    """An objection that came in outside the portal."""

    name = forms.CharField(
        label=_("Who objects, when that is not the addressee?"),
        help_text=_(
            "Name of the person or organisation that says to be interested. Leave it empty when "
            "the addressee of the letter objects."
        ),
        required=False,
        max_length=lengths.NAME,
    )
    address = forms.CharField(
        label=_("Postal address"),
        help_text=_("Only for somebody else: our letters go there by post."),
        required=False,
        max_length=lengths.ADDRESS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    way = forms.ChoiceField(
        label=_("How did it come in?"),
        choices=[(one.value, one.label) for one in Way if one != Way.PORTAL],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it came in.")},
    )
    received_on = _day(_("Received on"), required=_("Enter the day on which it came in."))
    posted_on = _day(
        _("Posted on"),
        _("For an objection by post: the day of the postmark, when one can read it."),
    )
    grounds = RichTextField(
        label=_("What does it say?"),
        help_text=_("The grounds, as they were written. Leave this empty when there are none yet."),
        required=False,
        max_length=lengths.LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    asks_costs = forms.BooleanField(
        label=_("It asks that the costs be paid (Awb 7:15)"), required=False
    )


class TakeUpForm(forms.Form):
    """What an objection lacks, and by when that is to be mended."""

    lacks = _text(
        _("What else does it lack?"),
        _(
            "Such as a signature, an address, or proof that one may act for somebody. Printed in "
            "the letter. Leave it empty when nothing lacks. That it has no grounds is said by "
            "itself."
        ),
        rows=3,
    )
    mend_by = _day(
        _("What lacks can be sent until and including"),
        _("At least two weeks. Empty: four weeks. Of no importance when nothing lacks."),
    )

    def __init__(self, *args: Any, has_grounds: bool = True, **kwargs: Any) -> None:
        """Without grounds something lacks already, of which the letter tells by itself."""
        super().__init__(*args, **kwargs)
        if has_grounds:
            self.fields["lacks"].label = _("Does it lack anything?")


class MendForm(forms.Form):
    """What lacked in an objection."""

    grounds = RichTextField(
        label=_("What is added to the objection"),
        help_text=_("The reasons, or what else was asked."),
        required=False,
        max_length=lengths.LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class RecordMendedForm(MendForm):
    """What lacked, as it came in at the Realisatie Eenheid."""

    mended_on = _day(_("Came in on"), required=_("Enter the day on which it came in."))
    field_order = ("mended_on", "grounds")


class ObjectionHearingForm(forms.Form):
    """When whoever objects was heard, or why not: one of the two."""

    helper = FieldsHelper(marked=())

    heard_on = _day(_("Heard on"))
    report = _text(
        _("Report of the hearing"),
        _("Who was there and what was said. It stands in the letter with the decision."),
        most=lengths.LONG_TEXT,
    )
    no_hearing = forms.ChoiceField(
        label=_("Or why nobody was heard"),
        choices=[("", _("Somebody was heard")), *NoHearing.choices],
        required=False,
    )


class AskCostsForm(forms.Form):
    """That whoever objects asks, today, that the costs be paid."""


class RecordCostsAskedForm(forms.Form):
    """The same, as it came in at the Realisatie Eenheid."""

    asked_on = _day(_("Asked on"), required=_("Enter the day on which it was asked."))


class AdjournForm(forms.Form):
    """Why the decision on an objection comes later."""

    why = _text(
        _("Why does it take longer?"),
        _("Printed in the letter. Write to whoever objects, in plain Dutch."),
        required=_("Write why it takes longer."),
        most=lengths.NOTE,
        rows=4,
    )


class ObjectionDecisionForm(forms.Form):
    """The decision on an objection."""

    helper = FieldsHelper(marked=())

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=ObjectionOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the outcome.")},
    )
    reasons = _text(
        _("Reasons for the decision"),
        _("Printed in the letter. Write to whoever objects, in plain Dutch."),
        required=_("Write the reasons for the decision."),
        most=lengths.LONG_TEXT,
        rows=10,
    )
    replacement = _text(
        _("What replaces the decision?"),
        _(
            "Needed when the objection is founded, at least partly, and no condition lapses. "
            "Printed in the letter, which names the conditions that lapse by itself."
        ),
        rows=4,
    )
    lapsing = forms.ModelMultipleChoiceField(
        label=_("Which conditions lapse?"),
        help_text=_(
            "Only when the objection is founded, at least partly. The letter names them, and with "
            "it they lapse: the region need do nothing more about them."
        ),
        queryset=Condition.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    to_do = _text(
        _("What else must we do after this decision?"),
        _(
            "Only when the objection is founded, at least partly. It becomes a task of the "
            "Realisatie Eenheid, and does not stand in the letter. Leave it empty when it is "
            "enough that conditions lapse."
        ),
        rows=3,
    )

    pays_costs = forms.ChoiceField(
        label=_("Do we pay the costs that were asked?"),
        help_text=_(
            "Only when the objection is founded, at least partly, because the decision was "
            "unlawful and that is due to us (Awb 7:15)."
        ),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the costs are paid.")},
    )
    costs = AmountField(
        label=_("Amount (euro)"),
        help_text=_("Only when we pay: as the Besluit proceskosten bestuursrecht has it."),
        required=False,
    )
    costs_reasons = _text(
        _("Why do we pay the costs, or why not?"),
        _("Printed in the letter, with how the amount was reckoned."),
        required=_("Write why the costs are paid, or why not."),
        rows=4,
    )

    def __init__(
        self,
        *args: Any,
        conditions: QuerySet[Condition] | None = None,
        costs_asked: bool = False,
        **kwargs: Any,
    ) -> None:
        """`conditions` are those that can lapse; None when a founded objection takes the
        application back, so that nothing of the decision is left to change.
        """
        super().__init__(*args, **kwargs)
        if not costs_asked:
            for name in ("pays_costs", "costs", "costs_reasons"):
                del self.fields[name]
        if conditions is None:
            del self.fields["to_do"]
            self.fields["replacement"].help_text = _(
                "Only when the objection is founded, at least partly. The letter says by itself "
                "that the decision no longer holds and how the application goes on. Printed "
                "below that."
            )
        if not conditions:
            del self.fields["lapsing"]
        else:
            lapsing = cast("forms.ModelMultipleChoiceField[Condition]", self.fields["lapsing"])
            lapsing.queryset = conditions

    def clean(self) -> dict[str, Any]:
        """What is paid: an amount, or None."""
        typed = super().clean() or self.cleaned_data
        pays = typed.pop("pays_costs", "")
        if pays == "no":
            typed["costs"] = None
        elif pays == "yes" and typed.get("costs") is None and "costs" not in self.errors:
            self.add_error("costs", _("Write the amount that is paid."))
        return typed


class CarryOutForm(forms.Form):
    """What was done of what a founded objection left to do."""

    note = _text(
        _("What was done, and when?"),
        required=_("Write what was done, and when."),
        rows=4,
    )


class LateDecisionForm(ObjectionDecisionForm):
    """The same, on an objection that was late: whether that is excused."""

    is_excused = forms.BooleanField(label=_("Being late is excused (Awb 6:11)"), required=False)
    late_reasons = _text(
        _("Why being late is excused, or why not"), _("Printed in the letter."), rows=3
    )
    field_order = ("is_excused", "late_reasons", "outcome")


class WithdrawObjectionForm(forms.Form):
    """That an objection is withdrawn, as the Realisatie Eenheid records it."""

    note = _text(
        _("Why do you withdraw it, or how was it said?"),
        required=_("Write how this was said, or why."),
        most=lengths.NOTE,
        rows=3,
    )


class WithdrawOwnObjectionForm(forms.Form):
    """The same, by who objected."""

    note = _text(
        _("Why do you withdraw your objection?"),
        required=_("Write why you withdraw your objection."),
        most=lengths.NOTE,
        rows=3,
    )
