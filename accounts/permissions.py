"""What whoever acts in a role must be able to do at all, on every floor."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role


def why_not_current(role: Role) -> StrOrPromise | None:
    """Who acts in a role that has not ended may, as far as this goes."""
    return None if role.is_current else _("Your role has ended; you can no longer do this.")
