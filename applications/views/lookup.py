"""The one way in which the penvoerder's pages get their application."""

from __future__ import annotations

from functools import cache

from django.db.models import QuerySet
from django.http import Http404

from accounts.access import PortalRequest, get_visible
from accounts.models import Role
from applications.afterwards import with_known_state
from applications.models import Application
from applications.models.application import ApplicationQuerySet
from applications.sections import PlanSection, as_asked, section_of
from common.written import WrittenOnce, given


def own_application(request: PortalRequest, pk: int) -> Application:
    """Return an application of the organisation for which the person acts, or raise 404."""
    return get_visible(_loaded(Application.objects.all()), request, pk=pk)


def team_application(request: PortalRequest, pk: int) -> Application:
    """Return an application with which the person works, also for a partner, or raise 404.

    Only for pages where the plan is read and written; what else there is to an application (who
    signs, the receipt, letters) is for the penvoerder.
    """
    role = request.role
    found = _of_team(role.kind).fetch(pk=pk, role=role.pk, organisation=role.organisation_id)
    # Where there is none, the other roles of the person are looked at.
    return found[0] if found else get_visible(_OfTeam(), request, pk=pk)


@cache
def _of_team(kind: str) -> WrittenOnce[Application]:
    """An application with which somebody in a role of this kind works."""
    role = Role(pk=given("role"), kind=kind, organisation_id=given("organisation"))
    return WrittenOnce(_OfTeam().visible_to(role).filter(pk=given("pk")))


class _OfTeam:
    """Applications, of which those of one's teams are visible."""

    def visible_to(self, role: Role, /) -> QuerySet[Application]:
        return _loaded(Application.objects.of_team(role))


def _loaded(applications: ApplicationQuerySet) -> ApplicationQuerySet:
    return with_known_state(applications).select_related(
        "round",
        "region__adviser",
        "penvoerder",
        "plan",
        "merged_into__plan",
        "created_by__user",
        "created_by__organisation",
    )


def asked_section(application: Application, kind: str) -> PlanSection:
    """Return the section of this kind as its round asks it; raise 404 when it does not."""
    if not application.round.asks(kind):
        raise Http404
    return as_asked(section_of(kind), application.round)
