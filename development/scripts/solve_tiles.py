"""Place every municipality on a hexagon, so that the country is recognised and neighbours meet.

    python -m development.scripts.solve_tiles gemeenten.geojson > regions/facts/tiles.csv

The file holds the outlines of all municipalities (CBS and Kadaster through PDOK). From it come the
centres and where there is land, both facts. The hexagons are as many as there are municipalities:
those whose middle lies on land, and one for each Frisian island. Who stands where is an assignment
with the least sum of squared distances (Hungarian method), after which pairs swap as long as that
brings more neighbours together. The same file gives the same table; it takes some minutes, once.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterable, Sequence
from math import exp, inf
from pathlib import Path

from regions.facts import municipalities
from regions.importing.outlines import Outline, fitted, read_rows

Point = tuple[float, float]
Cell = tuple[int, int]
"""Column and row; an odd row stands half a hexagon to the right."""

ISLANDS = ("GM0448", "GM0096", "GM0093", "GM0060", "GM0088")
# Texel, Vlieland, Terschelling, Ameland, Schiermonnikoog stand off the coast, from west to east.
ROW_HEIGHT = 3**0.5 / 2
SWAPS = 2_000_000
# What a pair of neighbours side by side is worth, in squared widths of a hexagon.
NEIGHBOURS = 2.0
# How much worse a swap may make it at first.
WARMTH = 1.0
# Places tried for the first hexagon, in each direction.
STARTS = 4


def centre(outline: Outline) -> Point:
    """The centre of the largest ring of an outline."""
    area, x, y = max(_moments(ring) for ring in outline.rings)
    return x / area, y / area


def _moments(ring: Sequence[Point]) -> tuple[float, float, float]:
    """Area of a ring, and its area times its centre."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross / 2, x + (x0 + x1) * cross / 6, y + (y0 + y1) * cross / 6
    return (area, x, y) if area > 0 else (-area, -x, -y)


def squared(one: Point, other: Point) -> float:
    """The distance between two points, squared."""
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def on_land(point: Point, outlines: Iterable[Outline]) -> bool:
    """Whether a point lies in one of the outlines."""
    x, y = point
    inside = False
    for outline in outlines:
        for ring in outline.rings:
            for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
                if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                    inside = not inside
    return inside


class Grid:
    """Hexagons of one width, of which the first stands somewhere."""

    def __init__(self, width: float, start: Point) -> None:
        self.width, self.start = width, start

    def place_of(self, cell: Cell) -> Point:
        """The middle of a hexagon."""
        (column, row), (left, top) = cell, self.start
        return left + (column + (row % 2) / 2) * self.width, top + row * ROW_HEIGHT * self.width

    def on_land(self, outlines: Sequence[Outline]) -> list[Cell]:
        """The hexagons of which the middle lies on land."""
        points = [point for outline in outlines for ring in outline.rings for point in ring]
        right, bottom = max(x for x, _y in points), max(y for _x, y in points)
        return [
            (column, row)
            for row in range(int(bottom / (ROW_HEIGHT * self.width)) + 2)
            for column in range(int(right / self.width) + 2)
            if on_land(self.place_of((column, row)), outlines)
        ]


