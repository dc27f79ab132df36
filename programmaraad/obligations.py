"""What administrators must do about the Programmaraad."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from common.dates import amsterdam_date
from common.obligations import Obligation

from .models import Seat, Term

SOON = timedelta(days=60)
"""How long beforehand somebody looks for who comes after: appointing takes some weeks."""


def _vacant_seats(_role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    for seat in Seat.objects.vacant(amsterdam_date(at)).order_by("position", "name")[:most]:
        yield Obligation(_("Fill the vacant seat"), seat.name, reverse("programmaraad:manage"))


def _ending_terms(_role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """Terms that end soon, one line per seat: what nobody comes after."""
    for term in Term.objects.ending(amsterdam_date(at), amsterdam_date(at) + SOON)[:most]:
        yield Obligation(
            _("See to who holds the seat after this term"),
            term.seat.name,
            reverse("programmaraad:manage"),
            day=term.ends_on,
        )


OBLIGATIONS: Mapping[str, tuple[Callable[[Role, datetime, int], Iterable[Obligation]], ...]] = {
    RoleKind.ADMIN: (_vacant_seats, _ending_terms),
}
"""By kind of role what there can be to do: (role, at, most) gives at most so many, by date."""
