"""The one way in which the penvoerder's pages get their application."""

from __future__ import annotations

from django.http import Http404

from accounts.access import PortalRequest, get_visible
from applications.afterwards import with_known_state
from applications.models import Application
from applications.sections import PlanSection, section_of


def own_application(request: PortalRequest, pk: int) -> Application:
    """Return an application of the organisation for which the person acts, or raise 404."""
    return get_visible(
        with_known_state(Application.objects.all()).select_related(
            "round",
            "region__adviser",
            "penvoerder",
            "plan",
            "merged_into__plan",
            "created_by__user",
            "created_by__organisation",
        ),
        request,
        pk=pk,
    )


def asked_section(application: Application, kind: str) -> PlanSection:
    """Return the section of this kind, or raise 404 when the round does not ask it."""
    if not application.round.asks(kind):
        raise Http404
    return section_of(kind)
