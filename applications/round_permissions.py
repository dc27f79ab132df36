"""Who may do what with rounds."""

from accounts.models import Role, RoleKind


def manages_rounds(role: Role | None) -> bool:
    """An administrator makes and changes rounds, and keeps the table of equated days."""
    return role is not None and role.is_current and role.kind == RoleKind.ADMIN
