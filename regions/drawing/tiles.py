"""Hexagons: the map without outlines, one hexagon for each municipality."""

from __future__ import annotations

from regions import facts
from regions.drawing.paths import HEIGHT, WIDTH, Point, path_text

# Where the corners of a hexagon stand, in half widths and quarter heights from its top left.
_CORNERS = ((1, 0), (2, 1), (2, 3), (1, 4), (0, 3), (0, 1))
_QUARTERS_PER_ROW = 3
# Height of a regular hexagon to its width is 2 to the root of 3; a quarter of it to half of that.
_QUARTER = 1 / 3**0.5


def tiles() -> dict[str, str]:
    """The path of the hexagon of every municipality, by code."""
    placed = facts.tiles()
    columns = max(2 * tile.column + tile.row % 2 for tile in placed) + 2
    rows = _QUARTERS_PER_ROW * max(tile.row for tile in placed) + 4
    quarter = int(min(HEIGHT / rows, WIDTH / columns * _QUARTER))
    half = round(quarter / _QUARTER)
    left, top = (WIDTH - columns * half) // 2, (HEIGHT - rows * quarter) // 2
    return {
        tile.code: path_text(
            [
                _corners(
                    left + (2 * tile.column + tile.row % 2) * half,
                    top + tile.row * _QUARTERS_PER_ROW * quarter,
                    half,
                    quarter,
                )
            ]
        )
        for tile in placed
    }


def _corners(x: int, y: int, half: int, quarter: int) -> list[Point]:
    return [(x + across * half, y + down * quarter) for across, down in _CORNERS]
