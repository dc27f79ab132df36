"""Who may do what with the register. Views ask to show a button, acts ask before they act."""

from __future__ import annotations

from accounts.models import Role, RoleKind
from regions.models import Organisation, Origin

REGISTER_KINDS = (RoleKind.ADMIN, RoleKind.RE_LEAD)


def may_manage_register(role: Role) -> bool:
    """Administrators and leads of the Realisatie Eenheid keep the register."""
    return role.is_current and role.kind in REGISTER_KINDS


def may_change(role: Role, organisation: Organisation) -> bool:
    """What came from open data is changed by the next delivery, not by hand."""
    return (
        may_manage_register(role)
        and organisation.origin == Origin.ENTERED
        and organisation.ended_on is None
    )


def may_end(role: Role, organisation: Organisation) -> bool:
    """Any organisation that has not ended can be ended."""
    return may_manage_register(role) and organisation.ended_on is None
