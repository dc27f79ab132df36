"""Choosing the role in which one acts, and ending roles."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind
from common.refusal import Refusal, refuse


@transaction.atomic
def choose(*, role: Role) -> Role:
    """Note that the person acts in `role` from now on, so that the next session begins there."""
    role.chosen_at = timezone.now()
    role.save(update_fields=["chosen_at"])
    return role


def why_not_end(by: Role, role: Role) -> StrOrPromise | None:
    """An administrator may end any role, a signatory of a penvoerder those of the own team."""
    own_team = role.organisation_id == by.organisation_id and role.is_penvoerder
    if by.kind == RoleKind.ADMIN or (by.kind == RoleKind.PENVOERDER_SIGNATORY and own_team):
        return None
    return _("You may not end this role.")


def may_end(by: Role, role: Role) -> bool:
    """Whether who acts as `by` may end `role`."""
    return why_not_end(by, role) is None


def last_signatory(team: Iterable[Role]) -> Role | None:
    """The one of a penvoerder's team who alone may submit; None when there are more, or none."""
    signatories = [
        role for role in team if role.kind == RoleKind.PENVOERDER_SIGNATORY and role.user.is_active
    ]
    return signatories[0] if len(signatories) == 1 else None


@transaction.atomic
def end_role(*, role: Role, by: Role) -> Role:
    """End `role` from now on. What was done in it keeps referring to it.

    Raises `Refusal`: `may_not_end`, `has_ended`, `last_admin` (somebody must be left to let people
    in), `last_signatory` (a team does not leave itself without anybody who may submit; an
    administrator can shut out who left the organisation, and invite another).
    """
    # All of the kind are locked, so that two of them cannot end each other at once.
    peers = list(
        Role.objects.select_for_update(of=("self",))
        .filter(kind=role.kind, ended_at__isnull=True)
        .select_related("user")
        .order_by("pk")
    )
    locked = next((peer for peer in peers if peer.pk == role.pk), None)
    refuse(why_not_end(by, role), code="may_not_end")
    if locked is None:
        raise Refusal(_("This role has already been ended."), code="has_ended")
    left = [peer for peer in peers if peer.pk != role.pk and peer.user.is_active]
    if role.kind == RoleKind.ADMIN and not left:
        raise Refusal(
            _("This is the last administrator. Invite another one first."), code="last_admin"
        )
    own = locked.user_id == by.user_id
    if own and role.kind == RoleKind.ADMIN and not _is_admin_besides(locked):
        raise Refusal(
            _("You cannot end your own last role as administrator. Ask a colleague."),
            code="own_last_admin",
        )
    in_team = [peer for peer in peers if peer.organisation_id == role.organisation_id]
    if by.kind != RoleKind.ADMIN and locked == last_signatory(in_team):
        raise Refusal(
            _(
                "This is the last authorised signatory of the organisation. Invite another one "
                "first."
            ),
            code="last_signatory",
        )
    locked.ended_at = timezone.now()
    locked.save(update_fields=["ended_at"])
    return locked


def _is_admin_besides(role: Role) -> bool:
    return (
        Role.objects.current()
        .filter(user=role.user_id, kind=RoleKind.ADMIN)
        .exclude(pk=role.pk)
        .exists()
    )
