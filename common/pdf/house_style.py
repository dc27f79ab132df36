"""In what dress letters go out: the sender, where it is reached, a colour, a logo and a window.

All of it is settings (docs/operating.md). Without a logo the name of the sender stands alone, as a
public body without a house style of its own would have it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
SIDES = ("left", "right")
LEAST_CONTRAST = 4.5
"""Between the colour and white paper. Source: WCAG 2.2, 1.4.3."""
MOST_BYTES = 200_000
"""A logo is in every letter that is issued."""
_ELSEWHERE = re.compile(
    rb"""(?:href|src)\s*=\s*["'](?!\#|data:)|url\((?!["']?\#)|<script|@import"""
)


class WrongStyle(Exception):
    """What is wrong with the house style: a sentence for who runs the portal."""


@dataclass(frozen=True)
class HouseStyle:
    """What the head of a letter is made of."""

    sender: str
    address: str
    return_address: str
    phone: str
    email: str
    colour: str
    logo: str
    window: str

    @property
    def address_lines(self) -> list[str]:
        """The address by the line."""
        return [line.strip() for line in self.address.split(",") if line.strip()]

    @property
    def logo_data(self) -> str:
        """The logo as an address that holds the picture itself; empty without one.

        Raises `WrongStyle`.
        """
        if not self.logo:
            return ""
        path = Path(self.logo)
        try:
            return _picture(path, path.stat().st_mtime_ns)
        except OSError as unread:
            raise WrongStyle(f"LETTER_LOGO: {path} cannot be read: {unread.strerror}.") from None


def house_style() -> HouseStyle:
    """That of the settings."""
    return HouseStyle(**settings.LETTER)


def faults(style: HouseStyle) -> list[str]:
    """All that is wrong with it, as sentences that name the setting."""
    found: list[str] = []
    if not re.fullmatch("#[0-9a-fA-F]{6}", style.colour):
        found.append(f"LETTER_COLOUR is {style.colour!r}; write it as #073d45.")
    elif contrast_on_white(style.colour) < LEAST_CONTRAST:
        found.append(f"LETTER_COLOUR {style.colour} is too light to read on white paper.")
    if style.window not in SIDES:
        found.append(f"LETTER_WINDOW is {style.window!r}; use left or right.")
    try:
        style.logo_data  # noqa: B018 - read to see that it can be
    except WrongStyle as wrong:
        found.append(str(wrong))
    return found


def contrast_on_white(colour: str) -> float:
    """How a colour such as #073d45 stands out on white, from 1 to 21. Source: WCAG 2.2."""

    def linear(part: str) -> float:
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004

    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@lru_cache(maxsize=1)
def _picture(path: Path, _changed: int) -> str:
    kind = TYPES.get(path.suffix.lower())
    content = path.read_bytes()
    if kind is None:
        raise WrongStyle(f"LETTER_LOGO: {path} is no .svg or .png.")
    if len(content) > MOST_BYTES:
        raise WrongStyle(f"LETTER_LOGO: {path} is larger than {MOST_BYTES // 1000} kB.")
    if kind == TYPES[".svg"] and _ELSEWHERE.search(content):
        raise WrongStyle(f"LETTER_LOGO: {path} refers to something outside itself.")
    return f"data:{kind};base64,{b64encode(content).decode()}"
