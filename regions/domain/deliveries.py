"""How old the register is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from common.dates import amsterdam_date
from regions.models import RegisterDelivery


def newest_delivery() -> date | None:
    """Return the day (Amsterdam) on which open data were last taken in, if ever: one query."""
    delivered_at = RegisterDelivery.objects.values_list("delivered_at", flat=True).first()
    return amsterdam_date(delivered_at) if delivered_at else None


# The kinds of file that say which schools there are, and how many pupils they have.
OF_SCHOOLS = ("po_locations", "pupil_history", "vo_pupils")


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file of open data by its name, and the day (Amsterdam) on which it was taken in."""

    file: str
    day: date


def deliveries_of_schools() -> list[Delivery]:
    """The newest file of each kind on which counts of schools and pupils rest. One query."""
    newest = RegisterDelivery.objects.filter(kind__in=OF_SCHOOLS).order_by("kind", "-delivered_at")
    rows = newest.distinct("kind").values_list("file_name", "delivered_at")
    return [Delivery(file, amsterdam_date(at)) for file, at in rows]
