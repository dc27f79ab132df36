"""Choosing an organisation for something that another floor goes on with."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from regions.search import search_organisations

SHOWN = 25


@for_roles(RoleKind.ADMIN)
@require_safe
def choose_organisation(request: PortalRequest) -> HttpResponse:
    """First step of inviting somebody: find the organisation for which the person will act."""
    words = request.GET.get("q", "").strip()
    found = search_organisations(words, limit=SHOWN + 1)
    context = {
        "words": words,
        "email": request.GET.get("email", ""),
        "organisations": found[:SHOWN],
        "there_is_more": len(found) > SHOWN,
    }
    return render(request, "regions/choose.html", context)
