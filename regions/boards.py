"""Which school boards have schools in an area."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from regions.models import Organisation, SchoolLocation
from regions.schools import COUNTS, Schools


@dataclass(frozen=True, slots=True)
class BoardThere:
    """A board, and its current schools in the area that was asked about."""

    board: Organisation
    schools: Schools


def boards_in(
    municipalities: Collection[str], sectors: Collection[str], *, limit: int
) -> list[BoardThere]:
    """At most `limit` boards with a current school in one of these `municipalities` (CBS codes).

    Counted are their schools there in these `sectors`, or in all when there are none yet, as
    `regions.schools.that_count` does. By name, also those that ended; two queries.
    """
    there = SchoolLocation.objects.current().filter(
        municipality__in=municipalities, board__isnull=False
    )
    if sectors:
        there = there.filter(sector__in=sectors)
    rows = (
        there.order_by("board__name", "board")
        .values_list("board__name", "board")
        .annotate(**COUNTS)[:limit]
    )
    counted = {board: Schools(*counts) for _name, board, *counts in rows}
    boards = Organisation.objects.select_related("municipality").in_bulk(counted)
    return [BoardThere(boards[pk], schools) for pk, schools in counted.items()]
