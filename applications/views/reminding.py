"""Reminding all partners that have not answered, after showing who gets a mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications.domain.signing import ask_to_sign
from applications.models import Partner
from applications.signature_states import partner_signatures
from common.many import carry_out, foresee

from .lookup import own_application


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: PortalRequest, pk: int) -> HttpResponse:
    """Show which partners would be reminded, and remind them."""
    application = own_application(request, pk)
    now = partner_signatures(application)
    waiting = {one.partner: one for one in now.partners if one.is_asked}

    def act(partner: Partner) -> None:
        ask_to_sign(
            application=application, partners=[partner], by=request.role, at=request.received_at
        )

    if request.method == "POST":
        outcomes = carry_out(waiting, act)
        count = len(outcomes.done)
        if count:
            messages.success(request, said_reminded(count))
        for one in outcomes.refused:
            messages.error(request, f"{one.thing.name}: {one.why_not}")
        return redirect("applications:signatures", pk)
    outcomes = foresee(waiting, act)
    context = {
        "application": application,
        "foreseen": outcomes,
        "waiting": [waiting[partner] for partner in outcomes.done],
    }
    return render(request, "applications/remind.html", context)


def said_reminded(count: int) -> str:
    """Say how many partners have been reminded."""
    words = ngettext("%s partner has been reminded.", "%s partners have been reminded.", count)
    return words % count
