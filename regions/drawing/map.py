"""The map of the regions as SVG: coloured by region, by status or by sector.

Every region is one link with its name, so that the map is walked with the Tab key; its number on
the map is its number in the list beside it. Colour never says it alone: statuses and sectors have
patterns, regions have numbers and a border.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import TextChoices
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from regions import facts
from regions.drawing.paths import HEIGHT, WIDTH, Point
from regions.drawing.shapes import Shapes, shapes
from regions.models import PUBLIC_REGION_STATUSES, RegionStatus, Sector

COLOURS = 6
"""Fills in `static/css/map.css`; regions side by side get different ones."""
LABEL = (50, 36)
"""Width and height of a number of two digits, in units of the box."""
_PLAIN = {f"region-{colour}" for colour in range(COLOURS)} | {"status-definitief"}


class Colouring(TextChoices):
    """What the fill of a municipality says."""

    REGION = "region", _("region")
    STATUS = "status", _("status")
    SECTOR = "sector", _("sector")


@dataclass(frozen=True, slots=True)
class DrawnRegion:
    """A region as the map shows it; `number` is its place in the list beside the map."""

    pk: int
    number: int
    name: str
    url: str
    status: str
    sectors: tuple[str, ...]
    codes: tuple[str, ...]
    is_national: bool

    @property
    def status_label(self) -> str:
        """The status in words."""
        return str(RegionStatus(self.status).label)

    @property
    def sector_labels(self) -> list[str]:
        """The sectors in words."""
        return [str(Sector(sector).label) for sector in self.sectors]


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a region, where it stands on the map."""

    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Group:
    """Municipalities with the same regions, as one link; `paths` are their names and shapes."""

    regions: tuple[DrawnRegion, ...]
    url: str
    fill: str
    is_muted: bool
    paths: Sequence[tuple[str, str]]
    border: str
    labels: Sequence[Label]

    @property
    def name(self) -> str:
        """What the link is called: number, name and status of each region."""
        return "; ".join(
            f"{region.number}. {region.name}, {region.status_label}" for region in self.regions
        )

    @property
    def names(self) -> str:
        """The names of the regions."""
        return ", ".join(region.name for region in self.regions)

    @property
    def pattern(self) -> str:
        """The pattern it is filled with; empty for a plain colour, which the style sheet gives."""
        return "" if self.fill in _PLAIN else f"fill-{self.fill}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map: the `<svg>` element, what its fills say, and whether it has outlines or hexagons."""

    svg: SafeString
    colouring: Colouring
    are_outlines: bool


@lru_cache(maxsize=32)
def _drawn(
    shapes: Shapes,
    colouring: Colouring,
    regions: tuple[DrawnRegion, ...],
    found: frozenset[int],
    language: str,
) -> SafeString:
    groups = _groups(shapes, colouring, regions, found)
    covered = {code for region in regions for code in region.codes}
    names = facts.municipality_names()
    context = {
        # Words come from here, because the catalogue reads no templates of pictures.
        "label": _("Map of the regions"),
        "nobody": _("no region"),
        "width": WIDTH,
        "height": HEIGHT,
        "groups": groups,
        "bare": [(names[code], path) for code, path in shapes.paths.items() if code not in covered],
        "sector_fills": _sector_fills(groups),
    }
    return render_to_string("regions/_map.svg", context)


def draw(
    regions: Sequence[DrawnRegion],
    colouring: Colouring,
    stand_out: Collection[DrawnRegion],
) -> Drawing:
    """Draw the map, the regions that do not `stand_out` pale.

    One query, two after the shapes have changed. The same map is drawn once in each process.
    """
    found = frozenset(one.number for one in stand_out)
    current = shapes()
    svg = _drawn(current, colouring, tuple(regions), found, get_language() or "")
    return Drawing(svg, colouring, current.are_outlines)


