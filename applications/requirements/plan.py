"""Requirements about what the plan says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import OnderwijsFunction, RequirementLevel, SectionKind
from applications.sections.budget import totals
from common.amounts import amount_text

from .base import FVOV_2023, Counted, Facts, Requirement, filled, names
from .sums import SchoolsOfParty, Sum, sum_of_budget


class FunctionsDescribed(Requirement):
    """Each of the five functions is described."""

    code = "functions_described"
    title = _("The five functions described")
    reason = _(
        "A region takes on all five: werven, matchen, opleiden, begeleiden and professionaliseren."
    )
    source = FVOV_2023
    step = SectionKind.FUNCTIONS
    fields = ("activities",)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        missing = _functions_without(facts, "activities")
        if not missing:
            return None
        return _("Describe what the region will do for: %(names)s.") % {"names": missing}


class FunctionsMeasurable(Requirement):
    """Each of the five functions has a result by which one sees that it worked."""

    code = "functions_measurable"
    title = _("A measurable result per function")
    reason = _("Regions commit themselves to results about the shortage that can be measured.")
    source = _("Conditions of the round, after aanpaklerarentekort.nl, «Onderwijsregio’s»")
    step = SectionKind.FUNCTIONS
    fields = ("result",)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        missing = _functions_without(facts, "result")
        if not missing:
            return None
        return _("Add the result by which one sees that it worked for: %(names)s.") % {
            "names": missing
        }


def _functions_without(facts: Facts, part: str) -> str:
    return names(
        [
            OnderwijsFunction(plan["function"]).label
            for plan in facts.content["functions"]
            if not filled(plan[part])
        ]
    )


class BeroepsgroepInvolved(Requirement):
    """How the beroepsgroep was and will be involved."""

    code = "beroepsgroep_involved"
    title = _("Involvement of the beroepsgroep described")
    reason = _(
        "This decided most in 2023: applications without it got a provisional status, not a "
        "definitive one."
    )
    source = FVOV_2023
    step = SectionKind.BEROEPSGROEP
    fields = ("involvement", "voice")

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        part = facts.content["beroepsgroep"]
        if not filled(part["involvement"]):
            return _("Describe how teachers and school leaders were involved in this plan.")
        if not filled(part["voice"]):
            return _("Describe how the say of teachers and school leaders is arranged from now on.")
        return None


class Governance(Requirement):
    """Who decides."""

    code = "governance"
    title = _("Governance described")
    reason = _("It must be clear who decides, and who answers for what is agreed.")
    step = SectionKind.GOVERNANCE
    fields = ("governance",)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if filled(facts.content["governance"]["governance"]):
            return None
        return _("Describe how the partners decide together.")


class LearningApproach(Requirement):
    """How the region learns and lets itself be followed."""

    code = "learning"
    title = _("Learning approach described")
    reason = _("Voorlopers share what they learn and contribute to research that follows them.")
    source = _("Conditions of the round, after aanpaklerarentekort.nl, «In oprichting»")
    step = SectionKind.LEARNING
    fields = ("learning_approach",)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if filled(facts.content["learning"]["learning_approach"]):
            return None
        return _("Describe how the region learns, shares and follows its results.")


class BudgetLines(Requirement):
    """The budget has lines."""

    code = "budget_lines"
    title = _("Budget drawn up")
    reason = _("Assessors must see what the money is for.")
    step = SectionKind.BUDGET

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if facts.content["budget"]["lines"]:
            return None
        return _("Add at least one line to the budget.")


class BudgetComplete(Requirement):
    """Each line says where it belongs, so that the totals by function, kind and year add up."""

    code = "budget_complete"
    title = _("Budget adds up by function, kind and year")
    reason = _("Assessors look at what each function costs, at the years and at the overhead.")
    step = SectionKind.BUDGET
    fields = ("lines.function", "lines.kind", "lines.year", "lines.requested")

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        return None if facts.content["budget"]["lines"] else _("First draw up the budget.")

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        asked = ("function", "kind", "year", "requested")
        lines = enumerate(facts.content["budget"]["lines"], start=1)
        lacking = [str(number) for number, line in lines if not all(line[name] for name in asked)]
        if not lacking:
            return None
        return _(
            "Enter the function, the kind, the year and the requested amount of line: %(numbers)s."
        ) % {"numbers": names(lacking)}

    @override
    def counted(self, facts: Facts) -> Counted:
        share = totals(facts.content["budget"]["lines"]).overhead
        return {} if share is None else {"overhead": f"{share}"}

    @override
    def sum(self, content: Mapping[str, Any], schools: Sequence[SchoolsOfParty]) -> Sum | None:
        return sum_of_budget(content)


class BudgetMaximum(Requirement):
    """The budget stays within what can be applied for."""

    code = "budget_maximum"
    title = _("Budget within the maximum")
    reason = _("More than the maximum of the round cannot be granted.")
    step = SectionKind.BUDGET

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        return None if facts.content["budget"]["lines"] else _("First draw up the budget.")

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        total = Decimal(facts.content["budget"]["total"])
        if total <= facts.maximum_amount:
            return None
        return _("The budget is € %(over)s above the maximum of € %(maximum)s.") % {
            "over": amount_text(total - facts.maximum_amount),
            "maximum": amount_text(facts.maximum_amount),
        }

    @override
    def counted(self, facts: Facts) -> Counted:
        return {
            "total": facts.content["budget"]["total"],
            "maximum": f"{facts.maximum_amount:.2f}",
        }

    @override
    def sum(self, content: Mapping[str, Any], schools: Sequence[SchoolsOfParty]) -> Sum | None:
        return sum_of_budget(content)


class ProjectLeader(Requirement):
    """Somebody who can be called about it."""

    code = "project_leader"
    title = _("Project leader named")
    reason = _("The Realisatie Eenheid and the assessors must know whom to ask.")
    source = _("Conditions of the round, after DUS-I, «Voorlopers onderwijsregio’s», 2023")
    step = SectionKind.CONTACT
    fields = ("name", "email")
    default_level = RequirementLevel.BLOCK

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        leader = facts.content["contact"]["person"]
        if filled(leader["name"]) and filled(leader["email"]):
            return None
        return _("Enter the name and the e-mail address of the project leader.")
