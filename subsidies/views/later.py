"""Lowering, settling and reclaiming: preparing the decision, taking it, or giving it back."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import RE_KINDS
from common.acts import attempt, form_status
from common.dates import amsterdam_date
from common.unsent_forms import bind
from subsidies.domain import later as acts
from subsidies.domain.balance import balance_of
from subsidies.domain.payments import grants
from subsidies.forms import GiveBackForm
from subsidies.forms.after import LaterForm
from subsidies.later_permissions import (
    why_not_give_back,
    why_not_prepare,
    why_not_rest_on,
    why_not_settle,
)
from subsidies.models import DivisionState, Hearing, Later, LaterDecision


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare_later(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """Prepare a decision on a subsidy after its grant, with the sums beside it."""
    share = get_visible(grants(), request, pk=pk)
    if kind not in Later.values:
        raise Http404
    today = amsterdam_date(request.received_at)
    if reason := why_not_prepare(request.role, share, Later(kind), today):
        messages.error(request, str(reason))
        return redirect("subsidies:grant", pk=pk)
    heard = Hearing.objects.open().filter(application=share.application_id, about=kind).last()
    why_not_heard = why_not_rest_on(heard, kind, today)
    balance = balance_of(share)
    initial = {"amount": heard.amount if heard else balance.stands}
    shape: dict[str, Any] = {"kind": Later(kind), "was_heard": why_not_heard is None}
    form = bind(LaterForm, request, initial=initial, **shape)
    if request.method == "POST" and form.is_valid():
        act = partial(
            acts.prepare_later,
            share=share,
            kind=kind,
            hearing=heard,
            by=request.role,
            **form.cleaned_data,
        )
        success = _("The decision lies with the leads.")
        if done := attempt(request, act, form=form, success=success):
            return redirect("subsidies:later", pk=done.value.pk)
    context = {
        "share": share,
        "kind": Later(kind),
        "balance": balance,
        "heard": heard,
        "why_not_heard": why_not_heard,
        "form": form,
    }
    return render(request, "subsidies/prepare_later.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def later(request: PortalRequest, pk: int) -> HttpResponse:
    """A later decision with its letter; a lead takes it or gives it back."""
    from subsidies.domain.later_letters import decisions, preview_later  # The PDF engine.

    seen = LaterDecision.objects.visible_to(request.role)
    found = get_visible(decisions().filter(pk__in=seen.values("pk")), request, pk=pk)
    today = amsterdam_date(request.received_at)
    why_not_back = why_not_give_back(request.role, found)
    form = None if why_not_back else bind(GiveBackForm, request)
    if request.method == "POST":
        if request.POST.get("act") == "settle":
            act = partial(acts.settle, decision=found, by=request.role)
            taken = _("The decision has been taken. The letter is being made now.")
            attempt(request, act, success=taken)
            return redirect("subsidies:later", pk=pk)
        if form is None:
            messages.error(request, str(why_not_back))
            return redirect("subsidies:later", pk=pk)
        if form.is_valid():
            give_back = partial(acts.give_back, decision=found, by=request.role)
            back = partial(give_back, **form.cleaned_data)
            success = _("The decision goes back to be prepared anew.")
            if attempt(request, back, form=form, success=success):
                return redirect("subsidies:later", pk=pk)
    is_prepared = found.state == DivisionState.VOORBEREID
    context = {
        "decision": found,
        "share": found.share,
        "form": form,
        "is_prepared": is_prepared,
        "preview": preview_later(found, signer=request.role) if is_prepared else "",
        "why_not": why_not_settle(request.role, found, today)
        or (acts.why_not_the_same(found) if is_prepared else None),
    }
    status = form_status(form) if form is not None else 200
    return render(request, "subsidies/later.html", context, status=status)
