"""When a grant is paid, and how much each time: in equal parts, exact to the cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .calculating import CENTS, cents


@dataclass(frozen=True)
class Instalment:
    """What is paid on a day, in euro."""

    pay_on: date
    amount: Decimal


def instalments(granted: Decimal, days: Sequence[date]) -> list[Instalment]:
    """The parts of an amount in euro, one a day; cents that do not divide go to the first days."""
    each, left = divmod(cents(granted), len(days))
    return [
        Instalment(day, (Decimal(each + (position < left)) / CENTS).quantize(Decimal("0.01")))
        for position, day in enumerate(sorted(days))
    ]