def _groups(
    shapes: Shapes,
    colouring: Colouring,
    regions: Sequence[DrawnRegion],
    found: frozenset[int],
) -> list[Group]:
    """The municipalities by the regions they belong to, in the order of the regions' numbers."""
    names = facts.municipality_names()
    by_code: dict[str, list[DrawnRegion]] = defaultdict(list)
    for region in regions:
        for code in region.codes:
            if code in shapes.paths:
                by_code[code].append(region)
    drawn = dict.fromkeys(region for there in by_code.values() for region in there)
    together: dict[tuple[DrawnRegion, ...], list[str]] = {(region,): [] for region in drawn}
    for code, there in by_code.items():
        together.setdefault(tuple(there), []).append(code)
    places, colours = _label_places(shapes, regions), _colours(regions)
    # Shared municipalities first: the number of a region without any other stands in one of them.
    ordered = sorted(
        together.items(), key=lambda item: (len(item[0]) == 1, [one.number for one in item[0]])
    )
    return [
        Group(
            regions=there,
            url=there[0].url if len(there) == 1 else _search_url(names[min(codes)]),
            fill=_fill(colouring, there, colours),
            is_muted=not any(one.number in found for one in there),
            paths=[(names[code], shapes.paths[code]) for code in sorted(codes)],
            border=shapes.border(codes),
            labels=[Label(one.number, *places[one]) for one in there if len(there) == 1],
        )
        for there, codes in ordered
    ]


def _sector_fills(groups: Sequence[Group]) -> list[tuple[str, list[str]]]:
    """The patterns of sectors that the groups are filled with, by name, with their sectors."""
    fills = sorted({group.fill for group in groups if group.fill.startswith("sector-")})
    return [(fill, fill.split("-")[1:]) for fill in fills]


def _search_url(municipality: str) -> str:
    """Where the regions of a municipality are listed."""
    return f"{reverse('regions:list')}?{urlencode({'q': municipality})}"


def _fill(
    colouring: Colouring, regions: Sequence[DrawnRegion], colours: dict[DrawnRegion, int]
) -> str:
    """The class of the fill of municipalities with these regions."""
    if colouring == Colouring.STATUS:
        furthest = max(PUBLIC_REGION_STATUSES.index(RegionStatus(one.status)) for one in regions)
        return f"status-{PUBLIC_REGION_STATUSES[furthest]}"
    if colouring == Colouring.SECTOR:
        covered = {sector for one in regions for sector in one.sectors}
        return "sector-" + ("-".join(one for one in Sector.values if one in covered) or "none")
    return "several" if len(regions) > 1 else f"region-{colours[regions[0]]}"


def _label_places(shapes: Shapes, regions: Sequence[DrawnRegion]) -> dict[DrawnRegion, Point]:
    """Where the number of each region stands: in its municipality nearest to its middle.

    Not over the number of another, as long as there is a municipality where it is not.
    """
    places: dict[DrawnRegion, Point] = {}
    # Small regions choose first: they have the fewest places.
    for region in sorted(regions, key=lambda one: (len(one.codes), one.number)):
        points = [shapes.middles[code] for code in region.codes if code in shapes.middles]
        if not points:
            continue
        x = sum(point[0] for point in points) / len(points)
        y = sum(point[1] for point in points) / len(points)
        free = [point for point in points if not _is_taken(point, places.values())] or points
        places[region] = min(free, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2)
    return places


def _is_taken(point: Point, places: Iterable[Point]) -> bool:
    """Whether a number here would lie over one of those places."""
    across, down = LABEL
    return any(abs(point[0] - x) < across and abs(point[1] - y) < down for x, y in places)


def _colours(regions: Sequence[DrawnRegion]) -> dict[DrawnRegion, int]:
    """A colour for each region, another than that of the regions beside it where there are enough.

    The region with the most neighbours chooses first; so many neighbours as colours are rare.
    """
    near = {fact.code: {fact.code, *fact.neighbours} for fact in facts.municipalities()}
    reach = {
        region: {other for code in region.codes for other in near.get(code, ())}
        for region in regions
    }
    beside = {
        region: [
            other
            for other in regions
            if other is not region and not reach[region].isdisjoint(other.codes)
        ]
        for region in regions
    }
    chosen: dict[DrawnRegion, int] = {}
    for region in sorted(regions, key=lambda one: (-len(beside[one]), one.number)):
        used = [chosen[other] for other in beside[region] if other in chosen]
        chosen[region] = min(range(COLOURS), key=lambda colour: (used.count(colour), colour))
    return chosen
