"""What the pages about people and mail read."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from post_office.models import STATUS, Email, Log

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


def outbox(*, words: str = "", status: str = "") -> QuerySet[Email]:
    """Mail newest first, each with its attempts newest first; two queries.

    `status` is `sent`, `failed` or `waiting`. The texts are not read: they may hold secret links.
    """
    found: QuerySet[Email] = Email.objects.order_by("-created", "-pk").defer(
        "message", "html_message", "context"
    )
    for word in words.split():
        found = found.filter(Q(to__icontains=word) | Q(subject__icontains=word))
    wanted = {
        "sent": [STATUS.sent],
        "failed": [STATUS.failed],
        "waiting": [STATUS.queued, STATUS.requeued],
    }.get(status)
    if wanted is not None:
        found = found.filter(status__in=wanted)
    attempts = Log.objects.order_by("-date")
    listed: QuerySet[Email] = found.prefetch_related(Prefetch("logs", attempts, to_attr="attempts"))
    return listed
