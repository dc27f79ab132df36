"""What administrators must do about the Programmaraad."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from common.dates import amsterdam_date
from common.obligations import Obligation

from .models import Seat


def _vacant_seats(_role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    for seat in Seat.objects.vacant(amsterdam_date(at)).order_by("position", "name")[:most]:
        yield Obligation(_("Fill the vacant seat"), seat.name, reverse("programmaraad:manage"))


OBLIGATIONS: Mapping[str, tuple[Callable[[Role, datetime, int], Iterable[Obligation]], ...]] = {
    RoleKind.ADMIN: (_vacant_seats,),
}
"""By kind of role what there can be to do: (role, at, most) gives at most so many, by date."""
