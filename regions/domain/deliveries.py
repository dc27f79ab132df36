"""How old the register is."""

from __future__ import annotations

from datetime import date

from common.dates import amsterdam_date
from regions.models import RegisterDelivery


def newest_delivery() -> date | None:
    """Return the day (Amsterdam) on which open data were last taken in, if ever: one query."""
    delivered_at = RegisterDelivery.objects.values_list("delivered_at", flat=True).first()
    return amsterdam_date(delivered_at) if delivered_at else None
