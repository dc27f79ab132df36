"""The legend of the map: what its fills mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from regions.drawing.map import Colouring, DrawnRegion
from regions.models import PUBLIC_REGION_STATUSES, RegionStatus, Sector


@dataclass(frozen=True)
class Key:
    """An entry of the legend: what a fill of the map means."""

    fill: str
    label: StrOrPromise
    is_pattern: bool = True


def map_keys(colouring: Colouring, regions: Sequence[DrawnRegion]) -> list[Key]:
    """The legend, without what is nowhere on the map."""
    on_map = [one for one in regions if one.codes]
    bare = Key("bare", _("no region"), is_pattern=False)
    if colouring == Colouring.STATUS:
        there = {one.status for one in on_map}
        keys = [
            Key(
                f"status-{status}",
                RegionStatus(status).label,
                is_pattern=status != RegionStatus.DEFINITIEF,
            )
            for status in reversed(PUBLIC_REGION_STATUSES)
            if status in there
        ]
        return [*keys, bare]
    if colouring == Colouring.SECTOR:
        covered = {sector for one in on_map for sector in one.sectors}
        keys = [Key(f"sector-{one}", one.label) for one in Sector if one in covered]
        return [*keys, bare]
    codes = [code for one in on_map for code in one.codes]
    keys = [Key("several", _("more than one region"))] if len(codes) > len(set(codes)) else []
    return [*keys, bare]
