"""Who may do what with the Programmaraad."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind


def why_not_manage(role: Role | None) -> StrOrPromise | None:
    """An administrator keeps the seats, enters nominations and appoints members."""
    if role is not None and role.is_current and role.kind == RoleKind.ADMIN:
        return None
    return _("Only an administrator can change the Programmaraad.")


def manages_programmaraad(role: Role | None) -> bool:
    """Whether `role` keeps the seats, enters nominations and appoints members."""
    return why_not_manage(role) is None
