"""Roles that let people in or grant decisions take two administrators: who proposes, who confirms.

On the command line `manage.py invite_admin` needs nobody else: who reaches that can do anything.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Invitation, Role, RoleKind
from common.refusal import Refusal, refuse

from .invitations import VALID_FOR, State, locked, send, state_of


def why_not_confirm(by: Role, invitation: Invitation) -> StrOrPromise | None:
    """Another administrator confirms than who proposed it, and not who would get the role."""
    if by.kind != RoleKind.ADMIN:
        return _("Only an administrator may confirm this.")
    proposer = invitation.invited_by
    if proposer is not None and proposer.user_id == by.user_id:
        return _("You proposed this yourself. Another administrator must confirm it.")
    if invitation.email.lower() == by.user.email.lower():
        return _("This is about yourself. Another administrator must confirm it.")
    return None


@transaction.atomic
def confirm(*, invitation: Invitation, by: Role) -> Invitation:
    """Confirm what another administrator proposed; the mail with the link goes out.

    Raises `Refusal`: `may_not_confirm`, `not_proposed` (confirmed, withdrawn or expired meanwhile).
    """
    proposed = locked(invitation)
    refuse(why_not_confirm(by, proposed), code="may_not_confirm")
    now = timezone.now()
    if state_of(proposed, now=now) is not State.PROPOSED:
        raise Refusal(_("This proposal is no longer open."), code="not_proposed")
    proposed.confirmed_by, proposed.confirmed_at = by, now
    proposed.expires_at = now + VALID_FOR
    proposed.save(update_fields=["confirmed_by", "confirmed_at", "expires_at"])
    send(proposed)
    return proposed
