"""The second administrator that some roles take: whether there is one, and asking them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import FOUR_EYES_KINDS, Invitation, Role, RoleKind
from common.links import absolute
from common.mail import notify


def why_not_propose(by: Role, kind: str) -> StrOrPromise | None:
    """Why who acts as `by` cannot have a role confirmed that takes a second administrator."""
    if kind not in FOUR_EYES_KINDS:
        return None
    if _other_admins(by).exists():
        return None
    return _(
        "For this role another administrator must confirm, and there is none. Ask who manages the "
        "server to invite an administrator on the command line."
    )


def tell_other_admins(invitation: Invitation) -> None:
    """Ask the other administrators by mail to confirm a proposal."""
    proposer = invitation.invited_by
    if proposer is None:
        return
    for role in _other_admins(proposer).order_by("user", "pk").distinct("user"):
        notify(
            to=role.user,
            template="role_proposed",
            values={
                "proposer": proposer.user.name,
                "invited": invitation.name or invitation.email,
                "email": invitation.email,
                "kind": RoleKind(invitation.kind).label,
                "organisation": str(invitation.organisation),
                "link": absolute(reverse("people:list")),
            },
        )


def _other_admins(by: Role) -> QuerySet[Role]:
    of_others = Role.objects.current().filter(kind=RoleKind.ADMIN).exclude(user=by.user_id)
    return of_others.select_related("user")
