"""Requirements about what the region has to solve, and for how many in training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import SectionKind
from common.amounts import count_text

from .base import DUSI_2025, Counted, Facts, Requirement
from .sums import InTraining, SchoolsOfParty, Sum, in_training, sum_of_training


class Opgave(Requirement):
    """The shortage with its source, and goals that can be tested."""

    code = "opgave"
    title = _("Task of the region filled in")
    reason = _(
        "Assessors weigh the plan against the shortage in the region and what it wants to reach."
    )
    source = DUSI_2025
    step = SectionKind.OPGAVE
    fields = (
        "shortages.sector",
        "shortages.fte_expected",
        "shortages.year",
        "shortages.source",
        "goals.goal",
        "goals.measure",
        "goals.due",
    )

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        part = facts.content["opgave"]
        if not part["shortages"]:
            return _("Enter the shortage of at least one sector.")
        if not _all_say(part["shortages"], "sector", "fte_expected", "year", "source"):
            return _("Enter of each shortage the sector, what you expect, the year and the source.")
        if not part["goals"]:
            return _("Enter at least one goal.")
        if not _all_say(part["goals"], "goal", "measure", "due"):
            return _("Enter of each goal by what it is measured and when it is to be reached.")
        return None


class PeopleInTraining(Requirement):
    """Enough students and zij-instromers in training, as the region itself counts them.

    What is not filled in is not known, so it is only not met when all numbers are.
    """

    code = "in_training"
    title = _("Enough students and zij-instromers in training")
    reason = _("A region must train enough new teachers to solve shortages by itself.")
    source = DUSI_2025
    step = SectionKind.OPGAVE
    fields = ("trainees.students", "trainees.zij_instromers")
    default_threshold = 150
    threshold_label = _("students and zij-instromers in training together")

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        found = self._found(facts)
        if not found.lines:
            return _("First enter how many students and zij-instromers are in training.")
        if not found.unknown or self._is_enough(facts):
            return None
        return _(
            "There are %(count)s students and zij-instromers in training, and not every number is "
            "filled in; %(least)s are needed."
        ) % self._words(facts)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if self._is_enough(facts):
            return None
        return _(
            "There are %(count)s students and zij-instromers in training; %(least)s are needed."
        ) % self._words(facts)

    def _found(self, facts: Facts) -> InTraining:
        return in_training(facts.content)

    def _is_enough(self, facts: Facts) -> bool:
        return self._found(facts).together >= self.threshold(facts)

    def _words(self, facts: Facts) -> dict[str, str]:
        together = self._found(facts).together
        return {"count": count_text(together), "least": count_text(self.threshold(facts))}

    @override
    def counted(self, facts: Facts) -> Counted:
        found = self._found(facts)
        return {"students": found.students, "zij_instromers": found.zij_instromers}

    @override
    def sum(self, content: Mapping[str, Any], schools: Sequence[SchoolsOfParty]) -> Sum | None:
        return sum_of_training(content)


def _all_say(lines: list[Mapping[str, Any]], *names: str) -> bool:
    """Whether in each line something stands under all these names."""
    return all(line[name] not in {None, ""} for line in lines for name in names)
