"""Who works along with an application: letting somebody read or write, and ending that."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, Role, RoleKind, RoleQuerySet
from applications.models import Application, TeamLevel, TeamMember
from applications.permissions import why_not_lead_team
from common.refusal import Refusal, refuse

from . import mails
from .locking import locked


@transaction.atomic
def set_level(
    *, application: Application, role: Role, level: TeamLevel | str | None, by: Role
) -> None:
    """Have who acts as `role` read or write along, or with no `level` no longer do so.

    Without a level a colleague of the penvoerder writes along, as colleagues do. Who it is about
    is told by mail. Twice is as good as once. Raises `Refusal` (`may_not_lead_team`,
    `not_of_a_party`, `signatory_writes`).
    """
    current = locked(application)
    refuse(why_not_lead_team(by, current), code="may_not_lead_team")
    stored = TeamMember.objects.filter(application=current, role=role, ended_at=None).first()
    is_colleague = role.organisation_id == current.penvoerder_id
    wanted = None if is_colleague and level == TeamLevel.EDITOR else level
    if wanted is not None:
        refuse(_why_not_member(role, current), code="not_of_a_party")
        if is_colleague and role.kind == RoleKind.PENVOERDER_SIGNATORY:
            raise Refusal(
                _("Who may sign for the penvoerder also writes along."), code="signatory_writes"
            )
    if wanted == (stored.level if stored else None):
        return
    if stored is not None:
        stored.ended_at = timezone.now()
        stored.save(update_fields=["ended_at"])
    if wanted is not None:
        TeamMember.objects.create(application=current, role=role, level=wanted, added_by=by)
    if role.user_id != by.user_id:
        may = wanted or (TeamLevel.EDITOR if is_colleague else None)
        mails.team_changed(current, role, level=may, by=by)


@transaction.atomic
def add_by_address(
    *, application: Application, email: str, level: TeamLevel | str, by: Role
) -> Role:
    """Have who has this address read or write along, for the partner they work for; return who.

    By address and not from a list: who leads an application need not know who works at another
    organisation. Raises `Refusal` (`unknown_address`, and those of `set_level`).
    """
    refuse(why_not_lead_team(by, application), code="may_not_lead_team")
    role = parties_people(application).filter(user__email__iexact=email.strip()).first()
    if role is None:
        raise Refusal(
            _(
                "Nobody with this address works on applications for one of the partners. Their own "
                "organisation, or an administrator of the portal, can invite them for that."
            ),
            code="unknown_address",
            field="email",
        )
    set_level(application=application, role=role, level=level, by=by)
    return role


def parties_people(application: Application) -> RoleQuerySet:
    """Who works on applications for an organisation that takes part in this one."""
    parties = application.partners.values("organisation")
    return (
        Role.objects.current()
        .filter(kind__in=PENVOERDER_KINDS, organisation__in=parties)
        .select_related("user", "organisation")
        .order_by("user__name", "kind", "pk")
    )


def _why_not_member(role: Role, application: Application) -> StrOrPromise | None:
    if parties_people(application).filter(pk=role.pk).exists():
        return None
    return _("Only people of the penvoerder and of its partners can work along.")
