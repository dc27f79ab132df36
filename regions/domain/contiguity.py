"""Whether municipalities form one area, as regulations ask of a region.

Source of the rule: DUS-I, Landelijk dekkend netwerk onderwijsregio's (2025): "a contiguous area
along existing municipal borders". Islands and Zeeuws-Vlaanderen touch nothing by land, so they
never make an area fall apart. See docs/decisions for why they are recognised by the shape of the
whole country and not by a list of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from regions.models import Municipality


def separate_areas(codes: Iterable[str]) -> list[frozenset[str]]:
    """Divide municipalities (CBS codes such as `GM0014`) into the areas they form, largest first.

    Municipalities that are cut off from the mainland anyway (Zeeuws-Vlaanderen, the islands) are
    left out when there is mainland too. One area or none means: contiguous.
    """
    chosen = set(codes)
    neighbours = _neighbours()
    mainland = _mainland()
    if chosen & mainland:
        chosen &= mainland
    else:
        # Only islands: each is as contiguous as it can be.
        return [frozenset(chosen)] if chosen else []
    return _blocks(chosen, neighbours)


def is_contiguous(codes: Iterable[str]) -> bool:
    """Whether the municipalities form one area; none at all do not."""
    return len(separate_areas(codes)) == 1


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
    """Neighbours by code. Facts that only a migration changes, so read once per process."""
    found: dict[str, set[str]] = {}
    pairs = Municipality.neighbours.through.objects.values_list(
        "from_municipality_id", "to_municipality_id"
    )
    for code, near in pairs:
        found.setdefault(code, set()).add(near)
    return {code: frozenset(near) for code, near in found.items()}


@lru_cache(maxsize=1)
def _mainland() -> frozenset[str]:
    """The largest block of the country: 334 of the 342 municipalities of 2025."""
    blocks = _blocks(set(_neighbours()), _neighbours())
    return blocks[0] if blocks else frozenset()
