"""Pages that only say something: on accessibility and on privacy."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public


@public
@require_safe
def accessibility(request: VisitorRequest) -> HttpResponse:
    """Say how accessible the portal is and how that is known."""
    return render(request, "pages/accessibility.html")


@public
@require_safe
def privacy(request: VisitorRequest) -> HttpResponse:
    """Say which personal data the portal keeps, and why."""
    return render(request, "pages/privacy.html")
