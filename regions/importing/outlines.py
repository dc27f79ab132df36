"""Outlines of municipalities: GeoJSON or TopoJSON of CBS and Kadaster, simplified for a map.

A border that two municipalities share stays shared: it is cut where three meet, and each piece is
simplified once for both. Longitude and latitude are drawn as on a map of a small country (a degree
of longitude shrinks with the latitude); RD coordinates are a plane already.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from regions import facts
from regions.drawing.ground import SHRINK, Frame
from regions.drawing.paths import HEIGHT, WIDTH, Point, area
from regions.importing.errors import RefusedRow, UnusableFile

Place = tuple[float, float]

LARGEST = 64_000_000
"""Bytes; the whole country without any simplifying is less."""
# In units of the box: what a line may differ, and the smallest islet that is drawn.
TOLERANCE = 0.8
SMALLEST = 6
# The country with a wide margin, in degrees and in metres of the Rijksdriehoek.
_DEGREES = (2.0, 50.0, 8.0, 54.5)
_METRES = (-10_000.0, 290_000.0, 300_000.0, 640_000.0)


@dataclass(frozen=True, slots=True)
class Outline:
    """The rings of a municipality, in the order of the file."""

    code: str
    rings: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A shape as delivered: its number in the file, counted from 1, and the outline or a reason."""

    number: int
    outline: Outline | None
    reason: str = ""


def is_json(path: Path) -> bool:
    """Whether a file can only be shapes: it begins as JSON does."""
    try:
        with path.open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
    except OSError:
        return False


def read_rows(path: Path) -> Iterator[OutlineRow]:
    """Yield every shape of the file, also those refused. Raises `UnusableFile`."""
    seen: set[str] = set()
    for number, feature in enumerate(_features(path, _document(path)), start=1):
        try:
            outline = _outline(feature)
            if outline.code in seen:
                raise RefusedRow(
                    _("%(code)s stood in the file already; the first counts.")
                    % {"code": outline.code}
                )
        except RefusedRow as refusal:
            yield OutlineRow(number, None, str(refusal))
        else:
            seen.add(outline.code)
            yield OutlineRow(number, outline)


def _document(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise UnusableFile(_("%(file)s is too large for outlines.") % {"file": path})
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise UnusableFile(
            _("%(file)s is damaged: it cannot be read as JSON.") % {"file": path}
        ) from error
    if not isinstance(document, dict):
        raise UnusableFile(_("%(file)s holds no shapes.") % {"file": path})
    return document


def _features(path: Path, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The shapes of GeoJSON, or of TopoJSON as if they were."""
    try:
        if document.get("type") == "FeatureCollection":
            return list(document["features"])
        if document.get("type") == "Topology":
            return list(_of_topology(document))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise UnusableFile(
            _("%(file)s is damaged: its shapes cannot be read.") % {"file": path}
        ) from error
    raise UnusableFile(_("%(file)s is neither GeoJSON nor TopoJSON with shapes.") % {"file": path})


def _of_topology(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The shapes of TopoJSON; see https://github.com/topojson/topojson-specification."""
    arcs = [_positions(arc, document.get("transform")) for arc in document["arcs"]]

    def ring(numbers: Sequence[int]) -> list[Place]:
        points: list[Place] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    for thing in document["objects"].values():
        for shape in thing.get("geometries", [thing]):
            kind = shape.get("type")
            if kind == "Polygon":
                coordinates: list[Any] = [ring(numbers) for numbers in shape["arcs"]]
            elif kind == "MultiPolygon":
                coordinates = [[ring(numbers) for numbers in part] for part in shape["arcs"]]
            else:
                coordinates = []
            yield {**shape, "geometry": {"type": kind, "coordinates": coordinates}}


def _positions(arc: list[list[float]], transform: dict[str, list[float]] | None) -> list[Place]:
    """The points of an arc of TopoJSON, which are steps when they are quantised."""
    if transform is None:
        return [(position[0], position[1]) for position in arc]
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0.0
    points = []
    for step_x, step_y, *_rest in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + left, y * scale_y + bottom))
    return points


def _outline(feature: Any) -> Outline:
    """Read one shape. Raises `RefusedRow`."""
    try:
        properties = feature.get("properties") or {}
        code = _code(
            next(
                str(value)
                for value in (
                    properties.get("statcode"),
                    properties.get("identificatie"),
                    properties.get("code"),
                    feature.get("id"),
                )
                if value
            )
        )
        geometry = feature["geometry"]
        parts = {"Polygon": lambda all_: [all_], "MultiPolygon": list}[geometry["type"]](
            geometry["coordinates"]
        )
        rings = tuple(
            tuple((float(position[0]), float(position[1])) for position in ring[:-1])
            for part in parts
            for ring in part
        )
    except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError) as error:
        raise RefusedRow(_("This is no area with a municipality code.")) from error
    if not rings or any(len(ring) < 3 for ring in rings):  # noqa: PLR2004 - a triangle
        raise RefusedRow(_("%(code)s has no area.") % {"code": code})
    _are_in_metres(rings)
    return Outline(code, rings)


