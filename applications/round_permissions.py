"""Who may do what with rounds."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind


def why_not_manage_rounds(role: Role | None) -> StrOrPromise | None:
    """An administrator makes and changes rounds, and keeps the table of equated days."""
    if role is not None and role.is_current and role.kind == RoleKind.ADMIN:
        return None
    return _("Only an administrator can change rounds.")


def manages_rounds(role: Role | None) -> bool:
    """Whether `role` makes and changes rounds."""
    return why_not_manage_rounds(role) is None
