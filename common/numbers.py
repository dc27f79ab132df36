"""Numbers that come in as text, from a form or an address, whoever made them up."""

from __future__ import annotations

# Every number of this length fits the keys of the database (64 bits).
LONGEST = 18


def whole_number(text: str) -> int | None:
    """The number that `text` is, in decimal digits; None when it is not one or is too long."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None
