"""What the pages about people and mail read."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from accounts.models import Invitation, Role, User


def people() -> QuerySet[User]:
    """All people by name, with their current roles; two queries, whatever their number."""
    current = Role.objects.current().select_related("organisation")
    return (
        User.objects.order_by("name", "pk")
        .defer("search")
        .prefetch_related(
            Prefetch("roles", current.order_by("started_at"), to_attr="current_roles")
        )
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
