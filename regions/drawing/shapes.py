"""The shapes of all municipalities, read once and kept until others are stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from django.db.models import Max

from regions.drawing.paths import Edge, Point, border, edges_of, middle, rings_of
from regions.models import MunicipalityShape, ShapeSource


@dataclass(eq=False)
class Shapes:
    """Paths by municipality code, and what follows from them."""

    paths: dict[str, str]
    are_outlines: bool
    drawn_at: datetime | None

    @cached_property
    def _edges(self) -> dict[str, set[Edge]]:
        return {code: edges_of(rings_of(path)) for code, path in self.paths.items()}

    @cached_property
    def middles(self) -> dict[str, Point]:
        """The middle of each municipality."""
        return {code: middle(rings_of(path)) for code, path in self.paths.items()}

    @cached_property
    def country(self) -> str:
        """The path around all municipalities."""
        return self.border(self.paths)

    def border(self, codes: Iterable[str]) -> str:
        """The path around these municipalities together."""
        return border(self._edges[code] for code in codes if code in self.paths)


def shapes() -> Shapes:
    """The shapes as they are stored now: one query, two when they have changed."""
    drawn_at = MunicipalityShape.objects.aggregate(newest=Max("drawn_at"))["newest"]
    return _read(drawn_at)


@lru_cache(maxsize=2)
def _read(drawn_at: datetime | None) -> Shapes:
    rows = MunicipalityShape.objects.order_by("municipality_id")
    stored = list(rows.values_list("municipality_id", "path", "source"))
    are_outlines = bool(stored) and stored[0][2] == ShapeSource.OUTLINE
    return Shapes({code: path for code, path, _source in stored}, are_outlines, drawn_at)
