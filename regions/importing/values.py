"""Single values as publishers deliver them, made into what the register holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from regions import facts
from regions.importing.errors import RefusedRow

_INTEGER = re.compile(r"(\d+)(?:\.0)?")
# A KvK number may have lost its first zero.
_POSTCODE = re.compile(r"([1-9][0-9]{3})([A-Z]{2})")
_KVK = re.compile(r"(\d{7,8})(?:\.0)?")
_SUPPRESSED = re.compile(r"<\s*\d+")
_LONGEST_NAME = 200
# Above any real school; a larger number means that columns have shifted.
_MOST_PUPILS = 50_000
_SMALL_WORDS = frozenset(
    {"a/d", "aan", "bij", "de", "den", "der", "en", "gem", "het", "in", "op", "te", "ten", "ter"}
    | {"van", "'s", "'t"}
)


@dataclass(frozen=True, slots=True)
class PupilCount:
    """A number of pupils; `number` is None when the publisher left it out or suppressed it."""

    number: int | None


def name(text: str) -> str:
    """Return a name with single spaces. Raises `RefusedRow` when it is missing or too long."""
    tidy = " ".join(text.split())
    if not tidy:
        raise RefusedRow(_("The name is missing."))
    if len(tidy) > _LONGEST_NAME:
        raise RefusedRow(_("The name is longer than 200 characters."))
    return tidy


def board_number(text: str) -> str:
    """Return a board number as five digits, with the zeros it lost on the way."""
    return _digits(text, 5, _("“%(value)s” is not a board number (at most 5 digits)."))


def institution_code(text: str) -> str:
    """Return a BRIN: two digits and two letters; a single digit has lost its zero."""
    code = text.strip().upper().zfill(4)
    if not re.fullmatch(r"\d{2}[A-Z]{2}", code):
        raise RefusedRow(
            _("“%(value)s” is not an institution code (two digits, two letters).")
            % {"value": text.strip()}
        )
    return code


def location_code(text: str, institution: str) -> str:
    """Return a location code: institution code and two digits, which may come on their own."""
    code = text.strip().upper()
    if re.fullmatch(r"\d{1,2}", code):
        code = institution_code(institution) + code.zfill(2)
    code = code.zfill(6)
    if not re.fullmatch(r"\d{2}[A-Z]{2}\d{2}", code):
        raise RefusedRow(
            _("“%(value)s” is not a location code (institution code and two digits).")
            % {"value": text.strip()}
        )
    return code


def municipality(text: str) -> str:
    """Return the code (`GM0014`) of the municipality of 2025 that this number is part of."""
    number = _digits(text, 4, _("“%(value)s” is not a municipality number (at most 4 digits)."))
    code = facts.current_municipality(f"GM{number}")
    if code is None:
        raise RefusedRow(
            _("Municipality %(number)s does not exist and has no known successor.")
            % {"number": number}
        )
    return code


def kvk_number(text: str) -> str:
    """Return a KvK number of eight digits, or nothing when this is none.

    Numbers of administration offices stand in this column in some deliveries; they are shorter.
    """
    found = _KVK.fullmatch(text.strip())
    return found[1].zfill(8) if found else ""


def pupils(text: str) -> PupilCount:
    """Return a number of pupils; `<5` and an empty value are unknown, not zero."""
    value = text.strip()
    if not value or _SUPPRESSED.fullmatch(value):
        return PupilCount(None)
    found = _INTEGER.fullmatch(value)
    if not found or int(found[1]) > _MOST_PUPILS:
        raise RefusedRow(_("“%(value)s” is not a number of pupils.") % {"value": value})
    return PupilCount(int(found[1]))


def year(text: str) -> int:
    """Return a year of four digits."""
    return int(_digits(text, 4, _("“%(value)s” is not a year.")))


def place(text: str) -> str:
    """Return a place in ordinary capitals: `'S-GRAVENHAGE` becomes `'s-Gravenhage`."""
    words = " ".join(text.split())[:80].lower().split(" ")
    return " ".join(_capitalised(word, first=not number) for number, word in enumerate(words))


def street(name: str, number: str) -> str:
    """Return a street with its number as delivered: `Jelmeraweg` and `1`."""
    return " ".join(f"{name} {number}".split())[:120]


def postcode(text: str) -> str:
    """Return a postcode as `9162 EA`, or nothing when this is none."""
    found = _POSTCODE.fullmatch("".join(text.split()).upper())
    return f"{found[1]} {found[2]}" if found else ""


def website(text: str) -> str:
    """Return a web address as delivered; whether it is one, shows when it is linked."""
    return "".join(text.split())[:200]


def _capitalised(word: str, *, first: bool) -> str:
    parts = []
    for number, part in enumerate(word.split("-")):
        if part in _SMALL_WORDS and not (first and number == 0 and part[:1] != "'"):
            parts.append(part)
        elif part.startswith("ij"):
            parts.append("IJ" + part[2:])
        else:
            parts.append(part[:1].upper() + part[1:])
    return "-".join(parts)


def _digits(text: str, length: int, complaint: StrOrPromise) -> str:
    found = _INTEGER.fullmatch(text.strip())
    if not found or len(found[1].lstrip("0")) > length:
        raise RefusedRow(str(complaint) % {"value": text.strip()})
    return found[1].lstrip("0").zfill(length)
