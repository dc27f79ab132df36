"""Requirement results as they are frozen at submission, and read afterwards.

Decisions look at these and never evaluate again: what the register, the round or the portal says
later does not change how an application met what was asked when it was submitted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django_stubs_ext import StrOrPromise

from applications.models import RequirementLevel
from regions.domain.deliveries import Delivery

from .base import SIGNING, Counted, Facts, Finding, Requirement, RequirementOutcome
from .catalogue import BY_CODE
from .sums import SchoolsOfParty, Sum

LANGUAGE = "nl"


@dataclass(frozen=True)
class Result:
    """How a requirement turned out at submission; `sentence` says in Dutch what was missing."""

    code: str
    frozen_title: str
    level: RequirementLevel
    outcome: RequirementOutcome
    sentence: str
    threshold: int | None
    counted: Counted
    sum: Sum | None = None

    @property
    def requirement(self) -> Requirement | None:
        """The requirement as the portal knows it now, if it still does."""
        return BY_CODE.get(self.code)

    @property
    def title(self) -> StrOrPromise:
        """Its name: in the reader's language as long as the portal knows it."""
        return self.requirement.title if self.requirement else self.frozen_title

    @property
    def is_met(self) -> bool:
        """Whether nothing was missing."""
        return self.outcome == RequirementOutcome.MET

    @property
    def blocks(self) -> bool:
        """Whether it was not met although the round demanded it."""
        return not self.is_met and self.level == RequirementLevel.BLOCK

    @property
    def bars_definitief(self) -> bool:
        """Whether it was not met, and a definitive status cannot do without."""
        needed = self.requirement is not None and self.requirement.is_needed_for_definitief
        return self.blocks or (needed and not self.is_met)

    @property
    def goes_on(self) -> bool:
        """Whether it is about signing, which may go on after submission.

        For a decision the signatures given since then count too, so it asks those themselves.
        """
        return self.requirement is not None and self.requirement.step == SIGNING


def freeze_results(
    findings: Sequence[Finding],
    facts: Facts,
    *,
    register_delivered_on: date | None,
) -> dict[str, Any]:
    """Return the part of the document about requirements, in Dutch.

    `register_delivered_on` is the day of the newest delivery of open data, on which the counts of
    pupils rest; None when the register was never filled from open data.
    """
    delivered = register_delivered_on.isoformat() if register_delivered_on else None
    with translation.override(LANGUAGE):
        results = [_frozen(finding, facts) for finding in findings]
    return {
        "register_delivered_on": delivered,
        "deliveries": [{"file": one.file, "day": one.day.isoformat()} for one in facts.deliveries],
        "schools": [one.frozen() for one in facts.schools],
        "results": results,
    }


def _frozen(finding: Finding, facts: Facts) -> dict[str, Any]:
    requirement = finding.requirement
    has_threshold = requirement.default_threshold is not None
    return {
        "code": requirement.code,
        "title": str(requirement.title),
        "level": str(finding.level),
        "outcome": str(finding.outcome),
        "sentence": str(finding.problem),
        "threshold": requirement.threshold(facts) if has_threshold else None,
        "counted": dict(requirement.counted(facts)),
    }


def read_results(content: Mapping[str, Any], *, with_sums: bool = False) -> list[Result]:
    """Return the results in a submitted document, in their order; `with_sums` for who shows those.

    A document of before the schools of parties were frozen has no sums of them.
    """
    schools = [SchoolsOfParty.thawed(row) for row in content["requirements"].get("schools", ())]
    summed = BY_CODE if with_sums else {}
    return [
        Result(
            code=row["code"],
            frozen_title=row["title"],
            level=RequirementLevel(row["level"]),
            outcome=RequirementOutcome(row["outcome"]),
            sentence=row["sentence"],
            threshold=row["threshold"],
            counted=row["counted"],
            sum=summed[row["code"]].sum(content, schools) if row["code"] in summed else None,
        )
        for row in content["requirements"]["results"]
    ]


def read_deliveries(content: Mapping[str, Any]) -> list[Delivery]:
    """Return the files on which the counts in a submitted document rest; none in an older one."""
    rows = content["requirements"].get("deliveries", ())
    return [Delivery(row["file"], date.fromisoformat(row["day"])) for row in rows]
