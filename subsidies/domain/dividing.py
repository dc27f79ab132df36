"""Dividing a ceiling among applications: who gets what, and why. Pure, and in whole cents.

A ceiling (Awb 4:25) is the most that can be given in a round; how it is divided was published with
it (4:26). A subsidy is refused as far as the ceiling would be exceeded (4:25, second paragraph):
"as far as", so the first in order for whom not all is left gets what is left, unless the scheme
says that a part is of no use. After that one nobody gets anything, however little they ask:
who ranks higher is never skipped.

What comes out depends on the applications, the rules and the seed of the draw alone, never on the
order in which the applications are given; anybody can do it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from subsidies.models import Method, Rest, Ties, Why


@dataclass(frozen=True)
class Claim:
    """What an application brings into the division, by its number.

    `asked` is in cents and counts up to the maximum of the round; `complete_on` is the day
    (Amsterdam) on which what is decided on came in; `points` are those of the joint outcome.
    """

    number: str
    asked: int
    complete_on: date
    points: int = 0


@dataclass(frozen=True)
class Rules:
    """How a ceiling of `ceiling` cents is divided; `fixed` is the amount for each, in cents."""

    method: Method
    ceiling: int
    ties: Ties = Ties.DRAW
    rest: Rest = Rest.PART
    fixed: int = 0


@dataclass(frozen=True)
class Line:
    """What an application gets, in cents, at which place in the order, and why.

    `by_draw` tells whether the draw decided its place beside another one.
    """

    claim: Claim
    place: int
    granted: int
    why: Why
    by_draw: bool


def divide(claims: Iterable[Claim], rules: Rules, *, seed: str) -> list[Line]:
    """Divide the ceiling; return a line for each application, in their order.

    `seed` is that of the draw; numbers of applications must differ. Together they never get more
    than the ceiling, and none more than it asked.
    """
    return _METHODS[rules.method](list(claims), rules, seed)


def lot(seed: str, number: str) -> str:
    """The lot of an application in a draw: the SHA-256 of the seed, a colon and its number.

    The lowest comes first, read as text. So everybody who has the seed can do the draw again.
    """
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def by_receipt(claims: Sequence[Claim], rules: Rules, seed: str) -> list[Line]:
    """In the order of the days on which the applications were complete."""
    return _in_turn(claims, rules, seed, rank=lambda one: (one.complete_on,))


def by_points(claims: Sequence[Claim], rules: Rules, seed: str) -> list[Line]:
    """The most points first."""
    return _in_turn(claims, rules, seed, rank=lambda one: (-one.points, *_among_equals(one, rules)))


def fixed_each(claims: Sequence[Claim], rules: Rules, seed: str) -> list[Line]:
    """The same amount each, or what was asked when that is less; all are equal to begin with."""
    return _in_turn(
        claims,
        rules,
        seed,
        rank=lambda one: _among_equals(one, rules),
        due=lambda one: min(one.asked, rules.fixed),
    )


def pro_rata(claims: Sequence[Claim], rules: Rules, seed: str) -> list[Line]:
    """What each asked; when that is too much together, each the same share of what it asked.

    Shares are rounded down to the cent. The cents that are left go one by one to those who lost
    the largest part of a cent by it; of equal ones the lot decides.
    """
    together = sum(one.asked for one in claims)
    ordered = sorted(claims, key=lambda one: lot(seed, one.number))
    if together <= rules.ceiling:
        return [
            Line(one, place, one.asked, Why.ALL, by_draw=False)
            for place, one in enumerate(ordered, start=1)
        ]
    lost = {one.number: one.asked * rules.ceiling % together for one in ordered}
    shares = {one.number: one.asked * rules.ceiling // together for one in ordered}
    left = rules.ceiling - sum(shares.values())
    for one in sorted(ordered, key=lambda one: -lost[one.number])[:left]:
        shares[one.number] += 1
    edge = sorted(lost.values(), reverse=True)[left - 1] if left else None
    return [
        Line(one, place, shares[one.number], Why.RATIO, by_draw=_split(lost, edge, left, one))
        for place, one in enumerate(ordered, start=1)
    ]


def _split(lost: Mapping[str, int], edge: int | None, left: int, one: Claim) -> bool:
    """Whether only some of those who lost as much of a cent as `one` got a cent more."""
    if edge is None or lost[one.number] != edge:
        return False
    return sum(1 for part in lost.values() if part >= edge) > left


def _among_equals(one: Claim, rules: Rules) -> tuple[date, ...]:
    return (one.complete_on,) if rules.ties == Ties.RECEIPT else ()


def _in_turn(
    claims: Sequence[Claim],
    rules: Rules,
    seed: str,
    *,
    rank: Callable[[Claim], tuple[object, ...]],
    due: Callable[[Claim], int] = lambda one: one.asked,
) -> list[Line]:
    """Give each what it is due in the order of `rank`, and of the draw, until one does not fit."""
    ordered = sorted(claims, key=lambda one: (rank(one), lot(seed, one.number)))
    ranks = [rank(one) for one in ordered]
    left, has_ended = rules.ceiling, False
    lines = []
    for place, one in enumerate(ordered, start=1):
        wanted = due(one)
        if not has_ended and wanted <= left:
            granted, why = wanted, Why.ALL if wanted == one.asked else Why.FIXED
        elif not has_ended and rules.rest == Rest.PART and left:
            granted, why, has_ended = left, Why.PART, True
        else:
            granted, why, has_ended = 0, Why.CEILING, True
        left -= granted
        lines.append(Line(one, place, granted, why, by_draw=ranks.count(rank(one)) > 1))
    return lines


_METHODS: Mapping[Method, Callable[[Sequence[Claim], Rules, str], list[Line]]] = {
    Method.RECEIPT: by_receipt,
    Method.POINTS: by_points,
    Method.PRO_RATA: pro_rata,
    Method.FIXED: fixed_each,
}
