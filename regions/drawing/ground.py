"""Where the box of the map lies on the ground, so that what is drawn in it can be told in degrees.

Hexagons lie nowhere: they have no `Frame`. Outlines have that of the file they came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from regions.drawing.paths import Point, Ring, area

LATITUDE = 52.2
"""At which a degree of longitude is as wide as it is on the map; the middle of the country."""
SHRINK = cos(radians(LATITUDE))

# From the Rijksdriehoek to WGS 84: seconds by powers of the distance to Amersfoort in 100 km, as
# T.G. Schreutelkamp and G.L. Strang van Hees gave them in Geodesia 43 (2001); to half a metre.
_AMERSFOORT = (155_000.0, 463_000.0, 5.38720621, 52.15517440)
_NORTH = {
    (0, 1): 3235.65389, (2, 0): -32.58297, (0, 2): -0.24750, (2, 1): -0.84978, (0, 3): -0.06550,
    (2, 2): -0.01709, (1, 0): -0.00738, (4, 0): 0.00530, (2, 3): -0.00039, (4, 1): 0.00033,
    (1, 1): -0.00012,
}  # fmt: skip
_EAST = {
    (1, 0): 5260.52916, (1, 1): 105.94684, (1, 2): 2.45656, (3, 0): -0.81885, (1, 3): 0.05594,
    (3, 1): -0.05607, (0, 1): 0.01199, (3, 2): -0.00256, (1, 4): 0.00128, (0, 2): 0.00022,
    (2, 0): -0.00022, (5, 0): 0.00026,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the upper left corner of the box lies (`left`, `top`), and how many units fit in one.

    In metres of the Rijksdriehoek, or in degrees, of which those of longitude are shrunk.
    """

    in_metres: bool
    scale: float
    left: float
    top: float

    def degrees(self, point: Point) -> tuple[float, float]:
        """Longitude and latitude (WGS 84) of a point in the box, to some ten metres."""
        x, y = self.left + point[0] / self.scale, self.top - point[1] / self.scale
        longitude, latitude = _from_metres(x, y) if self.in_metres else (x / SHRINK, y)
        return round(longitude, 4), round(latitude, 4)

    def geometry(self, rings: Iterable[Ring]) -> dict[str, Any] | None:
        """The area within `rings` as GeoJSON (RFC 7946); None when there is none."""
        areas = [
            [[self.degrees(point) for point in (*ring, ring[0])] for ring in each]
            for each in _areas(simple for ring in rings for simple in _simple(ring))
        ]
        if not areas:
            return None
        if len(areas) == 1:
            return {"type": "Polygon", "coordinates": areas[0]}
        return {"type": "MultiPolygon", "coordinates": areas}


def _from_metres(x: float, y: float) -> tuple[float, float]:
    x0, y0, longitude, latitude = _AMERSFOORT
    east, north = (x - x0) / 1e5, (y - y0) / 1e5

    def seconds(powers: dict[tuple[int, int], float]) -> float:
        return sum(factor * east**p * north**q for (p, q), factor in powers.items())

    return longitude + seconds(_EAST) / 3600, latitude + seconds(_NORTH) / 3600


def _simple(ring: Ring) -> Iterator[list[Point]]:
    """A ring cut where it touches itself, so that none of the rings does."""
    walked: list[Point] = []
    for point in ring:
        if point in walked:
            start = walked.index(point)
            yield walked[start:]
            del walked[start:]
        walked.append(point)
    yield walked


def _areas(rings: Iterable[list[Point]]) -> list[list[list[Point]]]:
    """Each area as its outer ring, turning left on the ground, and its holes, turning right."""
    largest_first = sorted(
        (ring for ring in rings if area(ring)), key=lambda ring: abs(area(ring)), reverse=True
    )
    areas: list[list[list[Point]]] = []
    outer_of: list[tuple[list[Point], list[list[Point]] | None]] = []
    for ring in largest_first:
        around = [found for other, found in outer_of if _is_within(ring, other)]
        # Within one ring is a hole; within a hole again is an area of its own.
        if len(around) % 2:
            hole_of = next(found for found in reversed(around) if found is not None)
            hole_of.append(_turning(ring, left=False))
            outer_of.append((ring, None))
        else:
            areas.append([_turning(ring, left=True)])
            outer_of.append((ring, areas[-1]))
    return areas


def _turning(ring: list[Point], *, left: bool) -> list[Point]:
    # The y of the box points down, so that a positive area turns right on the ground.
    return ring if (area(ring) < 0) is left else ring[::-1]


def _is_within(ring: Ring, other: Ring) -> bool:
    """Whether `ring` lies within `other`, asked of the middle of a line that no two rings share."""
    x, y = (ring[0][0] + ring[1][0]) / 2, (ring[0][1] + ring[1][1]) / 2
    crossings = 0
    for (x0, y0), (x1, y1) in zip(other, [*other[1:], other[0]], strict=True):
        if (y0 > y) is not (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            crossings += 1
    return crossings % 2 == 1
