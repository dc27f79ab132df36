"""What it costs to decide too late: the notice of default and the penalty (Awb 4:17, 6:12).

Everything here is worked out from days; what is stored is only that a notice came in, and when. The
decision that fixes the penalty (Awb 4:18) is taken outside the portal, with these sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from common.calendar import Calendar

GRACE_WEEKS = 2
"""So long after the notice of default it can still be decided for nothing. Source: Awb 4:17(3)."""
STEP_DAYS, MOST_DAYS = 14, 42
"""The amount rises after each step, and stops after the most. Source: Awb 4:17(1) and (2)."""


@dataclass(frozen=True)
class Rates:
    """What a day costs in the first and second fourteen days and in the rest, and since when."""

    since: date
    euros: tuple[int, int, int]
    source: str


RATES: Sequence[Rates] = (
    Rates(date(2009, 10, 1), (20, 30, 40), "Stb. 2009, 383"),
    Rates(date(2019, 1, 1), (23, 35, 45), "Stcrt. 2018, 65542"),
)
"""The amounts of Awb 4:17(2), the oldest first. When they change again, that is a new row."""


@dataclass(frozen=True)
class Portion:
    """So many days of a penalty at one amount."""

    days: int
    per_day: Decimal

    @property
    def amount(self) -> Decimal:
        """What they cost together, in euros."""
        return self.days * self.per_day


@dataclass(frozen=True)
class Penalty:
    """What is forfeited from `first` up to and including `last`, by amount."""

    first: date
    last: date
    portions: Sequence[Portion]

    @property
    def days(self) -> int:
        """For how many days."""
        return sum(portion.days for portion in self.portions)

    @property
    def amount(self) -> Decimal:
        """In all, in euros."""
        return sum((portion.amount for portion in self.portions), Decimal(0))


@dataclass(frozen=True)
class Default:
    """A notice of default with what follows from it; `so_far` is None while nothing is due."""

    received_on: date
    note: str
    is_premature: bool
    grace_until: date
    first: date
    so_far: Penalty | None
    most: Decimal


def default_of(
    received_on: date, *, due: date, until: date, calendar: Calendar, note: str = ""
) -> Default:
    """What follows from a notice received on a day, when the last day was `due`.

    `until` as for `penalty`.
    """
    first = penalty_from(received_on, calendar)
    too_early = is_premature(received_on, due)
    full = penalty(first, first + timedelta(days=MOST_DAYS))
    return Default(
        received_on=received_on,
        note=note,
        is_premature=too_early,
        grace_until=first - timedelta(days=1),
        first=first,
        so_far=None if too_early else penalty(first, until),
        most=full.amount if full else Decimal(0),
    )


def is_premature(received_on: date, due: date) -> bool:
    """Whether a notice of default came in while the term still ran, so that it has no effect."""
    return received_on <= due


def grace_until(received_on: date, calendar: Calendar) -> date:
    """The last day on which deciding costs nothing, after a notice received on this day.

    Two weeks after that day. It is a term in an Act, so it runs on to a working day (Atw 1): Awb
    4:17(1) sets the Atw aside for the 42 days alone.
    """
    return calendar.end_of_weeks(received_on, GRACE_WEEKS)


def penalty_from(received_on: date, calendar: Calendar) -> date:
    """The first day over which a penalty is due: the one after the two weeks (Awb 4:17(3))."""
    return grace_until(received_on, calendar) + timedelta(days=1)


def penalty(first: date, until: date) -> Penalty | None:
    """What is forfeited from `first` until the day `until`, which does not count; None for nothing.

    `until` is the day on which the decision is made known, on which one is in default no more; for
    what it has come to by now, the day after today. Each day costs what held on that day.
    """
    days = min((until - first).days, MOST_DAYS)
    if days <= 0:
        return None
    portions: list[Portion] = []
    for day in range(days):
        per_day = _per_day(first + timedelta(days=day), day)
        if portions and portions[-1].per_day == per_day:
            portions[-1] = Portion(portions[-1].days + 1, per_day)
        else:
            portions.append(Portion(1, per_day))
    return Penalty(first, first + timedelta(days=days - 1), portions)


def _per_day(on: date, nth: int) -> Decimal:
    """The amount of one day, the `nth` of the penalty counted from 0."""
    rates = [each for each in RATES if each.since <= on]
    if not rates:
        raise ValueError(f"There was no penalty on {on}.")
    return Decimal(rates[-1].euros[min(nth // STEP_DAYS, len(rates[-1].euros) - 1)])
