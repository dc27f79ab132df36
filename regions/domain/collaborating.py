"""Keeping with a region on which existing partnerships it builds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from regions.models import TOLD, Collaboration, CollaborationKind, Region


def keep_collaborations(*, region: Region, told: Sequence[Mapping[str, Any]]) -> None:
    """Have the region build on what is `told`, in this order, and on nothing else.

    Each has the names of `TOLD`. What has no name says nothing and is left out. What the region
    built on before stays in the history. Called in a transaction by who may give it a status.
    """
    wanted = [
        {name: one.get(name) for name in TOLD}
        | {"kind": one.get("kind") or CollaborationKind.OTHER, "source": one.get("source") or ""}
        for one in told
        if str(one.get("name") or "").strip()
    ]
    rows = region.collaborations.order_by("position")
    if list(rows.values(*TOLD)) == wanted:
        return
    rows.delete()
    Collaboration.objects.bulk_create(
        Collaboration(region=region, position=position, **one)
        for position, one in enumerate(wanted, start=1)
    )
