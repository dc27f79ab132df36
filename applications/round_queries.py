"""What the pages about rounds read, each with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django_stubs_ext import StrOrPromise

from applications.domain.terms import closing_due, term_in_words
from applications.models import (
    Application,
    ApplicationState,
    ClosingMove,
    Criterion,
    Reminder,
    Round,
    RoundRequirement,
    RoundStatus,
)
from applications.models.rounds import RoundQuerySet
from applications.reminders import step_moment
from applications.requirements import ALL, Requirement
from common.amounts import amount_text
from common.calendar import load_calendar
from common.dates import amsterdam_date


@dataclass(frozen=True)
class RoundRow:
    """A round in the list; `tone` colours its status."""

    round: Round
    status: StrOrPromise
    tone: str
    drafts: int
    submitted: int


@dataclass(frozen=True)
class StepRow:
    """A reminder step: when it falls due and how many people were reminded."""

    days: int
    moment: datetime
    reminded: int


@dataclass(frozen=True)
class RequirementRow:
    """A requirement and how the round applies it."""

    requirement: Requirement
    row: RoundRequirement

    @property
    def threshold(self) -> str:
        """The number, written the Dutch way; empty for a requirement without one."""
        if self.requirement.threshold_label is None or self.row.threshold is None:
            return ""
        return f"{amount_text(Decimal(self.row.threshold))} {self.requirement.threshold_label}"


@dataclass(frozen=True)
class RoundFacts:
    """What the page of a round shows beside its own fields."""

    amount: str
    criteria: Sequence[Criterion]
    requirements: Sequence[RequirementRow]
    steps: Sequence[StepRow]
    drafts: int
    submitted: int
    decision_due: date | None
    """Until when decisions may be taken, when that is one day for the whole round."""
    term: str
    """The decision term with its provisions, as a receipt names it (in Dutch)."""
    free_because: str | None
    """Why the closing day is no working day; None when it is one."""


def rounds() -> Any:
    """All rounds with their counts, the latest closing first."""
    return _counted(Round.objects.order_by("-closes_at", "name"))


def rows(page: Iterable[Any], now: datetime) -> list[RoundRow]:
    """Some of `rounds` as the list shows them: one query."""
    return [
        RoundRow(current, *status(current, now), current.drafts, current.submitted)
        for current in page
    ]


_TONES = {RoundStatus.OPEN: "ok", RoundStatus.UPCOMING: "info", RoundStatus.CLOSED: "neutral"}


def status(current: Round, now: datetime) -> tuple[StrOrPromise, str]:
    """Whether a round is open at `now`, in words and with a tone."""
    found = current.status(now)
    return found.label, _TONES[found]


def facts(current: Round) -> RoundFacts:
    """What the page of one round shows: five queries."""
    calendar = load_calendar()
    counted = _counted(Round.objects.filter(pk=current.pk)).get()
    rows = {row.code: row for row in current.requirements.all()}
    return RoundFacts(
        amount=amount_text(current.maximum_amount),
        criteria=list(current.criteria.all()),
        requirements=[
            RequirementRow(each, rows[each.code])
            for each in ALL
            if each.code in rows and each.can_count(current)
        ],
        steps=_steps(current),
        drafts=counted.drafts,
        submitted=counted.submitted,
        decision_due=closing_due(current, calendar),
        term=term_in_words(current),
        free_because=calendar.why_free(amsterdam_date(current.closes_at)),
    )


def moves(current: Round) -> list[ClosingMove]:
    """How its closing moment was moved, for everybody or for one region, the oldest first."""
    found = current.closing_moves.select_related("application__plan", "moved_by__user")
    return list(found.order_by("moved_at", "pk"))


def _counted(rounds: RoundQuerySet) -> Any:
    """Add `drafts` and `submitted` to each round, which its type cannot tell.

    Counted for the rounds on the page alone: joined, all applications were read to count the pages.
    """
    return rounds.annotate(
        drafts=_number_of(state=ApplicationState.CONCEPT),
        submitted=_number_of(submitted_at__isnull=False),
    )


def _number_of(**which: object) -> Coalesce:
    """How many applications of a round there are of a kind."""
    found = Application.objects.filter(round=OuterRef("pk"), **which).order_by().values("round")
    return Coalesce(Subquery(found.values(number=Count("pk"))), 0)


def _steps(current: Round) -> list[StepRow]:
    counts = dict(
        Reminder.objects.filter(round=current, closes_at=current.closes_at)
        .values("days_before")
        .annotate(people=Count("pk"))
        .values_list("days_before", "people")
    )
    return [
        StepRow(days, step_moment(current.closes_at, days), counts.get(days, 0))
        for days in current.reminder_days
    ]
