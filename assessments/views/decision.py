"""Preparing decisions, taking or returning them, and following their conditions."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from assessments import permissions
from assessments.domain import conditions, deciding, rules
from assessments.forms import MeetForm, ReturnForm
from assessments.models import Condition, Decision, DecisionState
from common.dates import in_amsterdam
from common.refusal import Refusal
from common.unsent_forms import bind

from .checklist import shown
from .loading import get_decision

PAGE_SIZE = 50


@for_roles(*RE_KINDS)
@require_safe
def to_decide(request: PortalRequest) -> HttpResponse:
    """List the decisions that wait for a lead, the oldest first."""
    waiting = (
        Decision.objects.visible_to(request.role)
        .filter(state=DecisionState.VOORBEREID)
        .select_related("application__round", "application__penvoerder", "prepared_by__user")
        .order_by("prepared_at", "pk")
    )
    page = Paginator(waiting, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "assessments/to_decide.html", {"page": page})


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a decision and the letter as it will be; a lead takes it or returns it."""
    found = get_decision(request, pk)
    form = bind(ReturnForm, request)
    if request.method == "POST":
        try:
            if request.POST.get("act") == "grant":
                deciding.grant(decision=found, by=request.role)
                messages.success(
                    request,
                    _("The decision has been taken. The letter is being made and sent."),
                )
                return redirect("assessments:case", pk=found.application_id)
            if form.is_valid():
                reason = form.cleaned_data["reason"]
                deciding.return_decision(decision=found, reason=reason, by=request.role)
                messages.success(request, _("The decision went back to who prepared it."))
                return redirect("assessments:to_decide")
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return _show(request, found, form)


def _show(request: PortalRequest, found: Decision, form: ReturnForm) -> HttpResponse:
    if form.is_bound and request.POST.get("act") == "grant":
        form.errors.pop("reason", None)
    may_grant = permissions.may_grant(request.role, found)
    context: dict[str, Any] = {
        "decision": found,
        "case": found.application,
        "conditions": found.conditions.select_related("criterion"),
        "form": form,
        "may_grant": may_grant,
        "prepared_it": request.user.pk in found.preparers,
        "findings": [],
    }
    if found.state != DecisionState.VERLEEND:
        draft = deciding.draft_of(found, by=request.role)
        context["findings"] = [shown(found.application, one) for one in rules.findings(draft)]
        context["letter"], context["letter_lack"] = _preview(found, request)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound and form.errors else HTTPStatus.OK
    return render(request, "assessments/decision.html", context, status=status)


def _preview(found: Decision, request: PortalRequest) -> tuple[str, str]:
    """The letter as it will be, or why it cannot be shown."""
    from assessments.domain.letters import preview_html  # Starts the PDF engine's imports.

    try:
        return preview_html(found, signer=request.role), ""
    except Refusal as refusal:
        return "", str(refusal)


@for_roles(*RE_KINDS)
@require_safe
def preview_pdf(request: PortalRequest, pk: int) -> HttpResponse:
    """Give the letter as it will be as PDF, marked as a draft."""
    from assessments.domain.letters import preview_pdf as make  # As above.

    found = get_decision(request, pk)
    if found.state == DecisionState.VERLEEND:
        raise Http404
    try:
        draft = make(found, signer=request.role)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("assessments:decision", pk=pk)
    response = HttpResponse(draft, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="concept-{found.application.number}.pdf"'
    return response


@for_roles(*RE_KINDS)
@require_safe
def open_conditions(request: PortalRequest) -> HttpResponse:
    """List the conditions that are still to be met, by their date."""
    still_open = (
        Condition.objects.open()
        .visible_to(request.role)
        .select_related("decision__application__region__adviser", "criterion")
        .order_by("due_on", "pk")
    )
    page = Paginator(still_open, PAGE_SIZE).get_page(request.GET.get("page"))
    today = in_amsterdam(request.received_at).date()
    context = {"page": page, "today": today}
    return render(request, "assessments/open_conditions.html", context)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def meet(request: PortalRequest, pk: int) -> HttpResponse:
    """Note that a condition has been met, and how one saw it."""
    mine = Condition.objects.open().visible_to(request.role)
    condition = get_object_or_404(mine.select_related("decision__application"), pk=pk)
    form = bind(MeetForm, request)
    case = reverse("assessments:case", args=[condition.decision.application_id])
    if request.method == "POST" and form.is_valid():
        try:
            conditions.meet_condition(
                condition=condition, note=form.cleaned_data["note"], by=request.role
            )
        except Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, _("It has been noted that the condition is met."))
            return redirect(f"{case}#conditions")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound and form.errors else HTTPStatus.OK
    context = {"condition": condition, "form": form, "back_url": f"{case}#conditions"}
    return render(request, "assessments/meet.html", context, status=status)
