"""What an application must meet. A round says of each requirement whether it blocks or warns.

No threshold stands in code but as the default for a new round: the articles of the regulations are
not public knowledge of this project (see docs/glossary.md), so a round configures them.
"""

from __future__ import annotations

from collections.abc import Sequence

from applications.models import Application, RequirementLevel, RoundRequirement

from . import parties, plan, region
from .base import SIGNING, Facts, Finding, Requirement
from .facts import gather

__all__ = [
    "ALL",
    "BY_CODE",
    "CONFIGURABLE",
    "SIGNING",
    "Facts",
    "Finding",
    "Requirement",
    "default_requirements",
    "evaluate",
    "gather",
]

# In the order of the task list.
ALL: tuple[Requirement, ...] = (
    region.Sectors(),
    region.Area(),
    region.Contiguous(),
    region.Size(),
    region.SizeMbo(),
    region.Overlap(),
    parties.SchoolBoard(),
    parties.TeacherTraining(),
    parties.Beroepsgroep(),
    plan.FunctionsDescribed(),
    plan.FunctionsMeasurable(),
    plan.BeroepsgroepInvolved(),
    plan.Governance(),
    plan.LearningApproach(),
    plan.BudgetLines(),
    plan.BudgetMaximum(),
    plan.ProjectLeader(),
    parties.PartnersSigned(),
    parties.BeroepsgroepConfirmed(),
)
BY_CODE = {requirement.code: requirement for requirement in ALL}
# What a round decides about; the rest always blocks.
CONFIGURABLE = tuple(requirement for requirement in ALL if not requirement.is_hard)


def default_requirements() -> list[RoundRequirement]:
    """Return unsaved rows, without a round, for what a new round decides about."""
    return [
        RoundRequirement(
            code=requirement.code,
            level=requirement.default_level,
            threshold=requirement.default_threshold,
        )
        for requirement in CONFIGURABLE
    ]


def evaluate(application: Application, *, facts: Facts | None = None) -> Sequence[Finding]:
    """Return how the application meets each requirement that its round asks, in their order.

    A requirement that the round does not mention is off, so that one added to the portal later does
    not bite in a round that is going on. Constant number of queries.
    """
    rows = {row.code: row for row in application.round.requirements.all()}
    if facts is None:
        facts = gather(application, {code: row.threshold for code, row in rows.items()})
    findings = []
    for requirement in ALL:
        level = RequirementLevel.OFF
        if requirement.is_hard:
            level = RequirementLevel.BLOCK
        elif requirement.code in rows:
            level = RequirementLevel(rows[requirement.code].level)
        if level != RequirementLevel.OFF:
            findings.append(Finding(requirement, level, requirement.check(facts)))
    return findings
