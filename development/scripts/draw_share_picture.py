"""Draw the picture that messages show beside a link to the portal: `static/img/share.png`.

Run it after a change of the mark or its colour: `.venv/bin/python -m
development.scripts.draw_share_picture`. Nothing of it comes from elsewhere.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[2]
TYPEFACE = ROOT / "static" / "build" / "fonts"
PICTURE = ROOT / "static" / "img" / "share.png"
SIZE = (1200, 630)
PAPER, INK = "#f7f9f9", "#0b5560"
# The mark, as in static/img/mark.svg: left, top, right, bottom on a grid of 28, and its opacity.
TILES = ((2, 3, 13, 14, 1.0), (15, 3, 26, 14, 0.55), (2, 16, 13, 25, 0.3))
CIRCLE = (16, 16, 25, 25)
GRID = 12
LEFT, TOP = 96, 147


def tint(opacity: float) -> tuple[int, ...]:
    """The ink laid thinly on the paper."""
    ink, paper = (tuple(bytes.fromhex(colour[1:])) for colour in (INK, PAPER))
    return tuple(round(i * opacity + p * (1 - opacity)) for i, p in zip(ink, paper, strict=True))


def draw(typeface: Path) -> Image.Image:
    """The mark with the name beside it, and a line under both."""
    # Twice as large first, so that the circle is smooth.
    picture = Image.new("RGB", (SIZE[0] * 2, SIZE[1] * 2), PAPER)
    pen = ImageDraw.Draw(picture)

    def place(*corners: float) -> list[float]:
        origin = (LEFT, TOP)
        return [2 * (origin[n % 2] + corner * GRID) for n, corner in enumerate(corners)]

    for *corners, opacity in TILES:
        pen.rectangle(place(*corners), fill=tint(opacity))
    pen.ellipse(place(*CIRCLE), fill=INK)
    pen.text((2 * 470, 2 * 240), "Onderwijsregio", INK, ImageFont.truetype(str(typeface), 2 * 92))
    pen.rectangle((0, 2 * 606, 2 * 1200, 2 * 630), fill=INK)
    return picture.resize(SIZE, Image.Resampling.LANCZOS)


if __name__ == "__main__":
    found = TYPEFACE / "source-sans-3-latin-700-normal.woff2"
    draw(found).quantize(64).save(PICTURE, optimize=True)
