"""Lists of cases for the Realisatie Eenheid."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.models import Application, ApplicationState, Round
from assessments import queries
from assessments.models import Step
from common.dates import in_amsterdam
from common.filters import paged
from common.numbers import whole_number

OVERVIEW_SIZE = 200


@for_roles(*RE_KINDS)
@require_safe
def worklist(request: PortalRequest) -> HttpResponse:
    """List cases by the day on which something is due; filter by step, round, adviser, words."""
    asked = request.GET
    step = asked.get("step", "")
    found = queries.worklist(
        request.role,
        step=step if step in Step.values else "",
        round_pk=whole_number(asked.get("round", "")),
        mine=asked.get("mine") == "1",
        words=asked.get("q", ""),
    )
    page = paged(found.values_list("pk", flat=True), asked)
    context = {
        "page": page,
        "rows": queries.rows(page, in_amsterdam(request.received_at).date()),
        "rounds": Round.objects.only("name"),
        "steps": Step.choices,
        "asked": asked,
        "is_filtered": any(asked.get(name) for name in ("q", "step", "round", "mine")),
    }
    return render(request, "assessments/worklist.html", context)


@for_roles(*RE_KINDS)
@require_safe
def overview(request: PortalRequest) -> HttpResponse:
    """Show for each case in assessment how far each organisation is."""
    cases = (
        Application.objects.visible_to(request.role)
        .filter(state=ApplicationState.IN_BEOORDELING)
        .select_related("plan")
        .only("plan__name", "number", "state")
        .order_by("number")
    )
    page = paged(cases, request.GET, OVERVIEW_SIZE)
    organisations, table = queries.overview(page)
    context = {"page": page, "organisations": organisations, "table": table}
    return render(request, "assessments/overview.html", context)