def best_grid(outlines: Sequence[Outline]) -> tuple[Grid, list[Cell]]:
    """Where as many hexagons as municipalities lie on land, in the fewest separate parts."""
    found: list[tuple[int, Grid, list[Cell]]] = []
    for step in range(STARTS * STARTS):
        low, high = 30.0, 60.0
        for _halving in range(12):
            width = (low + high) / 2
            start = (-width * (step % STARTS) / STARTS, -width * (step // STARTS) / STARTS)
            grid = Grid(width, start)
            cells = grid.on_land(outlines)
            if len(cells) == len(outlines):
                found.append((parts(cells), grid, cells))
                break
            low, high = (width, high) if len(cells) > len(outlines) else (low, width)
    _parts, grid, cells = min(found, key=lambda each: each[0])
    return grid, cells


def parts(cells: Iterable[Cell]) -> int:
    """In how many separate parts hexagons lie."""
    left, number = set(cells), 0
    while left:
        number += 1
        waiting = [left.pop()]
        while waiting:
            near = left & set(beside(waiting.pop()))
            left -= near
            waiting += near
    return number


class Assignment:
    """A column for each row so that the sum of costs is least: the Hungarian method, in potentials.

    Rows and columns are counted from 1; column 0 holds the row that is being placed.
    """

    def __init__(self, costs: Sequence[Sequence[float]]) -> None:
        self.costs = costs
        many = len(costs) + 1
        self.rows, self.columns, self.taken_by = [0.0] * many, [0.0] * many, [0] * many
        for row in range(1, many):
            self.taken_by[0] = row
            self._place()

    def _place(self) -> None:
        """Find a place for the row in column 0, along which others move up."""
        many = len(self.taken_by)
        way, least, used = [0] * many, [inf] * many, [False] * many
        column = 0
        while self.taken_by[column]:
            used[column] = True
            row = self.taken_by[column]
            for each in range(1, many):
                reduced = self.costs[row - 1][each - 1] - self.rows[row] - self.columns[each]
                if not used[each] and reduced < least[each]:
                    least[each], way[each] = reduced, column
            delta, column = min((least[each], each) for each in range(1, many) if not used[each])
            for each in range(many):
                if used[each]:
                    self.rows[self.taken_by[each]] += delta
                    self.columns[each] -= delta
                else:
                    least[each] -= delta
        while column:
            self.taken_by[column], column = self.taken_by[way[column]], way[column]

    def found(self) -> list[int]:
        """The column of each row, both counted from 0."""
        columns = {row: column for column, row in enumerate(self.taken_by) if column}
        return [columns[row + 1] - 1 for row in range(len(self.costs))]


def beside(cell: Cell) -> list[Cell]:
    """The six hexagons around one."""
    column, row = cell
    shift = row % 2
    return [
        (column - 1, row),
        (column + 1, row),
        *((column + shift + step, row + turn) for turn in (-1, 1) for step in (-1, 0)),
    ]


class Table:
    """Who stands on which hexagon, and how good that is."""

    def __init__(self, cells: dict[str, Cell], centres: dict[str, Point], grid: Grid) -> None:
        self.cells, self.centres, self.grid = cells, centres, grid
        self.near = {fact.code: fact.neighbours for fact in municipalities()}

    def worth(self, code: str) -> float:
        """Neighbours side by side, less the distance from where it belongs."""
        cell = self.cells[code]
        away = squared(self.grid.place_of(cell), self.centres[code])
        around = set(beside(cell))
        met = sum(1 for other in self.near[code] if self.cells[other] in around)
        return NEIGHBOURS * met - away / self.grid.width**2

    def swap(self, one: str, other: str) -> None:
        """Have two municipalities change places."""
        self.cells[one], self.cells[other] = self.cells[other], self.cells[one]

    def improve(self) -> None:
        """Swap pairs as long as it helps, and now and then when it does not."""
        chance = random.Random(1)
        codes = sorted(set(self.cells) - set(ISLANDS))
        on = {self.cells[code]: code for code in codes}
        for step in range(SWAPS):
            one = chance.choice(codes)
            column, row = self.cells[one]
            cell = column + chance.randint(-3, 3), row + chance.randint(-3, 3)
            other = on.get(cell, one)
            before = self.worth(one) + self.worth(other)
            self.swap(one, other)
            gain = self.worth(one) + self.worth(other) - before
            warmth = WARMTH * (1 - step / SWAPS) ** 2 + 1e-3
            if gain < 0 and chance.random() > exp(gain / warmth):
                self.swap(one, other)
            else:
                on[self.cells[one]], on[self.cells[other]] = one, other

    def together(self) -> tuple[int, int]:
        """Pairs of neighbours that stand side by side, and all pairs."""
        pairs = [(one, other) for one, near in self.near.items() for other in near if one < other]
        met = sum(1 for one, other in pairs if self.cells[other] in beside(self.cells[one]))
        return met, len(pairs)


def solve(outlines: Sequence[Outline]) -> Table:
    """Give every outline a hexagon."""
    mainland = [outline for outline in outlines if outline.code not in ISLANDS]
    grid, cells = best_grid(mainland)
    centres = {outline.code: centre(outline) for outline in outlines}
    costs = [
        [squared(centres[outline.code], grid.place_of(cell)) for cell in cells]
        for outline in mainland
    ]
    placed = {
        outline.code: cells[column]
        for outline, column in zip(mainland, Assignment(costs).found(), strict=True)
    }
    for island in ISLANDS:
        placed[island] = _off_the_coast(centres[island], placed.values(), grid)
    return Table(placed, centres, grid)


def _off_the_coast(wanted: Point, taken: Iterable[Cell], grid: Grid) -> Cell:
    """The hexagon nearest to an island that touches no other."""
    closed = {near for cell in taken for near in [cell, *beside(cell)]}
    free = [(column, row) for column in range(-2, 40) for row in range(-2, 40)]
    return min(
        (cell for cell in free if cell not in closed),
        key=lambda cell: squared(wanted, grid.place_of(cell)),
    )


def write_centres(outlines: Iterable[Outline]) -> None:
    """Write where the centre of each municipality is, in the degrees of the file."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["code", "longitude", "latitude"])
    for outline in sorted(outlines, key=lambda each: each.code):
        writer.writerow([outline.code, *(f"{part:.2f}" for part in centre(outline))])


def main() -> None:
    """Read the outlines and write the table, or the centres alone."""
    *options, file = sys.argv[1:]
    outlines = [row.outline for row in read_rows(Path(file)) if row.outline]
    if options == ["--centres"]:
        write_centres(outlines)
        return
    table = solve(fitted(outlines)[0])
    print("neighbours together: {} of {}".format(*table.together()), file=sys.stderr)
    table.improve()
    print("neighbours together: {} of {}".format(*table.together()), file=sys.stderr)
    left = min(column for column, _row in table.cells.values())
    top = min(row for _column, row in table.cells.values())
    top -= top % 2
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["code", "column", "row"])
    for code, (column, row) in sorted(table.cells.items()):
        writer.writerow([code, column - left, row - top])


if __name__ == "__main__":
    main()
