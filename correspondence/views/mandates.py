"""The register of mandates: who signs what on whose behalf."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from common.acts import attempt, form_status
from common.dates import amsterdam_date
from common.unsent_forms import bind
from correspondence.domain import mandates
from correspondence.mandate_forms import EndMandateForm, MandateForm
from correspondence.models import Mandate
from correspondence.permissions import READERS_OF_MANDATES, why_not_keep_mandates


@for_roles(*READERS_OF_MANDATES)
@require_safe
def register(request: PortalRequest) -> HttpResponse:
    """List every mandate by who signs: those that hold, are to come or have ended."""
    context = {
        "mandates": Mandate.objects.for_list(),
        "today": amsterdam_date(request.received_at),
        "may_keep": why_not_keep_mandates(request.role) is None,
    }
    return render(request, "correspondence/mandates.html", context)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: PortalRequest) -> HttpResponse:
    """Record a mandate that was given in writing."""
    form = bind(MandateForm, request)
    if request.method == "POST" and form.is_valid():
        act = partial(mandates.record_mandate, by=request.role, **form.cleaned_data)
        if attempt(request, act, form=form, success=_("The mandate has been recorded.")):
            return redirect("correspondence:mandates")
    context = {"form": form}
    return render(request, "correspondence/mandate.html", context, status=form_status(form))


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: PortalRequest, pk: int) -> HttpResponse:
    """Let a mandate end."""
    found = get_object_or_404(Mandate.objects.for_list(), pk=pk)
    today = amsterdam_date(request.received_at)
    form = bind(EndMandateForm, request, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        act = partial(mandates.end_mandate, mandate=found, by=request.role, **form.cleaned_data)
        done = _("The mandate of %s ends on the day you chose.") % found.role.user
        if attempt(request, act, form=form, success=done):
            return redirect("correspondence:mandates")
    context = {"form": form, "mandate": found}
    return render(request, "correspondence/end_mandate.html", context, status=form_status(form))
