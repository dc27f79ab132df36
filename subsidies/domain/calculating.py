"""The calculation of a division, as a document that anybody can read and redo.

It rests on the frozen submissions and on the joint outcomes of the panels, as they are when it is
made. The document has numbers and names instead of keys and holds nothing of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django_stubs_ext import StrOrPromise

from applications.content import digest
from applications.models import UNDECIDED, Application, Round, Submission
from assessments.models import JointJudgement, NextStep, Step, Verdict
from common.dates import amsterdam_date
from subsidies.models import GroundToRefuse, Method, Rest, SubsidyRules, Ties, Why

from .dividing import Claim, Line, Rules, divide

SCHEMA = 1
CENTS = 100


@dataclass(frozen=True)
class Contender:
    """An application on which is decided, with what its division rests on."""

    application: Application
    submission: Submission
    points: int
    ground: GroundToRefuse | None

    @property
    def number(self) -> str:
        """By which it stands in the calculation."""
        return self.submission.number

    @property
    def requested(self) -> Decimal:
        """What its budget asks, in euro."""
        return Decimal(self.submission.content["budget"]["total"])

    @property
    def complete_on(self) -> date:
        """The day (Amsterdam) on which what is decided on came in.

        An application that was completed counts from the day of its completion.
        """
        return amsterdam_date(self.submission.submitted_at)


@dataclass(frozen=True)
class Outcome:
    """What one application gets, in euro, and why; `line` is None when it took no part."""

    contender: Contender
    place: int
    asked: Decimal
    granted: Decimal
    why: Why
    line: Line | None


@dataclass(frozen=True)
class Calculation:
    """Who gets what of a ceiling; `content` is the whole of it, `sha256` the hash over that."""

    outcomes: Sequence[Outcome]
    content: dict[str, Any]

    @property
    def sha256(self) -> str:
        """The hash over the canonical spelling of the document."""
        return digest(self.content)


def not_ready(into: Round) -> list[tuple[Application, StrOrPromise]]:
    """The applications that keep a round from being divided, and what they wait for. Two queries.

    Every application that was neither withdrawn nor ended otherwise has the joint outcome of its
    panel, answered by all.
    """
    steps = NextStep.objects.filter(application__round=into, application__state__in=UNDECIDED)
    waiting = steps.exclude(step=Step.PREPARE).select_related("application__plan").order_by("pk")
    return [(one.application, one.get_step_display()) for one in waiting]


def why_not_ready(into: Round) -> StrOrPromise | None:
    """Why a round cannot be divided yet, in a sentence; None when it can."""
    waiting = not_ready(into)
    if waiting:
        return ngettext_lazy(
            "%(count)d application is not ready to be decided on yet.",
            "%(count)d applications are not ready to be decided on yet.",
            len(waiting),
        ) % {"count": len(waiting)}
    if not Application.objects.filter(round=into, state__in=UNDECIDED).exists():
        return _("There is no application to decide on in this round.")
    return None


def calculate(rules: SubsidyRules, *, seed: str) -> Calculation:
    """Divide the ceiling among the applications of the round as they are now. Five queries.

    Who has a ground to refuse, too few points or asks nothing takes no part in the division.
    """
    found = contenders(rules)
    lines = divide(
        (_claim(one, rules) for one in found if _why_out(one, rules) is None),
        as_rules(rules),
        seed=seed,
    )
    by_number = {one.number: one for one in found}
    outcomes = [_taking_part(by_number[line.claim.number], line) for line in lines]
    out = sorted(set(by_number) - {line.claim.number for line in lines})
    for place, number in enumerate(out, start=len(outcomes) + 1):
        one = by_number[number]
        asked = _euros(_asked(one, rules))
        why = _why_out(one, rules) or Why.GROUND
        outcomes.append(Outcome(one, place, asked, Decimal("0.00"), why, None))
    return Calculation(outcomes, _document(rules, outcomes, seed))


def contenders(rules: SubsidyRules) -> list[Contender]:
    """The applications of a round that are to be decided on, by number, with their points."""
    newest = Submission.objects.order_by("-version")
    applications = (
        Application.objects.filter(round=rules.round_id, state__in=UNDECIDED)
        .select_related("plan", "penvoerder", "ground_to_refuse")
        .prefetch_related(Prefetch("submissions", newest))
        .order_by("number")
    )
    points = _points(rules)
    return [
        Contender(
            one,
            one.submissions.all()[0],
            points.get(one.pk, 0),
            _ground_of(one),
        )
        for one in applications
    ]


def _ground_of(application: Application) -> GroundToRefuse | None:
    """The ground on which it is refused, unless that was dropped; fetched with it."""
    found: GroundToRefuse | None = getattr(application, "ground_to_refuse", None)
    return found if found is not None and found.stands else None


def as_rules(rules: SubsidyRules) -> Rules:
    """The published rules, as dividing knows them."""
    return Rules(
        Method(rules.method),
        cents(rules.ceiling),
        Ties(rules.ties),
        Rest(rules.rest),
        cents(rules.fixed_amount or Decimal(0)),
    )


def cents(amount: Decimal) -> int:
    """An amount in euro as whole cents. Raises ValueError for a part of a cent."""
    scaled = amount * CENTS
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{amount} is no amount of whole cents")
    return int(scaled)


def _euros(amount: int) -> Decimal:
    return (Decimal(amount) / CENTS).quantize(Decimal("0.01"))


def _asked(one: Contender, rules: SubsidyRules) -> int:
    """What it asks, up to the most that can be asked in the round, in cents."""
    return min(cents(one.requested), cents(rules.round.maximum_amount))


def _claim(one: Contender, rules: SubsidyRules) -> Claim:
    return Claim(one.number, _asked(one, rules), one.complete_on, one.points)


def _why_out(one: Contender, rules: SubsidyRules) -> Why | None:
    if one.ground is not None:
        return Why.GROUND
    if one.points < rules.minimum_points:
        return Why.POINTS
    return None if one.requested > 0 else Why.NOTHING_ASKED


def _taking_part(one: Contender, line: Line) -> Outcome:
    asked, granted = _euros(line.claim.asked), _euros(line.granted)
    return Outcome(one, line.place, asked, granted, line.why, line)


def _points(rules: SubsidyRules) -> Mapping[int, int]:
    """The points of the joint outcome of each application, by its key. One query."""
    worth = {Verdict.VOLDOET: rules.points_met, Verdict.DEELS: rules.points_partly}
    judged = JointJudgement.objects.filter(
        joint_outcome__panel__application__round=rules.round_id,
        joint_outcome__proposed_at__isnull=False,
    )
    found: dict[int, int] = {}
    for key, verdict in judged.values_list("joint_outcome__panel__application", "verdict"):
        found[key] = found.get(key, 0) + worth.get(Verdict(verdict), 0)
    return found


def _document(rules: SubsidyRules, outcomes: Sequence[Outcome], seed: str) -> dict[str, Any]:
    granted = sum((one.granted for one in outcomes), Decimal(0))
    return {
        "schema": SCHEMA,
        "round": rules.round.name,
        "rules": {
            "ceiling": f"{rules.ceiling:.2f}",
            "maximum_amount": f"{rules.round.maximum_amount:.2f}",
            "method": rules.method,
            "ties": rules.ties,
            "rest": rules.rest,
            "fixed_amount": None if rules.fixed_amount is None else f"{rules.fixed_amount:.2f}",
            "points_met": rules.points_met,
            "points_partly": rules.points_partly,
            "minimum_points": rules.minimum_points,
            "published_on": rules.published_on.isoformat(),
            "source": rules.source,
        },
        "seed": seed,
        "applications": [_row(one) for one in outcomes],
        "granted": f"{granted:.2f}",
        "left": f"{rules.ceiling - granted:.2f}",
    }


def _row(one: Outcome) -> dict[str, Any]:
    contender, ground = one.contender, one.contender.ground
    return {
        "place": one.place,
        "number": contender.number,
        "region": contender.application.name,
        "penvoerder": contender.application.penvoerder.name,
        "version": contender.submission.version,
        "sha256": contender.submission.sha256,
        "complete_on": contender.complete_on.isoformat(),
        "points": contender.points,
        "requested": f"{contender.requested:.2f}",
        "asked": f"{one.asked:.2f}",
        "granted": f"{one.granted:.2f}",
        "why": one.why,
        "by_draw": bool(one.line and one.line.by_draw),
        "ground": ground.ground if ground else None,
    }


def recalculated(content: Mapping[str, Any]) -> list[Line]:
    """Divide once more from a document alone: what anybody can do. No query."""
    rules = content["rules"]
    taking_part: Iterable[Mapping[str, Any]] = (
        row
        for row in content["applications"]
        if row["why"] not in (Why.GROUND, Why.POINTS, Why.NOTHING_ASKED)
    )
    return divide(
        (
            Claim(
                row["number"],
                cents(Decimal(row["asked"])),
                date.fromisoformat(row["complete_on"]),
                row["points"],
            )
            for row in taking_part
        ),
        Rules(
            Method(rules["method"]),
            cents(Decimal(rules["ceiling"])),
            Ties(rules["ties"]),
            Rest(rules["rest"]),
            cents(Decimal(rules["fixed_amount"] or 0)),
        ),
        seed=content["seed"],
    )
