"""What the pages about people and mail read."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import Invitation, Role, User


def people(*, words: str = "", kind: str = "") -> QuerySet[User]:
    """All people with their current roles; two queries, whatever their number.

    `words` must each occur in the name, the address or the organisation; `kind` is a `RoleKind`.
    """
    found = User.objects.order_by("name", "pk")
    for word in words.split():
        in_role = Q(roles__ended_at__isnull=True, roles__organisation__name__icontains=word)
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word) | in_role)
    if kind:
        found = found.filter(roles__ended_at__isnull=True, roles__kind=kind)
    current = Role.objects.filter(ended_at__isnull=True).select_related("organisation")
    return found.distinct().prefetch_related(
        Prefetch("roles", current.order_by("started_at"), to_attr="current_roles")
    )


def team(organisation_id: int) -> QuerySet[Role]:
    """Who now acts for an organisation, by name."""
    return (
        Role.objects.current()
        .filter(organisation=organisation_id)
        .select_related("user", "organisation")
        .order_by("user__name", "kind")
    )


def open_invitations() -> QuerySet[Invitation]:
    """Invitations that can still be accepted, newest first."""
    return (
        Invitation.objects.filter(
            accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now()
        )
        .select_related("organisation", "invited_by__user")
        .order_by("-created_at")
    )
