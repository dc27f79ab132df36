"""Figures for charts that the server draws: each a label, a number, and where its list stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Figure:
    """A number with what it counts; `url` leads to the list of exactly these, if one may see it."""

    label: StrOrPromise
    count: int
    url: str = ""


@dataclass(frozen=True)
class Drawn:
    """A figure with its size in a drawing of 100 by 100, where the greatest figure is 100.

    `place` and `width` are where it stands from left to right, in a row of columns.
    """

    figure: Figure
    size: float
    place: float = 0
    width: float = 100

    @property
    def top(self) -> float:
        """Where a column begins, from above."""
        return 100 - self.size


GAP = 0.2
"""The part of the room of a column that stays empty beside it."""


FEWEST = 6
"""So many columns fill the drawing at least, so that a single one is no wall."""


def drawn(figures: Iterable[Figure]) -> Iterator[Drawn]:
    """The sizes of `figures`, beside each other in their order."""
    every = list(figures)
    greatest = max((one.count for one in every), default=0) or 1
    room = 100 / max(len(every), FEWEST)
    for number, one in enumerate(every):
        yield Drawn(
            one,
            round(100 * one.count / greatest, 2),
            round(room * (number + GAP / 2), 2),
            round(room * (1 - GAP), 2),
        )
