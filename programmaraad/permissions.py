"""Who may do what with the Programmaraad."""

from accounts.models import Role, RoleKind


def manages_programmaraad(role: Role | None) -> bool:
    """An administrator keeps the seats, enters nominations and appoints members."""
    return role is not None and role.is_current and role.kind == RoleKind.ADMIN
