"""Which schools count for a region, and how many pupils they have: the one rule for all who ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

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
class BoardSchools:
    """The current schools of a board in one municipality and sector."""

    board: int
    municipality: str | None
    sector: str
    schools: Schools


ByBoard = Mapping[int, Sequence[BoardSchools]]


def schools_of_boards(boards: Collection[int]) -> ByBoard:
    """The current schools of each of these boards, counted by place and sector. One query."""
    rows = (
        SchoolLocation.objects.current()
        .filter(board__in=boards)
        .order_by()
        .values_list("board", "municipality", "sector")
        .annotate(**COUNTS)
    )
    found: dict[int, list[BoardSchools]] = defaultdict(list)
    for board, municipality, sector, *counts in rows:
        found[board].append(BoardSchools(board, municipality, sector, Schools(*counts)))
    return found


def that_count(
    by_board: ByBoard,
    boards: Iterable[int],
    *,
    sectors: Collection[str],
    codes: Collection[str],
    is_national: bool,
) -> Iterator[BoardSchools]:
    """What of the schools of `boards` counts for a region.

    Those in its `sectors`, if it has any yet, and in the municipalities `codes` unless it is
    national. `regions.profile.figures` says the same in SQL.
    """
    for board in boards:
        for part in by_board.get(board, ()):
            if (not sectors or part.sector in sectors) and (
                is_national or part.municipality in codes
            ):
                yield part


def by_sector(parts: Iterable[BoardSchools]) -> dict[str, Schools]:
    """These schools together, by sector."""
    found: dict[str, list[Schools]] = defaultdict(list)
    for part in parts:
        found[part.sector].append(part.schools)
    return {sector: Schools.together(schools) for sector, schools in found.items()}
