"""Consenting to another penvoerder, or not."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.forms.lead import LeadWhyNotForm
from applications.lead_permissions import why_not_consent_lead
from applications.models import LeadTransferState
from assessments.domain.lead import consent, withhold
from common.acts import attempt, form_status
from common.unsent_forms import bind

from .lookup import get_lead_transfer


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: PortalRequest, pk: int) -> HttpResponse:
    """Show who is to lead and why, and have it decided; of a draft nothing else."""
    transfer = get_lead_transfer(request, pk)
    why_not = why_not_consent_lead(transfer, request.received_at, kind=request.role.kind)
    form = bind(LeadWhyNotForm, request) if transfer.state == LeadTransferState.AANVAARD else None
    if request.method == "POST" and (form is None or "consent" in request.POST):
        act = partial(consent, transfer=transfer, by=request.role)
        done = _("The lead has been passed on. Everybody concerned gets a mail.")
        attempt(request, act, success=done)
        return redirect("assessments:lead", pk)
    if form is not None and request.method == "POST" and form.is_valid():
        refuse = partial(withhold, transfer=transfer, by=request.role, **form.cleaned_data)
        done = _("The lead stays where it is. Both organisations get a mail.")
        if attempt(request, refuse, form=form, success=done):
            return redirect("assessments:lead", pk)
    context = {
        "transfer": transfer,
        "application": transfer.application,
        "why_not": why_not if form is not None else None,
        "form": form,
    }
    status = form_status(form) if form is not None else 200
    return render(request, "assessments/lead.html", context, status=status)
