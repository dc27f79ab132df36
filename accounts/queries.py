"""What the pages about people and mail read."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from accounts.models import Invitation, Role, User
from common.search import prefix_query


def people(*, words: str = "", kind: str = "") -> QuerySet[User]:
    """All people with their current roles; two queries, whatever their number.

    Each of `words` must begin a word of the name, the address or the organisation; `kind` is a
    `RoleKind`.
    """
    found = User.objects.order_by("name", "pk").defer("search")
    asked = prefix_query(words)
    if asked is not None:
        found = found.filter(search=asked)
    current = Role.objects.current()
    if kind:
        found = found.filter(Exists(current.filter(user=OuterRef("pk"), kind=kind)))
    current = current.select_related("organisation")
    return found.prefetch_related(
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
