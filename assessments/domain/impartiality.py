"""Who may act on a case, and who may not because it is their own. Source: Awb 2:4."""

from __future__ import annotations

from collections.abc import Collection

from accounts.models import Role
from applications.models import Application
from assessments.permissions import why_not_impartial, why_not_in_kinds
from common.refusal import refuse


def require_kind(role: Role, kinds: Collection[str]) -> None:
    """Raise `Refusal` (`role_ended`, `wrong_role`) unless somebody now acts in one of `kinds`."""
    refuse(why_not_in_kinds(role, kinds), code="wrong_role" if role.is_current else "role_ended")


def require_impartial(role: Role, application: Application) -> None:
    """Raise `Refusal` (`own_organisation`) when the application is the person's own."""
    refuse(why_not_impartial(role, application), code="own_organisation")
