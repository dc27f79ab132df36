"""When a grant is paid, and how much each time: in equal parts, exact to the cent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .calculating import CENTS, cents


@dataclass(frozen=True)
class Instalment:
    """What is paid on a day, in euro; `nth` counts from one, in the order of the days."""

    pay_on: date
    amount: Decimal
    nth: int = 1


def instalments(
    granted: Decimal, days: Sequence[date], *, handed_over: Collection[int] = ()
) -> list[Instalment]:
    """The parts of an amount in euro, one a day; cents that do not divide go to the first days.

    `handed_over` are those that were handed to the paying body: `granted` is then what is left, and
    goes to the other days. Nothing is left of an amount of zero or less.
    """
    ordered = enumerate(sorted(days), start=1)
    left_days = [(nth, day) for nth, day in ordered if nth not in handed_over]
    if not left_days or granted <= 0:
        return []
    each, left = divmod(cents(granted), len(left_days))
    parts = [
        Instalment(day, (Decimal(each + (position < left)) / CENTS).quantize(Decimal("0.01")), nth)
        for position, (nth, day) in enumerate(left_days)
    ]
    return [part for part in parts if part.amount > 0]
