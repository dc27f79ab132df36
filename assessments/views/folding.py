"""Showing only the criteria on which the organisations differ, and folding the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from assessments.judging_queries import CriterionRow

PARAMETER, DIFFERING, ALL = "criteria", "verschil", "alle"


@dataclass(frozen=True)
class Fold:
    """Whether unanimous criteria are folded, how many there are of each, and the other way."""

    is_on: bool
    unanimous: int
    differing: int
    url: str


def fold_of(request: HttpRequest, rows: Sequence[CriterionRow], *, at_first: bool = False) -> Fold:
    """What is asked of these criteria by the address of the page; `at_first` what it does unasked.

    Where one writes they are folded at first: on these there is nothing to talk about.
    """
    unanimous = sum(row.is_unanimous for row in rows)
    asked = request.GET.get(PARAMETER)
    is_on = asked == DIFFERING or (at_first and asked != ALL)
    query = request.GET.copy()
    query[PARAMETER] = ALL if is_on else DIFFERING
    return Fold(is_on, unanimous, len(rows) - unanimous, f"?{query.urlencode()}")
