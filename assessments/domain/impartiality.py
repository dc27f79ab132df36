"""Who may act on a case, and who may not because it is their own. Source: Awb 2:4."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application
from assessments.models.panel import applications_of_own
from common.refusal import Refusal


def require_kind(role: Role, kinds: Collection[str]) -> None:
    """Raise `Refusal` (`role_ended`, `wrong_role`) unless somebody now acts in one of `kinds`."""
    if not role.is_current:
        raise Refusal(_("Your role has ended; you can no longer do this."), code="role_ended")
    if role.kind not in kinds:
        raise Refusal(_("Your role does not allow this."), code="wrong_role")


def acts_for_own(role: Role, application: Application) -> bool:
    """Whether the person behind `role` acts for an organisation that takes part, in any role."""
    return applications_of_own(role.user_id).filter(pk=application.pk).exists()


def require_impartial(role: Role, application: Application) -> None:
    """Raise `Refusal` (`own_organisation`) when the application is the person's own."""
    if acts_for_own(role, application):
        raise Refusal(
            _(
                "You also act for an organisation that takes part in this application. "
                "Somebody else must do this."
            ),
            code="own_organisation",
        )
