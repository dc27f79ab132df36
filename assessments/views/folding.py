"""Showing only the criteria on which the organisations differ, and folding the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from assessments.queries import CriterionRow

PARAMETER, DIFFERING = "criteria", "verschil"


@dataclass(frozen=True)
class Fold:
    """Whether unanimous criteria are folded, how many there are of each, and the other way."""

    is_on: bool
    unanimous: int
    differing: int
    url: str


def fold_of(request: HttpRequest, rows: Sequence[CriterionRow]) -> Fold:
    """What is asked of these criteria by the address of the page."""
    unanimous = sum(row.is_unanimous for row in rows)
    is_on = request.GET.get(PARAMETER) == DIFFERING
    query = request.GET.copy()
    if is_on:
        del query[PARAMETER]
    else:
        query[PARAMETER] = DIFFERING
    return Fold(is_on, unanimous, len(rows) - unanimous, f"?{query.urlencode()}")