def _code(text: str) -> str:
    """`GM0014` from `GM0014`, `0014` or `14`; it must be a present municipality."""
    code = f"GM{text.upper().removeprefix('GM').zfill(4)}"
    if code not in facts.current_municipality_codes():
        raise RefusedRow(_("%(code)s is no municipality of 2025.") % {"code": code})
    return code


def _are_in_metres(rings: Sequence[Sequence[Place]]) -> bool:
    """Whether these coordinates are of the Rijksdriehoek, and not degrees.

    Raises `RefusedRow` when they lie elsewhere.
    """
    for (left, bottom, right, top), in_metres in ((_DEGREES, False), (_METRES, True)):
        if all(left <= x <= right and bottom <= y <= top for ring in rings for x, y in ring):
            return in_metres
    raise RefusedRow(_("The coordinates are not in the Netherlands."))


def fitted(outlines: Sequence[Outline]) -> tuple[list[Outline], Frame]:
    """The same outlines in the box of the map, and where that box then lies.

    Raises `RefusedRow` for mixed coordinates, and when all lie on one line.
    """
    in_metres = _are_in_metres([ring for outline in outlines for ring in outline.rings])
    shrink = 1.0 if in_metres else SHRINK
    points = [point for one in outlines for ring in one.rings for point in ring]
    left, right = (edge(x for x, _y in points) * shrink for edge in (min, max))
    bottom, top = (edge(y for _x, y in points) for edge in (min, max))
    if left == right or top == bottom:
        raise RefusedRow(_("%(code)s has no area.") % {"code": outlines[0].code})
    scale = min(WIDTH / (right - left), HEIGHT / (top - bottom))
    frame = Frame(
        in_metres,
        scale,
        left - (WIDTH / scale - (right - left)) / 2,
        top + (HEIGHT / scale - (top - bottom)) / 2,
    )

    def placed(point: Place) -> Place:
        return (point[0] * shrink - frame.left) * scale, (frame.top - point[1]) * scale

    return [
        Outline(one.code, tuple(tuple(map(placed, ring)) for ring in one.rings)) for one in outlines
    ], frame


def simplified(outlines: Sequence[Outline]) -> dict[str, list[list[Point]]]:
    """Rings of whole numbers by code: fewer points, and shared borders still shared."""
    ways: dict[Place, set[Place]] = defaultdict(set)
    for outline in outlines:
        for ring in outline.rings:
            for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
                ways[one].add(other)
                ways[other].add(one)
    meeting = {point for point, others in ways.items() if len(others) != 2}  # noqa: PLR2004
    return {outline.code: _drawn(outline, meeting) for outline in outlines}


def _drawn(outline: Outline, meeting: set[Place]) -> list[list[Point]]:
    """The rings of one municipality; the largest is always drawn, islets are not."""
    rings = sorted(
        (_whole(_thinned(ring, meeting)) for ring in outline.rings),
        key=lambda ring: -abs(area(ring)) if ring else 0,
    )
    return [
        ring
        for number, ring in enumerate(rings)
        if len(ring) > 2 and (number == 0 or abs(area(ring)) >= SMALLEST)  # noqa: PLR2004
    ]


def _thinned(ring: Sequence[Place], meeting: set[Place]) -> list[Place]:
    """A ring with fewer points, cut at the points where borders meet."""
    cuts = [number for number, point in enumerate(ring) if point in meeting]
    start = cuts[0] if cuts else ring.index(min(ring))
    turned = [*ring[start:], *ring[:start], ring[start]]
    thin: list[Place] = []
    piece = [turned[0]]
    for point in turned[1:]:
        piece.append(point)
        if point in meeting or point == turned[0]:
            thin += _fewer(piece)[:-1]
            piece = [point]
    return thin


def _fewer(piece: list[Place]) -> list[Place]:
    """Douglas and Peucker, from the same end whichever municipality asks."""
    forward = piece <= piece[::-1]
    points = piece if forward else piece[::-1]
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, where = 0.0, 0
        for number in range(first + 1, last):
            distance = _distance(points[number], points[first], points[last])
            if distance > far:
                far, where = distance, number
        if far > TOLERANCE:
            keep.add(where)
            waiting += [(first, where), (where, last)]
    kept = [points[number] for number in sorted(keep)]
    return kept if forward else kept[::-1]


def _distance(point: Place, start: Place, end: Place) -> float:
    """From a point to the line between two, or to the start when they are the same."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = hypot(x1 - x0, y1 - y0)
    if length == 0:
        return hypot(x - x0, y - y0)
    return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length


def _whole(ring: Sequence[Place]) -> list[Point]:
    """Rounded to whole numbers, without points that fall together."""
    points = [(round(x), round(y)) for x, y in ring]
    return [point for number, point in enumerate(points) if point != points[number - 1]]
