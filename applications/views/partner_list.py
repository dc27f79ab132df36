"""Who takes part, who signs for them, and where they stand."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import PENVOERDER_KINDS
from applications.domain.partners import remove_partner, set_contact
from applications.domain.signing import ask_to_sign
from applications.domain.signing_links import withdraw_link
from applications.forms.partners import PartnerContactForm
from applications.models import Application, Partner, SectionKind, SigningRequest
from applications.permissions import may_ask_to_sign, may_edit
from applications.progress import (
    last_change,
    shown,
    step_after,
    step_title,
    step_url,
    unmet_before_signing,
)
from applications.queries import standings
from applications.requirements import evaluate, facts_of
from applications.section_queries import beside, section_row
from applications.signature_states import signed_partners
from common.acts import attempt, form_status, tried
from common.numbers import whole_number
from common.refusal import Refusal
from common.unsent_forms import bind

from .lookup import own_application
from .partner_adding import add_chosen, by_area, by_words
from .reminding import said_reminded


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def partners(request: PortalRequest, pk: int) -> HttpResponse:
    """Show who takes part, search the register, and add who was found."""
    application = own_application(request, pk)
    if request.method == "POST":
        return add_chosen(request, application)
    section = section_row(application, SectionKind.PARTNERS, request.role)
    facts = facts_of(application)
    findings = evaluate(application, facts=facts, step=section.kind)
    may = may_edit(request.role, application, SectionKind.PARTNERS)
    following = step_after(application, section.kind)
    context = {
        "application": application,
        "partner_signatures": facts.partner_signatures,
        "requirements": shown(application, findings, facts=facts, here=section.kind),
        "last_change": last_change(section),
        "may_edit": may,
        "section": section,
        "next_title": step_title(following),
        "next_url": step_url(application, following),
        **beside(section),
    }
    if may:
        region = facts.content["region"]
        context |= by_words(request, application)
        context["area"] = by_area(request, application, region)
    return render(request, "applications/partners.html", context)


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def contact(request: PortalRequest, pk: int, partner_pk: int) -> HttpResponse:
    """Note who signs for a partner."""
    application = own_application(request, pk)
    partner = get_visible(Partner.objects, request, application=application, pk=partner_pk)
    initial = {
        "name": partner.contact_name,
        "email": partner.contact_email,
        "second_name": partner.second_name,
        "second_email": partner.second_email,
    }
    signers = application.round.signers_per_party
    form = bind(PartnerContactForm, request, initial=initial, signers=signers)
    if request.method == "POST" and form.is_valid():
        note = partial(set_contact, partner=partner, by=request.role, **form.cleaned_data)
        noted = _("Noted who signs for %s.") % partner.name
        if attempt(request, note, form=form, success=noted):
            return redirect("applications:partners", application.pk)
    context = {"application": application, "partner": partner, "form": form}
    return render(request, "applications/partner_contact.html", context, status=form_status(form))


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def remove(request: PortalRequest, pk: int, partner_pk: int) -> HttpResponse:
    """Take a partner off the list, after asking."""
    application = own_application(request, pk)
    partner = get_visible(Partner.objects, request, application=application, pk=partner_pk)
    back = reverse("applications:partners", args=[application.pk])
    if request.method == "GET":
        context = {
            "application": application,
            "partner": partner,
            "signed": signed_partners(application),
            "back_url": back,
        }
        return render(request, "applications/partner_remove.html", context)
    attempt(
        request,
        partial(remove_partner, partner=partner, by=request.role),
        success=_("%s no longer takes part.") % partner.name,
    )
    return redirect(back)


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def progress_of_signing(request: PortalRequest, pk: int) -> HttpResponse:
    """Show where every partner stands, and ask those who still have to sign."""
    application = own_application(request, pk)
    error = ""
    if request.method == "POST":
        asked = tried(partial(_ask, request, application))
        if asked:
            return asked.value
        error = str(asked)
    facts = facts_of(application)
    now = facts.partner_signatures
    context = {
        "application": application,
        "partner_signatures": now,
        "standings": standings(application, now, request.received_at),
        "has_asked": any(one.is_asked for one in now.partners),
        "to_ask": [one for one in now.partners if one.can_be_asked],
        # Who was asked is reminded instead.
        "can_ask_all": any(one.can_be_asked and not one.is_asked for one in now.partners),
        "may_ask": may_ask_to_sign(request.role, application),
        "not_in_order": application.is_being_written
        and len(unmet_before_signing(evaluate(application, facts=facts))),
        "error": error,
    }
    return render(request, "applications/signatures.html", context, status=422 if error else 200)


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def withdraw_signing_link(request: PortalRequest, pk: int, partner_pk: int) -> HttpResponse:
    """Make the link that a partner was sent useless, after asking."""
    application = own_application(request, pk)
    partner = get_visible(Partner.objects, request, application=application, pk=partner_pk)
    back = reverse("applications:signatures", args=[application.pk])
    if request.method == "GET":
        context = {"application": application, "partner": partner, "back_url": back}
        return render(request, "applications/withdraw_link.html", context)
    attempt(
        request,
        partial(withdraw_link, partner=partner, by=request.role, at=request.received_at),
        success=_("The link of %s no longer works.") % partner.name,
    )
    return redirect(back)


def _ask(request: PortalRequest, application: Application) -> HttpResponse:
    chosen = application.partners.all()
    if "all" not in request.POST:
        keys = request.POST.getlist("remind") or request.POST.getlist("partner")
        typed = map(whole_number, keys)
        chosen = chosen.filter(pk__in=[number for number in typed if number is not None])
    if not chosen:
        raise Refusal(_("Choose at least one partner to ask."), code="nobody_chosen")
    at = timezone.now()
    asked = ask_to_sign(application=application, partners=chosen, by=request.role, at=at)
    _say_who_was_mailed(request, asked, at)
    return redirect("applications:signatures", application.pk)


def _say_who_was_mailed(request: PortalRequest, asked: list[SigningRequest], at: datetime) -> None:
    """Say how many partners were sent a mail by this request, and why when none was."""
    mailed = sum(one.requested_at == at for one in asked)
    if mailed and "remind" in request.POST:
        messages.success(request, said_reminded(mailed))
    elif mailed:
        words = ngettext(
            "%s partner has been asked to sign.", "%s partners have been asked to sign.", mailed
        )
        messages.success(request, words % mailed)
    elif asked:
        messages.info(request, _("They were asked a moment ago, so no second mail was sent."))
    else:
        messages.info(request, _("Whom you chose has signed already, so nobody was asked."))
