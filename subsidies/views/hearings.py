"""Hearing an applicant: what is intended is told by letter, answered, and weighed or dropped."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import PENVOERDER_KINDS, RE_KINDS
from applications.models import Application
from assessments.forms import RespondForm, ToldForm
from assessments.models import HEARING
from assessments.views.lookup import get_case
from common.acts import attempt, form_status
from common.dates import amsterdam_date
from common.offers import Offer, Offers
from common.unsent_forms import bind
from subsidies.domain import hearings
from subsidies.domain.balance import balance_of
from subsidies.forms.after import DropHearingForm, IntendForm
from subsidies.later_permissions import (
    granted_share,
    is_open,
    why_not_drop,
    why_not_intend,
    why_not_respond,
    why_not_rest_on,
    why_not_write_down,
)
from subsidies.models import About, Hearing


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def intend(request: PortalRequest, pk: int, about: str) -> HttpResponse:
    """Write what is intended about a subsidy, look at the letter, and send it."""
    case = get_case(request, pk)
    if about not in About.values:
        raise Http404
    today = amsterdam_date(request.received_at)
    share = granted_share(case)
    if reason := why_not_intend(request.role, case, about, today):
        messages.error(request, str(reason))
        return redirect(_back(case))
    initial = {"respond_by": today + HEARING}
    form = bind(IntendForm, request, about=About(about), initial=initial)
    letter = ""
    if request.method == "POST" and form.is_valid():
        if request.POST.get("act") == "look":
            letter = _preview(request, case.pk, about, form)
        else:
            act = partial(
                hearings.intend,
                application=case,
                about=about,
                by=request.role,
                **form.cleaned_data,
            )
            sent = _("The letter is being made. The penvoerder gets a mail when it is there.")
            if done := attempt(request, act, form=form, success=sent):
                return redirect("subsidies:hearing", pk=done.value.pk)
    context = {
        "case": case,
        "about": About(about),
        "balance": balance_of(share) if share and about != About.REFUSAL else None,
        "form": form,
        "letter": letter,
        "back_url": _back(case),
    }
    return render(request, "subsidies/intend.html", context, status=form_status(form))


def _back(case: Application) -> str:
    share = granted_share(case)
    if share is not None:
        return reverse("subsidies:grant", args=[share.pk])
    return reverse("subsidies:ground", args=[case.pk])


def _preview(request: PortalRequest, case: int, about: str, form: forms.Form) -> str:
    from assessments.domain.withdrawal_letters import whole_case
    from subsidies.domain.later_letters import preview_hearing  # The PDF engine.

    written = Hearing(
        application=whole_case(case), about=about, intended_by=request.role, **form.cleaned_data
    )
    return preview_hearing(written)


@for_roles(*RE_KINDS, *PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def hearing(request: PortalRequest, pk: int) -> HttpResponse:
    """What is intended and what was answered: respond to it, write it down, or drop it."""
    found = get_visible(
        Hearing.objects.select_related(
            "application__round",
            "application__plan",
            "application__penvoerder",
            "letter",
            "intended_by__user",
            "zienswijze_by__user",
            "told_by__user",
        ).defer("letter__pdf", "letter__body_html"),
        request,
        pk=pk,
    )
    today = amsterdam_date(request.received_at)
    offers = Offers(request, _offers(request, found))
    if offers.carried_out():
        return redirect("subsidies:hearing", pk=pk)
    share = granted_share(found.application)
    context = {
        "hearing": found,
        "case": found.application,
        "share": share,
        "forms": offers.forms,
        "form": offers.bound,
        "why_not": why_not_respond(request.role, found, today),
        "is_open": is_open(found),
        "why_not_prepare": why_not_rest_on(found, found.about, today),
        "decisions": found.decisions.visible_to(request.role).select_related("letter"),
    }
    return render(request, "subsidies/hearing.html", context, status=offers.status)


def _offers(request: PortalRequest, found: Hearing) -> dict[str, Offer]:
    role, today = request.role, amsterdam_date(request.received_at)
    this: dict[str, Any] = {"hearing": found, "by": role}
    return {
        "respond": Offer(
            RespondForm,
            partial(hearings.respond, **this),
            _("Your response has been sent. It is weighed in the decision."),
            why_not_respond(role, found, today),
        ),
        "write_down": Offer(
            ToldForm,
            partial(hearings.write_down, **this),
            _("What the region told has been written down."),
            why_not_write_down(role, found),
            {"told": found.told},
        ),
        "drop": Offer(
            DropHearingForm,
            partial(hearings.drop, **this),
            _("It stays as it is. The penvoerder has been told."),
            why_not_drop(role, found),
        ),
    }
