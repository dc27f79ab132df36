"""The criteria of a round, as rows of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from applications.domain.round_criteria import CriterionPlan
from applications.models import SectionKind
from common import lengths
from common.forms import FieldsHelper, name_in_full
from common.refusal import Refusal

EMPTY_CRITERIA = 2
"""Empty rows under the criteria, for adding without JavaScript."""


class CriterionForm(forms.Form):
    """One criterion. A row that is left empty is no criterion."""

    helper = FieldsHelper(marked=())

    title = forms.CharField(label=_("Title"), max_length=lengths.NAME, required=False)
    explanation = forms.CharField(
        label=_("Explanation"),
        required=False,
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 3}),
    )
    sections = forms.MultipleChoiceField(
        label=_("Parts of the plan that it is about"),
        help_text=_("Assessors get a link to these parts beside the criterion."),
        choices=SectionKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_knock_out = forms.BooleanField(
        label=_("Knock-out for a definitive status"),
        help_text=_(
            "When the panel finds it not or only partly met, no definitive status can follow on "
            "this application, also not when conditions are met later."
        ),
        required=False,
    )
    about_beroepsgroep = forms.BooleanField(
        label=_("About the beroepsgroep"),
        help_text=_(
            "Does a region get a condition with it? Then the panel answers once more, and the "
            "beroepsgroep confirms for itself, before the definitive decision."
        ),
        required=False,
    )
    place = forms.IntegerField(
        label=_("Place"), required=False, min_value=1, max_value=999, widget=forms.NumberInput
    )
    remove = forms.BooleanField(label=_("Remove this criterion"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the title of what is not empty."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("explanation") and not cleaned.get("title") and not cleaned.get("remove"):
            self.add_error("title", _("Enter the criterion that this explains."))
        return cleaned


if TYPE_CHECKING:
    CriterionForms = BaseFormSet[CriterionForm]
else:
    CriterionForms = BaseFormSet


class BaseCriteria(CriterionForms):
    """The criteria of a round."""

    def add_fields(self, form: CriterionForm, index: int | None) -> None:
        """Say in the summary of errors of which criterion a field is."""
        super().add_fields(form, index)
        for field in form.fields.values():
            number = (index or 0) + 1
            name_in_full(field, format_lazy(_("Criterion {number}"), number=number))

    @property
    def kept(self) -> list[CriterionForm]:
        """The rows that stay; of valid rows."""
        return [
            form
            for form in self.forms
            if form.cleaned_data.get("title") and not form.cleaned_data.get("remove")
        ]

    def refuse(self, refusal: Refusal) -> None:
        """Show what is wrong with the criteria: a title that is there twice in its second row."""
        titles = [form.cleaned_data["title"].casefold() for form in self.kept]
        again = [
            form
            for number, form in enumerate(self.kept)
            if form.cleaned_data["title"].casefold() in titles[:number]
        ]
        (again or self.forms)[0].add_error("title", str(refusal))

    def plan(self) -> tuple[CriterionPlan, ...]:
        """The criteria that stay, by place; equal places in the order of the page."""
        kept = [
            (form.cleaned_data.get("place") or 999, number, form.cleaned_data)
            for number, form in enumerate(self.kept)
        ]
        return tuple(
            CriterionPlan(
                data["title"],
                data["explanation"],
                tuple(data["sections"]),
                is_knock_out=data["is_knock_out"],
                about_beroepsgroep=data["about_beroepsgroep"],
            )
            for _place, _number, data in sorted(kept, key=lambda each: each[:2])
        )


CriteriaFormSet = cast(
    "type[BaseCriteria]",
    formset_factory(
        CriterionForm, formset=BaseCriteria, extra=EMPTY_CRITERIA, max_num=50, validate_max=True
    ),
)


def criteria_initial(criteria: tuple[CriterionPlan, ...]) -> list[dict[str, Any]]:
    """What the rows of criteria show."""
    return [
        {**criterion._asdict(), "place": place} for place, criterion in enumerate(criteria, start=1)
    ]
