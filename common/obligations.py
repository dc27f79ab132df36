"""What somebody must do, about what, by when and where: the shape in which every app says it.

Each app has a module `obligations` with its queries; dashboards, worklists, filters, badges and
reminders read those and nothing else. Nothing here knows what the work is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from heapq import merge

from django_stubs_ext import StrOrPromise

from .dates import AMSTERDAM

NEVER = datetime.max.replace(tzinfo=AMSTERDAM)


@dataclass(frozen=True)
class Obligation:
    """One thing to do: what, about what, where, by when (a moment, a day, or neither).

    `lacks` says what is still missing before it is done, where that can be told; `day_of` of what
    the day is, when this only leads to that.
    """

    what: StrOrPromise
    about: str
    url: str
    moment: datetime | None = None
    day: date | None = None
    lacks: StrOrPromise = ""
    day_of: StrOrPromise = ""

    @property
    def ends_at(self) -> datetime:
        """Until when it can be done in time: a day counts to its end in Amsterdam."""
        if self.moment is not None:
            return self.moment
        if self.day is not None:
            return datetime.combine(self.day, time.max, tzinfo=AMSTERDAM)
        return NEVER


def by_date(*lists: Iterable[Obligation]) -> Iterator[Obligation]:
    """Merge `lists` so that what ends first comes first; what has no date comes last.

    No list need be sorted; what ends at the same moment stays in the order of `lists`.
    """
    ordered = (sorted(found, key=lambda one: one.ends_at) for found in lists)
    return merge(*ordered, key=lambda one: one.ends_at)
