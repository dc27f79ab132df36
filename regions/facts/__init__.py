"""Facts about the country, as files beside this module; see README.md."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class MunicipalityFact:
    """A municipality as in `municipalities.csv`; `code` and `neighbours` look like `GM0014`."""

    code: str
    name: str
    province: str
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TileFact:
    """Where the hexagon of a municipality stands; an odd row stands half a hexagon to the right."""

    code: str
    column: int
    row: int


@lru_cache(maxsize=1)
def municipalities() -> tuple[MunicipalityFact, ...]:
    """The municipalities of 2025, in the order of their codes."""
    return tuple(
        MunicipalityFact(
            row["code"], row["name"], row["province"], tuple(row["neighbours"].split())
        )
        for row in _rows("municipalities.csv")
    )


def municipality_names() -> dict[str, str]:
    """The names of the municipalities of 2025, by code."""
    return {fact.code: fact.name for fact in municipalities()}


@lru_cache(maxsize=1)
def centres() -> dict[str, tuple[float, float]]:
    """The centre of each municipality of 2025 by code: longitude and latitude in degrees (WGS 84).

    To a hundredth of a degree, which is about a kilometre.
    """
    return {
        row["code"]: (float(row["longitude"]), float(row["latitude"]))
        for row in _rows("centres.csv")
    }


@lru_cache(maxsize=1)
def crossings() -> tuple[tuple[str, str], ...]:
    """Pairs of municipalities without a border over land that a ferry or tunnel joins."""
    return tuple((row["one"], row["other"]) for row in _rows("crossings.csv"))


@lru_cache(maxsize=1)
def tiles() -> tuple[TileFact, ...]:
    """The hexagon of every municipality, in the order of their codes."""
    return tuple(
        TileFact(row["code"], int(row["column"]), int(row["row"])) for row in _rows("tiles.csv")
    )


def provinces() -> list[str]:
    """The twelve provinces, by name."""
    return sorted({fact.province for fact in municipalities()})


@lru_cache(maxsize=1)
def current_municipality_codes() -> frozenset[str]:
    """The codes of the municipalities of 2025."""
    return frozenset(row["code"] for row in _rows("municipalities.csv"))


@lru_cache(maxsize=1)
def municipality_successors() -> dict[str, str]:
    """What abolished municipalities became part of, by code."""
    return {row["code"]: row["successor"] for row in _rows("municipality_successors.csv")}


def current_municipality(code: str) -> str | None:
    """Return the municipality of 2025 that `code` is or became part of; None when unknown."""
    successors = municipality_successors()
    seen: set[str] = set()
    while code in successors and code not in seen:
        seen.add(code)
        code = successors[code]
    return code if code in current_municipality_codes() else None


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
