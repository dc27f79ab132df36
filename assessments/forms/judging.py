"""Declaring an interest, judging criteria, and answering a joint outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import Criterion
from assessments.domain.judging import Incomplete, Judgements, Typed
from assessments.models import JUDGED, Rubric, RubricLine, Verdict
from common import lengths
from common.acts import place_refusal
from common.forms import FieldsHelper, show_version
from common.refusal import Refusal

YES_NO = (
    ("no", _("No, I have no interest in this application")),
    ("yes", _("Yes, I have an interest")),
)


class DeclarationForm(forms.Form):
    """Whether one has an interest."""

    helper = FieldsHelper(marked=())

    answer = forms.ChoiceField(
        label=_("Do you have an interest in this application?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose “yes” or “no”.")},
    )
    explanation = forms.CharField(
        label=_("If yes: what is your interest?"),
        help_text=_("A few words will do. Only the Realisatie Eenheid reads this."),
        required=False,
        max_length=lengths.NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _verdicts(line: RubricLine | None) -> list[tuple[str, StrOrPromise]]:
    """The verdicts to choose from, each with what the rubric says of it."""
    return [(one.value, _with_level(one, getattr(line, one.value, ""))) for one in Verdict]


def _with_level(verdict: Verdict, level: str) -> StrOrPromise:
    if not level:
        return verdict.label
    return format_html('{} <span class="muted">– {}</span>', verdict.label, level)


@dataclass(frozen=True)
class Row:
    """A criterion with what the rubric says of it and its two fields."""

    criterion: Criterion
    line: RubricLine | None
    verdict: BoundField
    reasons: BoundField

    @property
    def stands(self) -> StrOrPromise:
        """The verdict that the page came with, in words; empty when there was none."""
        value = self.verdict.value()
        return Verdict(value).label if value in Verdict.values else ""

    @property
    def has_errors(self) -> bool:
        """Whether something lacks here."""
        return bool(self.verdict.errors or self.reasons.errors)


class JudgementsForm(forms.Form):
    """A verdict and reasons for each criterion of a round, with the version it was filled from."""

    helper = FieldsHelper(marked=("remark", "advice"))

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        criteria: Sequence[Criterion],
        judgements: Judgements,
        rubric: Rubric | None = None,
        **kwargs: Any,
    ) -> None:
        """Make two fields for each of `criteria`, filled with `judgements`.

        What `rubric` says of each verdict stands beside it.
        """
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.rubric = rubric
        self.lines = rubric.by_criterion if rubric else {}
        for criterion in criteria:
            given = judgements.get(criterion.pk, Typed())
            self.fields[f"verdict_{criterion.pk}"] = forms.ChoiceField(
                label=_("Verdict on “%(title)s”") % {"title": criterion.title},
                choices=_verdicts(self.lines.get(criterion.pk)),
                widget=forms.RadioSelect,
                required=False,
                initial=given.verdict,
            )
            self.fields[f"reasons_{criterion.pk}"] = forms.CharField(
                label=_("Reasons"),
                help_text=_("Required when the criterion is partly met or not met."),
                required=False,
                initial=given.reasons,
                max_length=lengths.TEXT,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def rows(self) -> Iterator[Row]:
        """The criteria in their order."""
        for criterion in self.criteria:
            verdict, reasons = self[f"verdict_{criterion.pk}"], self[f"reasons_{criterion.pk}"]
            yield Row(criterion, self.lines.get(criterion.pk), verdict, reasons)

    @property
    def begins_at(self) -> int | None:
        """The key of the first criterion on which there is no verdict yet, if any."""
        return next((row.criterion.pk for row in self.rows() if not row.stands), None)

    @property
    def judgements(self) -> Judgements:
        """What was typed, by criterion; of a valid form."""
        return {
            criterion.pk: Typed(
                self.cleaned_data[f"verdict_{criterion.pk}"],
                self.cleaned_data[f"reasons_{criterion.pk}"],
            )
            for criterion in self.criteria
        }

    def refuse(self, refusal: Refusal) -> None:
        """Put each lack beside the field where it is mended, and another refusal above all."""
        if not isinstance(refusal, Incomplete):
            place_refusal(self, refusal)
            return
        for pk, message in refusal.missing.items():
            has_verdict = bool(self.cleaned_data.get(f"verdict_{pk}"))
            self.add_error(f"reasons_{pk}" if has_verdict else f"verdict_{pk}", str(message))

    def renew_version(self, version: int) -> None:
        """Show the form with what was typed, to be sent on top of `version`."""
        show_version(self, version)


class AssessmentForm(JudgementsForm):
    """The assessment of one organisation."""

    remark = forms.CharField(
        label=_("General remark"),
        required=False,
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReviseForm(AssessmentForm):
    """A next version of an assessment that was handed in."""

    helper = FieldsHelper(marked=("remark",))

    reason = forms.CharField(
        label=_("Why does your judgement change?"),
        help_text=_("The Realisatie Eenheid reads this, and whoever reads your judgement."),
        max_length=lengths.NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why the judgement changes.")},
    )


class JointForm(JudgementsForm):
    """The joint outcome."""

    advises = forms.ChoiceField(
        label=_("What the panel advises"),
        help_text=_(
            "Definitive only when every criterion is met; not granted only when one is not, or "
            "only partly."
        ),
        choices=[(one.value, one.label) for one in JUDGED],
        widget=forms.RadioSelect,
        required=False,
    )
    advice = forms.CharField(
        label=_("Joint advice"),
        help_text=_("What the organisations advise together. It is printed in the letter."),
        required=False,
        max_length=lengths.LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AgreeForm(forms.Form):
    """The answer of an organisation to a version of the joint outcome."""

    helper = FieldsHelper(marked=())

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    agrees = forms.TypedChoiceField(
        label=_("Does your organisation agree with the joint outcome?"),
        choices=(("yes", _("Yes, we agree")), ("no", _("No, we do not agree"))),
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose “yes” or “no”.")},
    )
    remark = forms.CharField(
        label=_("Remark"),
        help_text=_("Required when you do not agree: it is weighed in the decision."),
        required=False,
        max_length=lengths.TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ConcurForm(AgreeForm):
    """Whether OCW concurs with a version of the joint outcome."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agrees = cast("forms.ChoiceField", self.fields["agrees"])
        agrees.label = _("Does OCW concur with the joint outcome?")
        agrees.choices = [("yes", _("Yes, OCW concurs")), ("no", _("No, OCW does not concur"))]
        self.fields["remark"].help_text = _(
            "Required when OCW does not concur: it is weighed in the decision."
        )
