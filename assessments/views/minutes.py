"""The minutes of a meeting and its decision list: as a page, as PDF and for a spreadsheet.

Each holds, for who asks, the items that this person may read and no other.
"""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from assessments import meeting_queries as queries
from assessments.domain import meetings as acts
from assessments.meeting_permissions import why_not_approve
from assessments.sheets import DECISION_LIST
from common.acts import attempt
from common.downloads import download
from common.exports import xlsx_response

from .lookup import get_meeting
from .meetings import READERS


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the minutes; the Realisatie Eenheid approves them here."""
    found = get_meeting(request, pk)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        approve = partial(acts.approve, meeting=found, seen=seen, by=request.role)
        attempt(request, approve, success=_("The minutes have been approved, and stand."))
        return redirect("assessments:minutes", pk)
    why_not = why_not_approve(request.role, found, request.received_at)
    context = {
        "meeting": found,
        "minutes": queries.minutes(request.role, found),
        "is_re": request.role.is_re,
        "why_not": why_not,
        "seen": acts.mark_of(found) if why_not is None else "",
    }
    return render(request, "assessments/minutes.html", context)


@for_roles(*READERS)
@require_safe
def minutes_pdf(request: PortalRequest, pk: int) -> HttpResponse:
    """The minutes as PDF, or with `?only=list` the decision list; what fails the page says."""
    from assessments.minutes_pdf import name_of, pdf_of  # Starts the PDF engine's imports.

    found = get_meeting(request, pk)
    only_list = request.GET.get("only") == "list"
    read = queries.minutes(request.role, found)
    made = attempt(request, partial(pdf_of, read, only_list=only_list, at=request.received_at))
    if not made:
        return redirect("assessments:minutes", pk)
    return download(made.value, f"{name_of(read, only_list=only_list)}.pdf", "application/pdf")


@for_roles(*READERS)
@require_safe
def decision_list(request: PortalRequest, pk: int) -> HttpResponseBase:
    """The decision list for a spreadsheet."""
    read = queries.minutes(request.role, get_meeting(request, pk))
    return xlsx_response(DECISION_LIST, read.lines)
