"""The first page: what the portal is for visitors, what there is to do for who has signed in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public
from applications.models import Round

from .todo import MOST, todos


@public
@require_safe
def home(request: VisitorRequest) -> HttpResponse:
    """Show the dashboard of the role one acts in, or the front page."""
    if request.role is not None:
        waiting = todos(request.role, at=request.received_at)
        return render(
            request,
            "dashboard.html",
            {
                "todos": waiting[:MOST],
                "is_cut": len(waiting) > MOST,
                "rounds": Round.objects.filter(closes_at__gte=request.received_at),
            },
        )
    return render(
        request,
        "home.html",
        {
            "open_rounds": Round.objects.open(request.received_at).order_by("closes_at"),
            "has_no_role": request.user.is_authenticated,
        },
    )
