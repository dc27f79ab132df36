"""Who may act on a case, and who may not because they are involved. Source: Awb 2:4."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind, User
from applications.models import Application
from assessments.models import involvement_in
from assessments.permissions import why_not_in_kinds, why_not_with
from common.refusal import refuse
from regions.models import Organisation


def require_kind(role: Role, kinds: Collection[str]) -> None:
    """Raise `Refusal` (`role_ended`, `wrong_role`) unless somebody now acts in one of `kinds`."""
    refuse(why_not_in_kinds(role, kinds), code="wrong_role" if role.is_current else "role_ended")


def require_impartial(role: Role, application: Application) -> None:
    """Raise `Refusal` when the person is involved in the case; the code is the `Involvement`."""
    found = involvement_in(role, application)
    refuse(why_not_with(found), code=found)


def impartial_among(roles: Iterable[Role], application: Application) -> list[User]:
    """The people of these roles who are not involved in the case, in their order; a query each."""
    free = {role.user: None for role in roles if not involvement_in(role, application)}
    return list(free)


def impartial_colleagues(role: Role, application: Application) -> list[User]:
    """Who of the same organisation, in the same kind of role, is not involved in the case."""
    same = Role.objects.current().filter(kind=role.kind, organisation=role.organisation_id)
    others = same.exclude(user=role.user_id).select_related("user").order_by("user__name", "pk")
    return impartial_among(others, application)


def why_letter_kept(role: Role, number: str) -> tuple[StrOrPromise, list[User]] | None:
    """Why letters about the application with this number are kept from a role, and who may read
    them; None when they are not kept.
    """
    application = Application.objects.filter(number=number).first() if number else None
    if application is None:
        return None
    reason = why_not_with(involvement_in(role, application))
    return (reason, impartial_colleagues(role, application)) if reason else None


def assessors_for(organisation: Organisation, application: Application) -> list[tuple[Role, str]]:
    """The assessors of an organisation, each with the `Involvement` that keeps them off, or "".

    A query for all and one or two for each.
    """
    roles = Role.objects.current().filter(kind=RoleKind.ASSESSOR, organisation=organisation)
    by_name = roles.select_related("user").order_by("user__name", "pk")
    return [(role, involvement_in(role, application)) for role in by_name]
