"""The shapes of all municipalities, read once and kept until others are stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Max

from regions.drawing.ground import Frame
from regions.drawing.paths import Edge, Point, border, edges_of, middle, rings_of
from regions.models import MunicipalityShape, ShapeSource


@dataclass(eq=False)
class Shapes:
    """Paths by municipality code, and what follows from them."""

    paths: dict[str, str]
    are_outlines: bool
    drawn_at: datetime | None
    frame: Frame | None = None

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

    def geometry(self, codes: Iterable[str]) -> dict[str, Any] | None:
        """The area of these municipalities together as GeoJSON, in degrees (WGS 84).

        None when there is no area, and where nobody knows where the shapes lie: of hexagons.
        """
        return self.frame.geometry(rings_of(self.border(codes))) if self.frame else None


def shapes() -> Shapes:
    """The shapes as they are stored now: one query, two when they have changed."""
    drawn_at = MunicipalityShape.objects.aggregate(newest=Max("drawn_at"))["newest"]
    return _read(drawn_at)


@lru_cache(maxsize=2)
def _read(drawn_at: datetime | None) -> Shapes:
    rows = MunicipalityShape.objects.order_by("municipality_id")
    stored = list(rows.values_list("municipality_id", "path", "source", "frame"))
    paths = {code: path for code, path, _source, _frame in stored}
    _code, _path, source, frame = stored[0] if stored else ("", "", ShapeSource.TILE, None)
    are_outlines = source == ShapeSource.OUTLINE
    return Shapes(paths, are_outlines, drawn_at, Frame(**frame) if frame else None)
