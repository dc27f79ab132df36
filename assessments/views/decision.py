"""Preparing decisions, taking or returning them, and following their conditions."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS, Role
from assessments import batch_queries, decision_permissions, queries
from assessments.condition_obligations import waits_to_be_checked
from assessments.domain import deciding, rules
from assessments.domain.case_facts import CaseFacts
from assessments.filters import ConditionFilter, DecisionFilter
from assessments.forms import ReturnForm
from assessments.models import Condition, Decision, DecisionState
from common.acts import attempt, form_status, tried
from common.dates import amsterdam_date
from common.unsent_forms import bind
from regions.models import PUBLIC_REGION_STATUSES

from .checklist import shown
from .lookup import get_decision


@for_roles(*RE_KINDS)
@require_safe
def to_decide(request: PortalRequest) -> HttpResponseBase:
    """List the decisions that wait for a lead, the oldest first; to a lead, those to take."""
    waiting = queries.decisions_to_take(request.role).select_related(
        "application__round", "application__penvoerder", "application__plan", "prepared_by__user"
    )
    shown = DecisionFilter(request.GET, waiting, request=request)
    if (file := shown.download()) is not None:
        return file
    context = {"shown": shown, "page": shown.page()}
    context["together"] = batch_queries.rounds_to_take(request.role)
    return render(request, "assessments/to_decide.html", context)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a decision and the letter as it will be; a lead goes on to take it, or returns it."""
    found = get_decision(request, pk)
    form = bind(ReturnForm, request)
    if request.method == "POST":
        done = _return(request, found, form)
        if done is not None:
            return done
    return _show(request, found, form)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: PortalRequest, pk: int) -> HttpResponse:
    """Take a decision, after saying what will happen."""
    found = get_decision(request, pk)
    back = reverse("assessments:decision", args=[pk])
    reason = decision_permissions.why_not_grant(request.role, found) or _why_not_sign(
        request, found
    )
    if reason:
        messages.error(request, str(reason))
        return redirect(back)
    if request.method != "POST":
        region = found.application.region
        context = {
            "decision": found,
            "case": found.application,
            "was_public": region.status in PUBLIC_REGION_STATUSES,
            "back_url": back,
            # Of the page with the letter, from which one comes here.
            "seen": request.GET.get("seen", str(found.prepared_at)),
        }
        return render(request, "assessments/take.html", context)
    taken = attempt(
        request,
        partial(deciding.grant, decision=found, seen=request.POST.get("seen", ""), by=request.role),
        success=_("The decision has been taken. The letter is being made now."),
    )
    return redirect("assessments:case", pk=found.application_id) if taken else redirect(back)


def _why_not_sign(request: PortalRequest, found: Decision) -> StrOrPromise | None:
    today = amsterdam_date(request.received_at)
    return decision_permissions.why_not_sign(request.role, found.application, found.outcome, today)


def _return(request: PortalRequest, found: Decision, form: ReturnForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    reason = form.cleaned_data["reason"]
    returned = attempt(
        request,
        partial(deciding.return_decision, decision=found, reason=reason, by=request.role),
        form=form,
        success=_("The decision went back to who prepared it."),
    )
    return redirect("assessments:to_decide") if returned else None


def _show(request: PortalRequest, found: Decision, form: ReturnForm) -> HttpResponse:
    why_not = decision_permissions.why_not_grant(request.role, found)
    context: dict[str, Any] = {
        "decision": found,
        "take_url": reverse(
            "assessments:take", args=[found.pk], query={"seen": str(found.prepared_at)}
        ),
        "case": found.application,
        "conditions": found.conditions.select_related("criterion"),
        "form": form,
        "may_grant": why_not is None,
        "why_not": why_not,
        "why_not_sign": _why_not_sign(request, found) if why_not is None else None,
        "findings": [],
    }
    if found.state != DecisionState.VERLEEND:
        draft = deciding.draft_of(found, by=request.role)
        context["findings"] = [shown(found.application, one) for one in rules.findings(draft)]
        context["letter"], context["letter_lack"] = _preview(found, request.role)
    if found.application.round.ocw_concurs:
        context["given"] = CaseFacts(found.application).concurrence
    return render(request, "assessments/decision.html", context, status=form_status(form))


def _signer(found: Decision, role: Role) -> Role | None:
    """Whose name stands under the letter beforehand: of who may take the decision, and no other."""
    return role if decision_permissions.why_not_grant(role, found) is None else None


def _preview(found: Decision, role: Role) -> tuple[str, str]:
    """The letter as it will be, or why it cannot be shown."""
    from assessments.domain.letters import preview_html  # Starts the PDF engine's imports.

    letter = tried(partial(preview_html, found, signer=_signer(found, role)))
    return (letter.value, "") if letter else ("", str(letter))


@for_roles(*RE_KINDS)
@require_safe
def preview_pdf(request: PortalRequest, pk: int) -> HttpResponse:
    """Give the letter as it will be as PDF, marked as a draft."""
    from assessments.domain.letters import preview_pdf as make  # As above.

    found = get_decision(request, pk)
    if found.state == DecisionState.VERLEEND:
        raise Http404
    draft = attempt(request, partial(make, found, signer=_signer(found, request.role)))
    if not draft:
        return redirect("assessments:decision", pk=pk)
    response = HttpResponse(draft.value, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="concept-{found.application.number}.pdf"'
    return response


@for_roles(*RE_KINDS)
@require_safe
def open_conditions(request: PortalRequest) -> HttpResponseBase:
    """List the conditions that are still to be met, by their date."""
    still_open = (
        Condition.objects.open()
        .visible_to(request.role)
        .select_related(
            "decision__application__region__adviser", "decision__application__plan", "criterion"
        )
        .annotate(is_answered=waits_to_be_checked())
        .order_by("due_on", "pk")
    )
    shown = ConditionFilter(request.GET, still_open, request=request)
    if (file := shown.download()) is not None:
        return file
    today = amsterdam_date(request.received_at)
    context = {"shown": shown, "page": shown.page(), "today": today}
    return render(request, "assessments/open_conditions.html", context)
