"""Areas for fictitious regions: real municipalities that lie together."""

from __future__ import annotations

from collections import deque

from regions.models import Municipality


def area(province: str, *, nth: int, size: int) -> list[Municipality]:
    """`size` adjoining municipalities of a province (fewer on an island), around its nth one."""
    candidates = list(
        Municipality.objects.filter(province=province).prefetch_related("neighbours").order_by("pk")
    )
    by_code = {municipality.pk: municipality for municipality in candidates}
    start = candidates[nth * size % len(candidates)]
    found: dict[str, Municipality] = {start.pk: start}
    queue = deque([start])
    while queue and len(found) < size:
        for neighbour in sorted(queue.popleft().neighbours.all(), key=lambda m: m.pk):
            if neighbour.pk in by_code and neighbour.pk not in found and len(found) < size:
                found[neighbour.pk] = by_code[neighbour.pk]
                queue.append(by_code[neighbour.pk])
    return list(found.values())
