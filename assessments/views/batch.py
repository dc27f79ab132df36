"""Taking the decisions of a round together: choose, read the letters, take them, see how far it is.

All of it works without JavaScript; with it, the page of a batch looks by itself how far that is.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import RoleKind
from applications.models import Round
from assessments import batch_queries
from assessments.domain import batches
from assessments.models import DecisionBatch
from common.acts import attempt, tried
from common.filters import paged
from common.many import MOST, chosen_keys


@for_roles(RoleKind.RE_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: PortalRequest, pk: int) -> HttpResponse:
    """Show which decisions of a round can be taken now, and which cannot and why; then take them.

    With `step` it asks whether the chosen ones are to be taken; sent, a worker takes them.
    """
    current = get_object_or_404(Round, pk=pk)
    asked = request.POST if request.method == "POST" else request.GET
    chosen = chosen_keys(asked, "decision")
    if request.method == "POST" and chosen:
        return _begin(request, current, chosen)
    waiting = batch_queries.to_take_in(current, request.role)
    context: dict[str, Any] = {"round": current, "batches": current.decision_batches.all()[:5]}
    if "step" in asked and chosen:
        back = reverse("assessments:batch_choose", args=[pk])
        chosen_now = waiting.filter(pk__in=chosen)
        context |= {"decisions": chosen_now, "token": uuid4(), "back_url": back}
        return render(request, "assessments/batch_confirm.html", context)
    context |= {
        "foreseen": batches.foreseen(waiting[:MOST], by=request.role),
        "none_chosen": "step" in asked,
    }
    return render(request, "assessments/batch_choose.html", context)


def _begin(request: PortalRequest, current: Round, chosen: list[int]) -> HttpResponse:
    begin = partial(
        batches.begin,
        round_id=current.pk,
        decisions=chosen,
        token=_token(request.POST.get("token", "")),
        by=request.role,
    )
    begun = attempt(request, begin)
    if not begun:
        return redirect("assessments:batch_choose", current.pk)
    return redirect("assessments:batch", begun.value.pk)


def _token(text: str) -> UUID:
    """The token of a form; of one without, a new one."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


@for_roles(RoleKind.RE_LEAD)
@require_GET
def letter(request: PortalRequest, pk: int, decision_pk: int) -> HttpResponse:
    """Show the letter of one of the decisions as it will be, with the way to those beside it."""
    from assessments.domain.letters import preview_html  # Starts the PDF engine's imports.

    current = get_object_or_404(Round, pk=pk)
    waiting = list(batch_queries.to_take_in(current, request.role)[:MOST])
    at = next((i for i, one in enumerate(waiting) if one.pk == decision_pk), None)
    if at is None:
        raise Http404
    found = waiting[at]
    shown = tried(partial(preview_html, found, signer=request.role))
    context = {
        "round": current,
        "decision": found,
        "letter": shown.value if shown else "",
        "lack": "" if shown else str(shown),
        "number": at + 1,
        "total": len(waiting),
        "before": waiting[at - 1] if at else None,
        "after": waiting[at + 1] if at + 1 < len(waiting) else None,
    }
    return render(request, "assessments/batch_letter.html", context)


@for_roles(RoleKind.RE_LEAD)
@require_GET
def batch(request: PortalRequest, pk: int) -> HttpResponseBase:
    """Show how far a batch is; to htmx only the part that changes."""
    found = _get(request, pk)
    listed = batch_queries.decisions_of(found, request.role).select_related(
        "decision__application__plan"
    )
    context = {
        "batch": found,
        "round": found.round,
        "progress": batch_queries.progress(found, request.role),
        "page": paged(listed.order_by("pk"), request.GET),
        "is_own": found.begun_by_id == request.role.pk,
    }
    template = "_batch_progress.html" if request.htmx else "batch.html"
    return render(request, f"assessments/{template}", context)


@for_roles(RoleKind.RE_LEAD)
@require_POST
def stop(request: PortalRequest, pk: int) -> HttpResponse:
    """Take no more of a batch."""
    act = partial(batches.stop, batch=_get(request, pk), by=request.role)
    attempt(request, act, success=_("The batch was stopped. What was taken stands."))
    return redirect("assessments:batch", pk)


@for_roles(RoleKind.RE_LEAD)
@require_POST
def go_on(request: PortalRequest, pk: int) -> HttpResponse:
    """Go on with a batch that was stopped."""
    act = partial(batches.go_on, batch=_get(request, pk), by=request.role)
    attempt(request, act, success=_("The batch goes on."))
    return redirect("assessments:batch", pk)


def _get(request: PortalRequest, pk: int) -> DecisionBatch:
    batches_of_round = DecisionBatch.objects.select_related("round", "begun_by__user")
    return get_visible(batches_of_round, request, pk=pk)
