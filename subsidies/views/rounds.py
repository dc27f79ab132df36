"""Subsidy rounds: their rules, what keeps them from being divided, and preparing the division."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS, RoleKind
from applications.models import Round, RoundKind
from common.acts import attempt, form_status
from common.filters import paged
from common.unsent_forms import bind
from subsidies import queries
from subsidies.domain import deciding
from subsidies.domain.calculating import why_not_ready
from subsidies.domain.rules import enter_rules
from subsidies.forms import RulesForm, as_typed
from subsidies.models import Division
from subsidies.permissions import (
    why_not_closed,
    why_not_divide,
    why_not_enter_rules,
    why_not_partial,
)


@for_roles(*RE_KINDS, RoleKind.ADMIN)
@require_safe
def rounds(request: PortalRequest) -> HttpResponse:
    """List the rounds in which a subsidy is applied for."""
    page = paged(queries.subsidy_rounds(), request.GET)
    return render(request, "subsidies/rounds.html", {"page": page})


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def subsidy_round(request: PortalRequest, pk: int) -> HttpResponse:
    """Show what a division of this round rests on, and prepare it."""
    into = get_object_or_404(Round, pk=pk, kind=RoundKind.SUBSIDIE)
    if request.method == "POST":
        act = partial(deciding.prepare, into=into, by=request.role)
        done = attempt(request, act, success=_("The division lies with the leads."))
        if done:
            return redirect("subsidies:division", pk=done.value.pk)
        return redirect("subsidies:round", pk=pk)
    shut_out = why_not_partial(request.role, into)
    context = {
        "round": into,
        "rules": queries.rules_of(into),
        "shut_out": shut_out,
        "rows": [] if shut_out else queries.case_rows(into),
        "divisions": Division.objects.visible_to(request.role)
        .filter(round=into)
        .defer("content")
        .select_related("prepared_by__user"),
        "why_not": why_not_divide(request.role, into)
        or why_not_closed(into, request.received_at)
        or why_not_ready(into),
    }
    return render(request, "subsidies/round.html", context)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: PortalRequest, pk: int) -> HttpResponse:
    """Enter the rules of a subsidy round, until it opens; afterwards show them."""
    into = get_object_or_404(Round, pk=pk, kind=RoundKind.SUBSIDIE)
    found = queries.rules_of(into)
    why_not = why_not_enter_rules(request.role, into, request.received_at)
    form = None if why_not else bind(RulesForm, request, initial=as_typed(found))
    if request.method == "POST":
        if form is None:
            messages.error(request, str(why_not))
            return redirect("subsidies:rules", pk=pk)
        if form.is_valid():
            act = partial(enter_rules, into=into, plan=form.plan(), by=request.role)
            if attempt(request, act, form=form, success=_("The rules have been saved.")):
                return redirect("subsidies:rules", pk=pk)
    context = {"round": into, "rules": found, "form": form, "why_not": why_not}
    return render(request, "subsidies/rules.html", context, status=form_status(form))
