"""Whether municipalities form one area, as regulations ask of a region.

Source of the rule: DUS-I, Landelijk dekkend netwerk onderwijsregio's (2025): "a contiguous area
along existing municipal borders". The islands and Zeeuws-Vlaanderen touch nothing by land; they are
joined to the municipalities to which a ferry or tunnel goes (`regions/facts/crossings.csv`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from regions import facts
from regions.models import Municipality


def separate_areas(codes: Iterable[str]) -> list[frozenset[str]]:
    """Divide municipalities (CBS codes such as `GM0014`) into the areas they form, largest first.

    One area or none means: contiguous.
    """
    return _blocks(set(codes), _neighbours())


def _blocks(codes: set[str], neighbours: Mapping[str, frozenset[str]]) -> list[frozenset[str]]:
    left = set(codes)
    blocks = []
    while left:
        block, edge = set[str](), {min(left)}
        while edge:
            block |= edge
            edge = {near for code in edge for near in neighbours.get(code, ())} & left - block
        left -= block
        blocks.append(frozenset(block))
    return sorted(blocks, key=lambda block: (-len(block), min(block)))


@lru_cache(maxsize=1)
def _neighbours() -> Mapping[str, frozenset[str]]:
    """Neighbours by code, over land or by a crossing. Facts that only a migration changes.

    So read once per process.
    """
    found: dict[str, set[str]] = {}
    pairs = Municipality.neighbours.through.objects.values_list(
        "from_municipality_id", "to_municipality_id"
    )
    for code, near in pairs:
        found.setdefault(code, set()).add(near)
    for one, other in facts.crossings():
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {code: frozenset(near) for code, near in found.items()}
