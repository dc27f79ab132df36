"""Passing on the lead to another partner: asking it, taking that back, and answering."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from applications.domain import lead as acts
from applications.forms.lead import LeadForm, LeadWhyNotForm
from applications.lead_permissions import (
    can_lead,
    why_not_answer_lead,
    why_not_propose_lead,
    why_not_take_back_lead,
)
from applications.models import LeadTransfer, LeadTransferState
from applications.permissions import is_own
from common.acts import attempt, form_status
from common.unsent_forms import bind

from .lookup import own_application


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: PortalRequest, pk: int) -> HttpResponse:
    """Show who was asked to lead and what came of it; ask a partner when nobody is asked now."""
    application = own_application(request, pk)
    transfers = list(application.lead_transfers.for_page())
    going = next((one for one in transfers if one.is_under_way), None)
    why_not = why_not_propose_lead(request.role, application, request.received_at)
    partners = can_lead(application)
    form = None
    if going is None and why_not is None and partners.exists():
        form = bind(LeadForm, request, partners=partners)
    if request.method == "POST":
        if form is None:
            words = _("A partner was asked already. Take that back first.")
            messages.error(request, str(why_not or words))
            return redirect("applications:lead", pk)
        if form.is_valid():
            act = partial(
                acts.propose, application=application, by=request.role, **form.cleaned_data
            )
            done = _("The partner has been asked. You get a mail with the answer.")
            if attempt(request, act, form=form, success=done):
                return redirect("applications:lead", pk)
    context = {
        "application": application,
        "earlier": [one for one in transfers if one is not going],
        "going": going,
        "may_take_back": going and why_not_take_back_lead(request.role, going) is None,
        "why_not": why_not,
        "form": form,
    }
    status = form_status(form) if form is not None else 200
    return render(request, "applications/lead.html", context, status=status)


@for_roles(RoleKind.PENVOERDER_SIGNATORY)
@require_POST
def take_back(request: PortalRequest, pk: int) -> HttpResponse:
    """No longer ask a partner to lead."""
    application = own_application(request, pk)
    going = application.lead_transfers.under_way().first()
    if going is not None:
        act = partial(acts.take_back, transfer=going, by=request.role)
        attempt(request, act, success=_("The partner is not asked any more."))
    return redirect("applications:lead", pk)


@for_roles(RoleKind.PENVOERDER_SIGNATORY)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: PortalRequest, pk: int) -> HttpResponse:
    """Ask a signatory of the partner whether it becomes penvoerder, or show what came of it."""
    transfer = get_visible(_Asked(), request, pk=pk)
    why_not = why_not_answer_lead(request.role, transfer, request.received_at)
    form = bind(LeadWhyNotForm, request) if why_not is None else None
    agrees = request.method == "POST" and "agree" in request.POST
    if request.method == "POST" and (form is None or agrees):
        act = partial(acts.agree, transfer=transfer, by=request.role)
        done = _("Your organisation agrees. The Realisatie Eenheid now decides; you get a mail.")
        attempt(request, act, success=done)
        return redirect("applications:lead_answer", pk)
    if form is not None and request.method == "POST" and form.is_valid():
        decline = partial(acts.decline, transfer=transfer, by=request.role, **form.cleaned_data)
        done = _("The penvoerder has been told that your organisation does not agree.")
        if attempt(request, decline, form=form, success=done):
            return redirect("applications:lead_answer", pk)
    context = {
        "transfer": transfer,
        "application": transfer.application,
        "leads": is_own(request.role, transfer.application),
        "form": form,
        "why_not": why_not if transfer.state == LeadTransferState.GEVRAAGD else None,
    }
    status = form_status(form) if form is not None else 200
    return render(request, "applications/lead_answer.html", context, status=status)


class _Asked:
    """The transfers in which an organisation is asked to lead, with what the page shows."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[LeadTransfer]:
        rows = LeadTransfer.objects.visible_to(role).for_page()
        return rows.select_related("application__plan", "application__round")
