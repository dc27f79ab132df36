"""The one way in which the penvoerder's pages get their application."""

from __future__ import annotations

from accounts.access import PortalRequest, get_visible
from applications.afterwards import with_known_state
from applications.models import Application


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
        ),
        request,
        pk=pk,
    )
