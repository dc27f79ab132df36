"""How old the register is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject

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


def deliveries_of_schools() -> ArraySubquery:
    """The newest file of each kind on which counts of schools and pupils rest.

    It comes along in any query; `as_deliveries` reads what that gives.
    """
    newest = RegisterDelivery.objects.filter(kind__in=OF_SCHOOLS).order_by("kind", "-delivered_at")
    return ArraySubquery(
        newest.distinct("kind").values(row=JSONObject(file="file_name", at="delivered_at"))
    )


def as_deliveries(rows: Iterable[Mapping[str, str]]) -> list[Delivery]:
    """What `deliveries_of_schools` gave."""
    return [
        Delivery(row["file"], amsterdam_date(datetime.fromisoformat(row["at"]))) for row in rows
    ]
