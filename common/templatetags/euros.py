"""Amounts in euro as pages and letters write them."""

from __future__ import annotations

from decimal import Decimal

from django import template

from common import amounts

register = template.Library()


@register.filter
def euros(amount: Decimal | str) -> str:
    """An amount, also as a document holds it: «€ 12.500,00», never broken over two lines."""
    return amounts.euros(Decimal(amount)).replace(" ", "\N{NO-BREAK SPACE}")
