"""What somebody must do, about what, by when and where: the shape in which every app says it.

Each app has a module `obligations` with its queries; dashboards, worklists, filters, badges and
reminders read those and nothing else. Nothing here knows what the work is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from heapq import merge
from typing import Any, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django_stubs_ext import StrOrPromise

from .dates import AMSTERDAM

NEVER = datetime.max.replace(tzinfo=AMSTERDAM)


@dataclass(frozen=True)
class Obligation:
    """One thing to do: what, about what, where, by when (a moment, a day, or neither).

    `lacks` says what is still missing before it is done, or what else sets it apart; `day_of` of
    what the day is, when this only leads to that.
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


Read = TypeVar("Read", bound=Callable[..., Iterable[Obligation]])
_RARE: dict[Callable[..., Iterable[Obligation]], Callable[[], QuerySet[Any]]] = {}


def only_when(rows: Callable[[], QuerySet[Any]]) -> Callable[[Read], Read]:
    """Have a kind of work that is rare read only while there are such `rows`, whoever's they are.

    They are all that `read` looks at, or more; and a table that stays small, or has an index.
    """

    def mark(read: Read) -> Read:
        _RARE[read] = rows
        return read

    return mark


def of_which_there_are(reads: Sequence[Read]) -> list[Read]:
    """Those kinds of work of which there may be something. One query, or none."""
    rare = tuple(read for read in reads if read in _RARE)
    if not rare:
        return list(reads)
    sql, parameters = _question(rare)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found = dict(zip(rare, cursor.fetchone(), strict=True))
    return [read for read in reads if found.get(read, True)]


@cache
def _question(rare: tuple[Callable[..., Iterable[Obligation]], ...]) -> tuple[str, tuple[Any, ...]]:
    """Whether there are such rows, a column for each kind; written once in a process."""
    asked = [_RARE[read]().order_by().values("pk").query.sql_with_params() for read in rare]
    columns = ", ".join(f"EXISTS({sql})" for sql, _parameters in asked)
    return f"SELECT {columns}", tuple(one for _sql, parameters in asked for one in parameters)
