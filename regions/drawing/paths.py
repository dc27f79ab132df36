"""Shapes as whole numbers in one box, as the text of an SVG path, and the border around several.

Whole numbers, so that the border which two neighbours share is the same to both: the border
around a region is then what its municipalities do not share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

WIDTH, HEIGHT = 1000, 1200
"""The box of the map: x to the east, y to the south. A unit is about 300 metres."""

Point = tuple[int, int]
Ring = Sequence[Point]
Edge = tuple[Point, Point]

_COMMAND = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")
_NUMBER = re.compile(r"-?\d+")


def path_text(rings: Iterable[Ring]) -> str:
    """Write closed rings as a path, each point relative to the one before."""
    return "".join(_ring_text(ring) for ring in rings)


def _ring_text(ring: Ring) -> str:
    steps: list[str] = []
    for (x0, y0), (x1, y1) in pairwise(ring):
        steps += [str(x1 - x0), str(y1 - y0)]
    text = "".join(step if step[0] == "-" else f" {step}" for step in steps).strip()
    return f"M{ring[0][0]} {ring[0][1]}l{text}z"


def rings_of(path: str) -> list[list[Point]]:
    """Read a path as `path_text` writes it."""
    rings = []
    for x, y, steps in _COMMAND.findall(path):
        ring = [(int(x), int(y))]
        numbers = [int(number) for number in _NUMBER.findall(steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        rings.append(ring)
    return rings


def edges_of(rings: Iterable[Ring]) -> set[Edge]:
    """The lines of rings, each in one direction, whichever way round the ring goes."""
    edges: set[Edge] = set()
    for ring in rings:
        for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
            edges ^= {(one, other) if one < other else (other, one)}
    return edges


def border(shapes: Iterable[set[Edge]]) -> str:
    """The path around shapes together: the lines that only one of them has."""
    left: set[Edge] = set()
    for edges in shapes:
        left ^= edges
    return path_text(_chained(left))


def _chained(edges: set[Edge]) -> list[list[Point]]:
    """Put lines together to rings. Every point has an even number of lines."""
    ways: dict[Point, set[Point]] = defaultdict(set)
    for one, other in edges:
        ways[one].add(other)
        ways[other].add(one)
    rings = []
    for start in sorted(ways):
        while ways[start]:
            ring, here = [start], start
            while True:
                following = min(ways[here])
                ways[here].discard(following)
                ways[following].discard(here)
                if following == start:
                    break
                ring.append(following)
                here = following
            rings.append(ring)
    return rings


def middle(rings: Iterable[Ring]) -> Point:
    """The centre of gravity of the largest ring."""
    ring = max(rings, key=lambda ring: abs(area(ring)))
    x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        x, y = x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return round(x / area(ring) / 6), round(y / area(ring) / 6)


def area(ring: Ring) -> float:
    """The area of a ring, negative when it goes the other way round."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2
