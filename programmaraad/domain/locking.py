"""What every act on the Programmaraad begins with: who asks, and the seat it is about."""

from __future__ import annotations

from accounts.models import Role
from common.refusal import refuse
from programmaraad.models import Seat
from programmaraad.permissions import why_not_manage


def check_manager(by: Role) -> None:
    """Raise Refusal when `by` does not manage the Programmaraad."""
    refuse(why_not_manage(by), code="wrong_role")


def lock_seat(pk: int) -> Seat:
    """Fetch a seat and keep it: all acts on one seat, its terms and nominations wait here."""
    return Seat.objects.select_for_update().get(pk=pk)
