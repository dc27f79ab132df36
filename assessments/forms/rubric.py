"""How a round is judged: what the rubric says of each criterion, and who judges what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from applications.models import Criterion
from assessments.domain.round_judges import Judges
from assessments.domain.rubrics import Line
from common import lengths
from common.forms import FieldsHelper, name_in_full, show_version
from regions.models import Organisation, Sector

ASKED: Mapping[str, tuple[Any, int, int]] = {
    "guidance": (_("Guidance"), lengths.TEXT, 4),
    "voldoet": (_("When it is met"), lengths.NOTE, 2),
    "deels": (_("When it is partly met"), lengths.NOTE, 2),
    "niet": (_("When it is not met"), lengths.NOTE, 2),
}
"""What is asked of each criterion: the label, how long it may be, and its lines on the page."""


class RubricForm(forms.Form):
    """What a rubric says of each criterion of a round, with the version it was filled from."""

    helper = FieldsHelper(marked=())

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.CharField(
        label=_("Why is it different from now on?"),
        required=False,
        max_length=lengths.NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        criteria: Sequence[Criterion],
        lines: Mapping[int, Line],
        **kwargs: Any,
    ) -> None:
        """Make four fields for each of `criteria`, filled with `lines`."""
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            line = lines.get(criterion.pk, Line())
            for name, (label, most, rows) in ASKED.items():
                field = forms.CharField(
                    label=label,
                    required=False,
                    initial=getattr(line, name),
                    max_length=most,
                    widget=forms.Textarea(attrs={"rows": rows}),
                )
                name_in_full(field, criterion.title)
                self.fields[f"{name}_{criterion.pk}"] = field

    def rows(self) -> Iterator[tuple[Criterion, list[BoundField]]]:
        """Each criterion with its fields."""
        for criterion in self.criteria:
            yield criterion, [self[f"{name}_{criterion.pk}"] for name in ASKED]

    @property
    def lines(self) -> dict[int, Line]:
        """What was typed, by criterion; of a valid form."""
        return {
            criterion.pk: Line(*(self.cleaned_data[f"{name}_{criterion.pk}"] for name in ASKED))
            for criterion in self.criteria
        }

    def renew_version(self, version: int) -> None:
        """Show the form with what was typed, to be sent on top of `version`."""
        show_version(self, version)


ALL = "all"
WHICH = ((ALL, _("all applications")), *Sector.choices)


class JudgesForm(forms.Form):
    """Which organisations judge in a round, and which applications each."""

    helper = FieldsHelper(marked=())

    def __init__(
        self, *args: Any, choices: Sequence[Organisation], judges: Judges, **kwargs: Any
    ) -> None:
        """Ask it of each of `choices`, filled with `judges`."""
        super().__init__(*args, **kwargs)
        self.choices = choices
        for one in choices:
            ticked = (list(judges[one.pk]) or [ALL]) if one.pk in judges else []
            self.fields[f"judges_{one.pk}"] = forms.MultipleChoiceField(
                label=one.name,
                choices=WHICH,
                initial=ticked,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def judges(self) -> Judges:
        """What was ticked; an organisation of which nothing was does not judge."""
        ticked = {one.pk: self.cleaned_data[f"judges_{one.pk}"] for one in self.choices}
        return {key: [] if ALL in which else which for key, which in ticked.items() if which}
