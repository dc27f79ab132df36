"""Payments of a subsidy round: what is due, the runs for the paying body, and what came back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import RE_KINDS
from applications.models import Round, RoundKind
from common.acts import attempt, form_status
from common.dates import amsterdam_date
from common.exports import KINDS
from common.many import chosen_keys
from common.unsent_forms import bind
from subsidies.domain import payments as acts
from subsidies.forms.after import NotedForm, RunForm
from subsidies.grant_permissions import why_not_pay
from subsidies.models import PaymentRun
from subsidies.queries import payments_of, runs_of
from subsidies.sheets import payment_sheet

SOON = timedelta(weeks=2)
FILES = (("csv", "CSV"), ("xlsx", "Excel"))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def payments(request: PortalRequest, pk: int) -> HttpResponse:
    """What is due in a round, and its runs; what is due until a day goes into a next run."""
    into = get_object_or_404(Round, pk=pk, kind=RoundKind.SUBSIDIE)
    why_not = why_not_pay(request.role, into)
    until = amsterdam_date(request.received_at) + SOON
    form = bind(RunForm, request, initial={"until": until})
    if request.method == "POST" and form.is_valid():
        act = partial(acts.make_run, into=into, by=request.role, **form.cleaned_data)
        success = _("The run has been made. Download it for the paying body.")
        if done := attempt(request, act, form=form, success=success):
            return redirect("subsidies:run", pk=done.value.pk)
    shut_out = why_not is not None
    context = {
        "round": into,
        "why_not": why_not,
        "until": until,
        "due": [] if shut_out else acts.due(into, until),
        "runs": [] if shut_out else runs_of(into),
        "form": form,
    }
    return render(request, "subsidies/payments.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def run(request: PortalRequest, pk: int) -> HttpResponseBase:
    """A run with its payments, as a page and as a file; note what came back, of several at once."""
    found = get_visible(PaymentRun.objects.select_related("round", "made_by__user"), request, pk=pk)
    rows = payments_of(found)
    if (kind := request.GET.get("export", "")) in KINDS:
        return KINDS[kind](payment_sheet(found), rows)
    form = bind(NotedForm, request, initial={"on": amsterdam_date(request.received_at)})
    if request.method == "POST" and form.is_valid() and _noted(request, found, form):
        return redirect("subsidies:run", pk=pk)
    context = {
        "run": found,
        "round": found.round,
        "rows": rows,
        "total": sum(one.amount for one in rows),
        "files": [(f"?export={kind}", name) for kind, name in FILES],
        "why_not": why_not_pay(request.role, found.round),
        "form": form,
    }
    return render(request, "subsidies/run.html", context, status=form_status(form))


def _noted(request: PortalRequest, found: PaymentRun, form: NotedForm) -> bool:
    typed = form.cleaned_data
    chosen = chosen_keys(request.POST, "payment")
    if request.POST.get("act") == "returned":
        act = partial(
            acts.note_returned,
            run=found,
            payments=chosen,
            on=typed["on"],
            reason=typed["reason"],
            by=request.role,
        )
    else:
        act = partial(acts.note_paid, run=found, payments=chosen, on=typed["on"], by=request.role)
    done = attempt(request, act, form=form)
    if not done:
        return False
    if not done.value:
        messages.info(request, _("Nothing changed: this was noted of these payments before."))
        return True
    text = ngettext(
        "It was noted of %(count)d payment.", "It was noted of %(count)d payments.", done.value
    )
    messages.success(request, text % {"count": done.value})
    return True
