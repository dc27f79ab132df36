"""What the pages about people and mail read."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import FOUR_EYES_KINDS, Invitation, Role, RoleKind, User

_PROPOSED = Q(kind__in=FOUR_EYES_KINDS, invited_by__isnull=False, confirmed_by__isnull=True)


def people() -> QuerySet[User]:
    """All people by name, with their current roles; two queries, whatever their number."""
    current = Role.objects.current().select_related("organisation")
    return (
        User.objects.order_by("name", "pk")
        .defer("search", "saved_views")
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


def signatories(organisation_id: int) -> list[str]:
    """The names of who may submit for a penvoerder now. One query."""
    able = team(organisation_id).filter(kind=RoleKind.PENVOERDER_SIGNATORY, user__is_active=True)
    return [role.user.name for role in able]


def read_roles(acts: Iterable[tuple[Model, str]]) -> None:
    """Read who acted, with the person: of each thing the role in this field of it. One query.

    For a page that tells of many acts: joined to each kind of them, it costs many times as much.
    """
    known = [(thing, field, getattr(thing, f"{field}_id")) for thing, field in acts]
    roles = Role.objects.select_related("user").in_bulk({key for *_act, key in known if key})
    for thing, field, key in known:
        if key:
            setattr(thing, field, roles[key])


def open_invitations() -> QuerySet[Invitation]:
    """Invitations that can still be accepted, newest first."""
    return under_way().exclude(_PROPOSED)


def proposed_invitations() -> QuerySet[Invitation]:
    """Invitations that an administrator proposed and another has not confirmed, newest first."""
    return under_way().filter(_PROPOSED)


def under_way() -> QuerySet[Invitation]:
    """Invitations and proposals of which something can still come, newest first."""
    return (
        Invitation.objects.filter(
            accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now()
        )
        .select_related("organisation", "invited_by__user")
        .order_by("-created_at")
    )
