"""The first page: what the portal is for visitors, what there is to do for who has signed in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public
from applications.models import Round
from common.filters import paged
from regions.drawing.legend import map_keys
from regions.drawing.map import Colouring, draw
from regions.profile import figures
from regions.queries import drawn_regions

from .news import ON_HOME, all_news
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
    regions = drawn_regions()
    told = all_news(request.received_at)
    rounds = Round.objects.not_closed(request.received_at).order_by("closes_at")
    return render(
        request,
        "home.html",
        {
            "rounds": [(one, one.is_open(request.received_at)) for one in rounds],
            "has_no_role": request.user.is_authenticated,
            "figures": figures(),
            "map": draw(regions, Colouring.STATUS, regions),
            "keys": map_keys(Colouring.STATUS, regions),
            "news": told[:ON_HOME],
            "has_older_news": len(told) > ON_HOME,
            "contact": settings.CONTACT,
        },
    )


@public
@require_safe
def news(request: VisitorRequest) -> HttpResponse:
    """List all that happened, the newest first."""
    return render(request, "news.html", {"page": paged(all_news(request.received_at), request.GET)})
