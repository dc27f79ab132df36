"""How a round stands, for those who answer for it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from applications.models import Round
from applications.round_queries import status
from assessments.round_queries import figures


@for_roles(RoleKind.ADMIN, RoleKind.RE_LEAD)
@require_safe
def round_overview(request: PortalRequest, pk: int) -> HttpResponse:
    """Show how a round stands in numbers; a lead comes from each to its list."""
    current = get_object_or_404(Round, pk=pk)
    words, tone = status(current, request.received_at)
    context = {
        "round": current,
        "status": words,
        "tone": tone,
        "figures": figures(current, request.received_at, leads=request.role.is_re),
    }
    return render(request, "assessments/round_overview.html", context)
