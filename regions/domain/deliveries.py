"""How old the register is."""

from __future__ import annotations

from datetime import date

from common.dates import in_amsterdam
from regions.models import RegisterDelivery


def newest_delivery() -> date | None:
    """Return the day (Amsterdam) on which open data were last taken in, if ever: one query."""
    delivered_at = RegisterDelivery.objects.values_list("delivered_at", flat=True).first()
    return in_amsterdam(delivered_at).date() if delivered_at else None
