"""What an application must meet. A round says of each requirement whether it blocks or warns.

No threshold stands in code but as the default for a new round: the articles of the regulations are
not public knowledge of this project (see docs/glossary.md), so a round configures them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from applications.models import ALWAYS_ASKED, Application, RequirementLevel, RoundRequirement
from applications.sections import section_of

from .base import SIGNING, Facts, Finding, Requirement, RequirementOutcome, judge
from .catalogue import ALL, BY_CODE
from .facts import facts_of, facts_of_all
from .results import Result, freeze_results, read_deliveries, read_results
from .sums import Sum

__all__ = [
    "ALL",
    "BY_CODE",
    "SIGNING",
    "Facts",
    "Finding",
    "Requirement",
    "RequirementOutcome",
    "Result",
    "Sum",
    "blocking",
    "default_requirements",
    "evaluate",
    "facts_of",
    "facts_of_all",
    "freeze_results",
    "not_filled_in",
    "read_deliveries",
    "read_results",
]


def default_requirements() -> list[RoundRequirement]:
    """Return unsaved rows, without a round, for what a new round decides about."""
    return [
        RoundRequirement(
            code=requirement.code,
            level=requirement.default_level,
            threshold=requirement.default_threshold,
        )
        for requirement in ALL
    ]


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """What is unfinished: that which keeps an application from being submitted."""
    return [finding for finding in findings if finding.blocks]


def evaluate(
    application: Application, *, facts: Facts | None = None, step: str | None = None
) -> Sequence[Finding]:
    """Return how the application meets each requirement that its round asks, in their order.

    With `step` only those that are mended there; then nothing is read of what the others look at.
    A requirement that the round does not mention is off, so that one added to the portal later does
    not bite in a round that is going on; so is one about what the round does not ask. Constant
    number of queries; with `facts` only for what was not looked at before.
    """
    facts = facts or facts_of(application)
    return [
        judge(requirement, facts.levels[requirement.code], facts)
        for requirement in ALL
        if facts.levels.get(requirement.code, RequirementLevel.OFF) != RequirementLevel.OFF
        and requirement.can_count(application.round)
        and step in (None, requirement.step)
    ]


_DEMANDED = {*ALWAYS_ASKED, *(one.step for one in ALL)}


def not_filled_in(draft: Application) -> list[str]:
    """The names of the sections asked of a draft in which nobody saved anything yet.

    Not those about which no requirement is: they may be left out. No query when its round and the
    sections of its plan are at hand.
    """
    return [
        str(section_of(row.kind).title)
        for row in draft.plan.sections.all()
        if row.version == 0 and draft.round.asks(row.kind) and row.kind in _DEMANDED
    ]
