"""What was done in a round, week by week: five counts over the same weeks, in five queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextChoices
from django.db.models.functions import TruncWeek
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import Application, Round, Signature, SignatureOutcome
from common.charts import Figure
from common.dates import amsterdam_date, day_text

from .models import Assessment, Decision

WEEK = timedelta(days=7)
# Longer than this is shown by its last weeks; a round is open for two or three months.
MOST_WEEKS = 26

LeadsTo = Callable[[str, date], str]
"""The list of what was done (an `Act`) in the week that begins on a day; empty without a list."""


class Act(TextChoices):
    """What is counted by week, in the order in which it is done; what the address asks by."""

    BEGUN = "begun", _("Applications begun")
    SIGNED = "signed", _("Signatures of partners")
    SUBMITTED = "week", _("Applications submitted")
    HANDED_IN = "handed_in", _("Assessments handed in")
    DECIDED = "decided", _("Applications decided on")


@dataclass(frozen=True)
class Series:
    """How often something was done in each week; nothing in `figures` when never."""

    name: StrOrPromise
    figures: Sequence[Figure]


def in_week(field: str, monday: date) -> Q:
    """Which rows have a moment in `field` in the week that begins on this day."""
    # A week that an address asks for may be the last there is.
    sunday = monday + min(WEEK - timedelta(days=1), date.max - monday)
    return Q(**{f"{field}__date__gte": monday, f"{field}__date__lte": sunday})


def submitted_in_week(monday: date) -> Q:
    """Which rows of `NextStep` were submitted in a week."""
    return in_week("application__submitted_at", monday)


def decided_in_week(monday: date) -> Q:
    """Which rows of `NextStep` are of cases on which a decision was taken in a week."""
    of_case = Decision.objects.granted().filter(application=OuterRef("application"))
    return Q(Exists(of_case.filter(in_week("granted_at", monday))))


def over_time(current: Round, leads_to: LeadsTo) -> list[Series]:
    """Everything that is counted by week in a round. Five queries."""
    counted = {act: _by_week(*counting(current)) for act, counting in _COUNTING.items()}
    mondays = _mondays(counted)
    return [
        Series(
            act.label,
            [
                Figure(
                    day_text(monday, weekday=False),
                    found.get(monday, 0),
                    leads_to(act, monday),
                )
                for monday in mondays
            ]
            if found
            else [],
        )
        for act, found in counted.items()
    ]


Counting = tuple[QuerySet, str, str]  # type: ignore[type-arg] # Of one model or another.
_COUNTING: Mapping[Act, Callable[[Round], Counting]] = {
    Act.BEGUN: lambda current: (Application.objects.filter(round=current), "created_at", "pk"),
    Act.SIGNED: lambda current: (
        Signature.objects.filter(
            partner__application__round=current, outcome=SignatureOutcome.SIGNED
        ),
        "signed_at",
        "pk",
    ),
    Act.SUBMITTED: lambda current: (
        Application.objects.submitted().filter(round=current),
        "submitted_at",
        "pk",
    ),
    Act.HANDED_IN: lambda current: (
        Assessment.objects.handed_in().filter(member__panel__application__round=current),
        "handed_in_at",
        "pk",
    ),
    # A case with two decisions in a week stands in the list of that week once.
    Act.DECIDED: lambda current: (
        Decision.objects.granted().filter(application__round=current),
        "granted_at",
        "application",
    ),
}
"""Of each act the rows, the moment that counts, and what is counted of them."""


def _by_week(rows: QuerySet, moment: str, what: str) -> dict[date, int]:  # type: ignore[type-arg] # As above.
    weeks = rows.order_by().values_list(TruncWeek(moment))
    return {
        amsterdam_date(week): count for week, count in weeks.annotate(Count(what, distinct=True))
    }


def _mondays(counted: Mapping[Act, Mapping[date, int]]) -> list[date]:
    """The weeks from the first to the last in which something was done, at most `MOST_WEEKS`."""
    all_weeks = [monday for found in counted.values() for monday in found]
    if not all_weeks:
        return []
    last = max(all_weeks)
    first = max(min(all_weeks), last - WEEK * (MOST_WEEKS - 1))
    return [first + WEEK * number for number in range((last - first) // WEEK + 1)]
