"""What each requirement does in a round, as a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from applications.domain.rounds import RequirementPlan
from applications.models import RequirementLevel
from applications.requirements import ALL, Requirement


@dataclass(frozen=True)
class RequirementRow:
    """A requirement with its controls; `threshold` is None when it has no number."""

    requirement: Requirement
    level: BoundField
    threshold: BoundField | None


class RequirementsForm(forms.Form):
    """What each requirement that a round decides about does in this round."""

    def __init__(self, *args: Any, chosen: tuple[RequirementPlan, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = {row.code: row for row in chosen}
        for requirement in ALL:
            row = rows.get(requirement.code)
            self.fields[f"level_{requirement.code}"] = forms.ChoiceField(
                label=requirement.title,
                choices=RequirementLevel.choices,
                initial=row.level if row else RequirementLevel.OFF,
            )
            if requirement.threshold_label is not None:
                self.fields[f"threshold_{requirement.code}"] = forms.IntegerField(
                    label=_("At least, in number of %(what)s")
                    % {"what": requirement.threshold_label},
                    initial=row.threshold if row else requirement.default_threshold,
                    required=False,
                    min_value=0,
                    max_value=10_000_000,
                    error_messages={"invalid": _("Write a whole number, such as 15000.")},
                )

    def clean(self) -> dict[str, Any]:
        """Ask for the number of a requirement that counts."""
        cleaned = super().clean() or self.cleaned_data
        for row in self.rows():
            if row.threshold is None or row.threshold.name in self.errors:
                continue
            counts = cleaned.get(row.level.name) not in (None, RequirementLevel.OFF)
            if counts and cleaned.get(row.threshold.name) is None:
                self.add_error(
                    row.threshold.name,
                    _("Enter the number that “%(title)s” asks, or turn this requirement off.")
                    % {"title": row.requirement.title},
                )
        return cleaned

    def rows(self) -> Iterator[RequirementRow]:
        """The requirements in their order, with their controls."""
        for requirement in ALL:
            number = f"threshold_{requirement.code}"
            yield RequirementRow(
                requirement,
                self[f"level_{requirement.code}"],
                self[number] if number in self.fields else None,
            )

    def plan(self) -> tuple[RequirementPlan, ...]:
        """What was chosen."""
        return tuple(
            RequirementPlan(
                requirement.code,
                self.cleaned_data[f"level_{requirement.code}"],
                self.cleaned_data.get(f"threshold_{requirement.code}"),
            )
            for requirement in ALL
        )
