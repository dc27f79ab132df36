"""Which schools count for a region, and how many pupils they have: the one rule for all who ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from django.db.models import Case, Count, F, Q, Sum, Value, When
from django.db.models.functions import Coalesce

from common.written import WrittenOnce, among
from regions.models import SchoolLocation


@dataclass(frozen=True, slots=True)
class Schools:
    """School locations and their pupils: the sum of what is known, and how many are unknown."""

    locations: int
    pupils: int
    unknown: int

    @classmethod
    def together(cls, parts: Iterable[Schools]) -> Schools:
        """The sum of these."""
        counted = list(parts)
        return cls(
            sum(part.locations for part in counted),
            sum(part.pupils for part in counted),
            sum(part.unknown for part in counted),
        )

    @property
    def is_known(self) -> bool:
        """Whether of any location the pupils are known."""
        return self.locations > self.unknown


# How the fields of `Schools` are counted from locations, in their order.
COUNTS = {
    "locations": Count("pk"),
    "known": Coalesce(Sum("pupils"), 0),
    "unknown": Count("pk", filter=Q(pupils__isnull=True)),
}


@dataclass(frozen=True, slots=True)
class TakesPart:
    """With which of its schools a board takes part: all, those in `sectors`, or those in `codes`.

    `codes` are location codes. Who names sectors names no codes; who names neither means all.
    """

    board: int
    sectors: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def includes(self, sector: str, code: str) -> bool:
        """Whether a school of the board in this sector and with this code takes part."""
        return code in self.codes if self.codes else not self.sectors or sector in self.sectors


@dataclass(frozen=True, slots=True)
class BoardSchools:
    """The current schools of a board in one municipality and sector.

    `code` is that of the one school when somebody names it among those that take part, else empty.
    """

    board: int
    municipality: str | None
    sector: str
    code: str
    schools: Schools


ByBoard = Mapping[int, Sequence[BoardSchools]]


def schools_of_boards(taking_part: Collection[TakesPart]) -> ByBoard:
    """The current schools of each of these boards, counted by place and sector. One query,
    and none without boards.

    A school that one of them names by its code is counted by itself, so that `that_count` can tell.
    """
    if not taking_part:
        return {}
    named = sorted(set(chain.from_iterable(one.codes for one in taking_part)))
    rows = _counted().fetch(boards=sorted({one.board for one in taking_part}), codes=named)
    found: dict[int, list[BoardSchools]] = defaultdict(list)
    for board, municipality, sector, code, *counts in rows:
        found[board].append(BoardSchools(board, municipality, sector, code, Schools(*counts)))
    return found


@cache
def _counted() -> WrittenOnce[Any]:
    """What `schools_of_boards` reads."""
    return WrittenOnce(
        SchoolLocation.objects.current()
        .filter(among("board", "boards"))
        .order_by()
        .annotate(named=Case(When(among("code", "codes"), then=F("code")), default=Value("")))
        .values_list("board", "municipality", "sector", "named")
        .annotate(**COUNTS)
    )


def counts(
    sector: str,
    municipality: str | None,
    *,
    sectors: Collection[str],
    codes: Collection[str],
    is_national: bool,
) -> bool:
    """Whether a school counts for a region: in one of its `sectors`, if it has any yet, and in the
    municipalities `codes` unless it is national. `regions.profile.figures` says the same in SQL.
    """
    return (not sectors or sector in sectors) and (is_national or municipality in codes)


def that_count(
    by_board: ByBoard,
    taking_part: Iterable[TakesPart],
    *,
    sectors: Collection[str],
    codes: Collection[str],
    is_national: bool,
) -> Iterator[BoardSchools]:
    """What of the schools with which boards take part counts for a region: see `counts`."""
    for one in taking_part:
        for part in by_board.get(one.board, ()):
            if one.includes(part.sector, part.code) and counts(
                part.sector,
                part.municipality,
                sectors=sectors,
                codes=codes,
                is_national=is_national,
            ):
                yield part


def by_sector(parts: Iterable[BoardSchools]) -> dict[str, Schools]:
    """These schools together, by sector."""
    found: dict[str, list[Schools]] = defaultdict(list)
    for part in parts:
        found[part.sector].append(part.schools)
    return {sector: Schools.together(schools) for sector, schools in found.items()}
