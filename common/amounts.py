"""Amounts in euro as they are written in Dutch: a comma before the cents, dots per thousand."""

from __future__ import annotations

import re
from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import gettext_lazy as _

from common.refusal import Refusal

# Read by hand: Babel would also take 1_000, 1e5 and NaN, and refuse 1234.50 (ADR 0018).
# 100000 | 100.000 | 100 000 | 1.234.567,89 | 100000,5 | 1234.50
_DUTCH = re.compile(r"^(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{1,2}))?$", re.ASCII)
_POINT = re.compile(r"^\d+\.\d{1,2}$", re.ASCII)


def parse_amount(text: str, *, field: str | None = None) -> Decimal:
    """Read an amount such as «100.000», «€ 1.234,50» or «1234.50».

    Raises Refusal, on `field`, for what is no amount of zero or more.
    """
    plain = " ".join(text.replace("€", " ").replace("\u00a0", " ").split())
    plain = re.sub(r",-+$", "", plain)
    if _POINT.match(plain):
        return Decimal(plain).quantize(Decimal("0.01"))
    found = _DUTCH.match(plain)
    if found is None:
        raise Refusal(
            _("Write an amount in euro, with a comma before the cents: 100.000 or 1.234,50."),
            field=field,
            code="no_amount",
        )
    whole = re.sub(r"\D", "", found[1])
    return Decimal(f"{whole}.{(found[2] or '00').ljust(2, '0')}")


def amount_text(amount: Decimal) -> str:
    """Write an amount as it is typed in Dutch: «100.000» or «1.234,50», without a sign."""
    cents = amount.quantize(Decimal("0.01"))
    return _written(cents, "#,##0" if cents == cents.to_integral_value() else "#,##0.00")


def euros(amount: Decimal) -> str:
    """Write an amount with its sign and always with cents: «€ 12.500,00»."""
    return f"€ {_written(amount, '#,##0.00')}"


def decimal_text(number: Decimal) -> str:
    """Write a number that is no amount, with the decimals that it needs: «12» or «1.012,5»."""
    return _written(number, "#,##0.##")


def count_text(number: int) -> str:
    """Write a whole number: «15.000»."""
    return _written(number, "#,##0")


def _written(number: Decimal | int, pattern: str) -> str:
    return format_decimal(number, pattern, locale="nl")
