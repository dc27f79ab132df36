"""Lists of cases for the Realisatie Eenheid."""

from __future__ import annotations

from collections import defaultdict
from datetime import time, timedelta

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from assessments import queries
from assessments.filters import OverviewFilter, WorklistFilter
from assessments.news import news
from common.dates import amsterdam_date, amsterdam_moment

FIRST = 3
"""How much of what happened to a case is told at once."""


@for_roles(*RE_KINDS)
@require_safe
def worklist(request: PortalRequest) -> HttpResponseBase:
    """List cases by the day on which something is due; filter by step, round, adviser, words."""
    shown = WorklistFilter(request.GET, queries.worklist(request.role), request=request)
    if (file := shown.download()) is not None:
        return file
    page = shown.page()
    all_chosen = request.GET.get("chosen") == "all"
    context = {
        "shown": shown,
        "page": page,
        "all_chosen": all_chosen,
        "choose_all_url": shown.url(
            page=request.GET.get("page"), chosen=None if all_chosen else "all"
        ),
        "rows": queries.rows(request.role, page, amsterdam_date(request.received_at)),
    }
    return render(request, "assessments/worklist.html", context)


@for_roles(*RE_KINDS)
@require_safe
def overview(request: PortalRequest) -> HttpResponseBase:
    """Show for each case in assessment how far each organisation is; search by words."""
    shown = OverviewFilter(request.GET, queries.in_assessment(request.role))
    page = shown.page()
    organisations, table = queries.overview(page)
    context = {"shown": shown, "page": page, "organisations": organisations, "table": table}
    return render(request, "assessments/overview.html", context)


@for_roles(*RE_KINDS)
@require_safe
def since_yesterday(request: PortalRequest) -> HttpResponse:
    """Say what others did since the beginning of yesterday, to regions one follows or to all."""
    yesterday = amsterdam_date(request.received_at) - timedelta(days=1)
    of_all = request.GET.get("wie") == "alle"
    since = amsterdam_moment(yesterday, time.min)
    by_case = defaultdict(list)
    for one in news(request.role, since, followed_only=not of_all):
        by_case[one.case].append(one.event)
    told = [(case, events[:FIRST], events[FIRST:]) for case, events in by_case.items()]
    context = {"since": since, "of_all": of_all, "news": told}
    return render(request, "assessments/since_yesterday.html", context)
