"""Who may do what with the Programmaraad."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind
from programmaraad.models import Nomination, Seat


def why_not_manage(role: Role | None) -> StrOrPromise | None:
    """An administrator keeps the seats, enters nominations and appoints members."""
    if role is not None and role.is_current and role.kind == RoleKind.ADMIN:
        return None
    return _("Only an administrator can change the Programmaraad.")


def why_not_on_seat(seat: Seat) -> StrOrPromise | None:
    """A seat that has ended takes no nominations."""
    return None if seat.ended_on is None else _("This seat has ended.")


def why_not_beside(waiting: Nomination | None) -> StrOrPromise | None:
    """An organisation nominates one person at a time; `waiting` is the open nomination, if any."""
    if waiting is None:
        return None
    return _("%(name)s is nominated for this seat already. First answer or withdraw that.") % {
        "name": waiting.name
    }


def may_nominate(seat: Seat, waiting: Nomination | None) -> bool:
    """The seat takes nominations, and none is open."""
    return (why_not_on_seat(seat) or why_not_beside(waiting)) is None
