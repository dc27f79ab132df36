"""The forms of one page about a round, taken together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounts.access import VisitorRequest
from applications.domain.round_checks import lacks_of_round
from applications.domain.round_criteria import default_criteria
from applications.domain.rounds import (
    FIXED_BY_SUBMISSION,
    PLAIN_FIELDS,
    RequirementPlan,
    RoundPlan,
)
from applications.models import Round
from applications.requirements import default_requirements
from common.acts import form_status
from common.refusal import Refusal
from common.unsent_forms import bind

from .round_criteria import BaseCriteria, CriteriaFormSet, criteria_initial
from .round_requirements import RequirementsForm
from .rounds import RoundForm, initial_of

LISTS = ("reminder_days", "sections", "questions_left_out", "sharing_regions")


@dataclass
class Parts:
    """The forms of a round. Criteria and requirements are None once they are fixed."""

    form: RoundForm
    criteria: BaseCriteria | None
    requirements: RequirementsForm | None
    before: RoundPlan | None
    current: Round | None = None

    def are_valid(self) -> bool:
        """Judge all of them, so that everything that is wrong is told at once.

        What does not hold together is told of what could be read, beside what could not.
        """
        parts = (self.form, self.criteria, self.requirements)
        judged = [part.is_valid() for part in parts if part is not None]
        if not all(judged):
            for refusal in lacks_of_round(self._readable(), other_than=self.current):
                self.refuse(refusal)
        return all(judged)

    def _readable(self) -> dict[str, Any]:
        """What could be read of the round as it is wanted."""
        known = (*PLAIN_FIELDS, *LISTS)
        cleaned = self.form.cleaned_data
        wanted = {name: cleaned[name] for name in known if name in cleaned}
        if self.criteria is not None and self.criteria.is_valid():
            wanted["criteria"] = self.criteria.plan()
        if self.requirements is not None and self.requirements.is_valid():
            wanted["requirements"] = self.requirements.plan()
        return wanted

    def plan(self) -> RoundPlan:
        """The round as it is wanted; what is fixed stays as it was."""
        wanted: dict[str, Any] = {
            name: self.form.cleaned_data[name] for name in (*PLAIN_FIELDS, *LISTS)
        }
        if self.before is not None:
            # A moment is typed to the minute: what was not touched keeps its seconds.
            for name in ("opens_at", "closes_at"):
                if wanted[name] == getattr(self.before, name).replace(second=0, microsecond=0):
                    wanted[name] = getattr(self.before, name)
        if self.criteria is not None and self.requirements is not None:
            criteria, requirements = self.criteria.plan(), self.requirements.plan()
            return RoundPlan(**wanted, criteria=criteria, requirements=requirements)
        if self.before is None:
            raise ValueError("Only a round that exists can be fixed.")
        fixed = {name: getattr(self.before, name) for name in FIXED_BY_SUBMISSION}
        return RoundPlan(**{**wanted, **fixed})

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal, or each of several, beside the field it is about."""
        for one in refusal.each:
            if one.field == "criteria" and self.criteria is not None:
                self.criteria.refuse(one)
            else:
                self.form.refuse(one)

    def context(self) -> dict[str, Any]:
        """What the template needs."""
        return {
            "form": self.form,
            "criteria": self.criteria,
            "requirements": self.requirements,
            "before": self.before,
        }

    def status(self) -> int:
        """422 when something that was sent is wrong."""
        return form_status(self.form, self.criteria, self.requirements)


def parts_for(
    request: VisitorRequest,
    start: RoundPlan | None,
    *,
    current: Round | None = None,
    is_fixed: bool = False,
    is_copy: bool = False,
) -> Parts:
    """The forms of a round that begin with `start`, or with the defaults.

    `current` is the round that is changed, if it is there already. `is_fixed` leaves out what a
    submission fixed; `is_copy` asks for another name and moments.
    """
    initial = initial_of(start) if start else {}
    for name in ("name", "opens_day", "closes_day") if is_copy else ():
        initial.pop(name, None)
    form = bind(RoundForm, request, initial=initial, is_fixed=is_fixed)
    if is_fixed:
        return Parts(form, None, None, start, current)
    criteria = criteria_initial(start.criteria if start else default_criteria())
    chosen = start.requirements if start else _default_requirements()
    return Parts(
        form,
        bind(CriteriaFormSet, request, initial=criteria, prefix="criteria"),
        bind(RequirementsForm, request, chosen=chosen, prefix="requirements"),
        None if is_copy else start,
        current,
    )


def _default_requirements() -> tuple[RequirementPlan, ...]:
    return tuple(
        RequirementPlan(row.code, row.level, row.threshold) for row in default_requirements()
    )
