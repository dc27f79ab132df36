"""What assessments and the joint outcome share: verdicts typed per criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import Criterion
from assessments.models import AssessmentState, JointJudgement, Judgement, Panel, Verdict
from assessments.models.panel import JudgementBase
from common.refusal import Refusal

AnyJudgement = TypeVar("AnyJudgement", Judgement, JointJudgement)


@dataclass(frozen=True)
class Typed:
    """A verdict as typed: `verdict` is empty or one of `Verdict`."""

    verdict: str = ""
    reasons: str = ""

    def __post_init__(self) -> None:
        """Refuse a verdict that does not exist; reasons keep no blanks around them."""
        if self.verdict and self.verdict not in Verdict.values:
            raise Refusal(_("Choose one of the verdicts."), code="verdict_unknown")
        object.__setattr__(self, "reasons", self.reasons.strip())


Judgements = Mapping[int, Typed]
"""What was typed, by the primary key of the criterion."""


def as_typed(rows: Iterable[JudgementBase]) -> Judgements:
    """What stands in stored judgements, by criterion."""
    return {row.criterion_id: Typed(row.verdict, row.reasons) for row in rows}


def why_not_judged_apart(panel: Panel) -> StrOrPromise | None:
    """What others judged is spoken of once every organisation handed in its own. One query."""
    waiting = panel.members.exclude(assessment__state=AssessmentState.INGELEVERD)
    names = ", ".join(str(member) for member in waiting.select_related("organisation"))
    if not names:
        return None
    return _("Not every organisation has handed in yet. Still to come: %(names)s.") % {
        "names": names
    }


class Incomplete(Refusal):
    """Not everything is there; `missing` says what, by the primary key of the criterion."""

    def __init__(self, missing: Mapping[int, StrOrPromise]) -> None:
        super().__init__(_("Not every criterion has been judged."), code="incomplete")
        self.missing = missing


def what_is_missing(criteria: Iterable[Criterion], typed: Judgements) -> dict[int, StrOrPromise]:
    """Which criteria lack a verdict, or reasons where they are not fully met (Awb 3:46)."""
    missing: dict[int, StrOrPromise] = {}
    for criterion in criteria:
        given = typed.get(criterion.pk, Typed())
        if not given.verdict:
            missing[criterion.pk] = _("Give a verdict on “%(title)s”.") % {"title": criterion}
        elif given.verdict != Verdict.VOLDOET and not given.reasons:
            missing[criterion.pk] = _("Say why “%(title)s” is not or only partly met.") % {
                "title": criterion
            }
    return missing


def store(
    stored: Iterable[AnyJudgement],
    typed: Judgements,
    criteria: Iterable[Criterion],
    make: Callable[[Criterion], AnyJudgement],
) -> bool:
    """Write what differs from what is stored; return whether anything did.

    `make` gives an unsaved row for a criterion. What was not typed is left alone.
    """
    rows = {row.criterion_id: row for row in stored}
    changed = False
    for criterion in criteria:
        given = typed.get(criterion.pk)
        row = rows.get(criterion.pk) or make(criterion)
        if given is None or (row.verdict, row.reasons) == (given.verdict, given.reasons):
            continue
        row.verdict, row.reasons = given.verdict, given.reasons
        row.save()
        changed = True
    return changed
