"""Objections: the penvoerder hands one in, the Realisatie Eenheid records, handles and decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role
from assessments import objection_queries
from assessments.domain import objecting, objections
from assessments.domain.objection_costs import ask_costs, pay_costs_by
from assessments.domain.objection_effects import (
    conditions_objected_to,
    goes_on_otherwise,
    lapsing_by,
    would_go_back_to,
)
from assessments.domain.objection_term import MENDING_WEEKS, term_of
from assessments.filters import ObjectionFilter
from assessments.forms import (
    AdjournForm,
    AskCostsForm,
    CarryOutForm,
    LateDecisionForm,
    MendForm,
    ObjectForm,
    ObjectionDecisionForm,
    ObjectionHearingForm,
    RecordCostsAskedForm,
    RecordMendedForm,
    RecordObjectionForm,
    ReturnForm,
    TakeUpForm,
    WithdrawObjectionForm,
    WithdrawOwnObjectionForm,
)
from assessments.models import Objection, ObjectionState
from assessments.objection_permissions import (
    why_not_adjourn,
    why_not_ask_costs,
    why_not_carry_out,
    why_not_decide,
    why_not_give_back,
    why_not_hand_in,
    why_not_handle,
    why_not_hear,
    why_not_mend,
    why_not_propose,
    why_not_record,
    why_not_take_up,
    why_not_withdraw,
)
from common.acts import attempt, form_status
from common.dates import amsterdam_date
from common.offers import Offer, Offers
from common.unsent_forms import bind

from .lookup_after import get_letter_objected_to, get_objection, get_own_letter, get_own_objection


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: PortalRequest, reference: str) -> HttpResponse:
    """Object to a letter to one's own organisation; without grounds only once that is confirmed."""
    letter, case = get_own_letter(request, reference)
    why_not = why_not_hand_in(request.role, letter)
    form = bind(ObjectForm, request)
    is_sent = request.method == "POST" and form.is_valid()
    is_empty = is_sent and not form.cleaned_data["grounds"] and why_not is None
    to_confirm = is_empty and "without_grounds" not in request.POST
    if is_sent and not to_confirm:
        act = partial(
            objecting.hand_in,
            letter=letter,
            by=request.role,
            received_at=request.received_at,
            **form.cleaned_data,
        )
        sent = _("Your objection came in. You get a letter in which we say how we handle it.")
        if done := attempt(request, act, form=form, success=sent):
            return redirect("assessments:own_objection", done.value.pk)
    today = amsterdam_date(request.received_at)
    context = {
        "letter": letter,
        "application": case,
        "why_not": why_not,
        "form": form,
        "is_late": letter.objection_until is not None and today > letter.objection_until,
        "weeks": MENDING_WEEKS,
    }
    if to_confirm:
        return render(request, "assessments/object_without_grounds.html", context)
    return render(request, "assessments/object.html", context, status=form_status(form))


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def own_objection(request: PortalRequest, pk: int) -> HttpResponse:
    """How far the own objection is; send what lacks, or withdraw it."""
    found = get_own_objection(request, pk)
    offers = Offers(request, _for_penvoerder(request.role, found))
    if offers.carried_out():
        return redirect("assessments:own_objection", pk)
    context = {
        "objection": found,
        "application": found.application,
        "term": term_of(found) if found.receipt_letter_id else None,
        "pay_costs_by": pay_costs_by(found),
        "forms": offers.forms,
        "form": offers.bound,
    }
    return render(request, "assessments/own_objection.html", context, status=offers.status)


def _for_penvoerder(role: Role, found: Objection) -> Mapping[str, Offer]:
    this: dict[str, Any] = {"objection": found, "by": role}
    return {
        "mend": Offer(
            MendForm,
            partial(objections.mend, **this),
            _("What lacked has been recorded."),
            why_not_mend(role, found),
        ),
        "ask_costs": Offer(
            AskCostsForm,
            partial(ask_costs, **this),
            _("You have asked that your costs be paid."),
            why_not_ask_costs(role, found),
        ),
        "withdraw": Offer(
            WithdrawOwnObjectionForm,
            partial(objections.withdraw, **this),
            _("The objection has been withdrawn."),
            why_not_withdraw(role, found),
        ),
    }


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: PortalRequest, reference: str) -> HttpResponse:
    """Write down an objection that came in outside the portal."""
    letter, case = get_letter_objected_to(request, reference)
    form = bind(RecordObjectionForm, request)
    if request.method == "POST" and form.is_valid():
        act = partial(objecting.record, letter=letter, by=request.role, **form.cleaned_data)
        if done := attempt(request, act, form=form, success=_said_in_time):
            return redirect("assessments:objection", done.value.pk)
    why_not = why_not_record(request.role, letter)
    context = {"letter": letter, "case": case, "form": form, "why_not": why_not}
    return render(request, "assessments/record_objection.html", context, status=form_status(form))


def _said_in_time(objection: Objection) -> str:
    if objection.in_time:
        return _("The objection has been recorded. It is in time.")
    return _("The objection has been recorded. It came in too late: judge whether that is excused.")


@for_roles(*RE_KINDS)
@require_safe
def objection_list(request: PortalRequest) -> HttpResponseBase:
    """List the objections, with by when each must be decided on."""
    shown = ObjectionFilter(request.GET, objection_queries.for_list(request.role), request=request)
    if (file := shown.download()) is not None:
        return file
    page = shown.page()
    context = {
        "shown": shown,
        "page": page,
        "rows": objection_queries.with_terms(page.object_list),
        "today": amsterdam_date(request.received_at),
    }
    return render(request, "assessments/objections.html", context)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: PortalRequest, pk: int) -> HttpResponse:
    """An objection with what can be done about it now."""
    found = get_objection(request, pk)
    if request.method == "POST" and request.POST.get("act") == "decide":
        seen = request.POST.get("seen", "")
        act = partial(objections.decide, objection=found, seen=seen, by=request.role)
        attempt(request, act, success=_("The decision has been taken. The letter is being made."))
        return redirect("assessments:objection", pk)
    offers = Offers(request, _for_re(request, found))
    if offers.carried_out():
        return redirect("assessments:objection", pk)
    context = {**_shown(request, found), "forms": offers.forms, "form": offers.bound}
    return render(request, "assessments/objection.html", context, status=offers.status)


def _for_re(request: PortalRequest, found: Objection) -> Mapping[str, Offer]:
    role, today = request.role, amsterdam_date(request.received_at)
    return {
        **_handling(role, found, today),
        **_deciding(role, found, today),
        "carry_out": Offer(
            CarryOutForm,
            partial(objections.carry_out, objection=found, by=role),
            _("It has been noted that this was carried out."),
            why_not_carry_out(role, found),
        ),
        "withdraw": Offer(
            WithdrawObjectionForm,
            partial(objections.withdraw, objection=found, by=role),
            _("The objection has been withdrawn."),
            why_not_withdraw(role, found),
        ),
    }


def _handling(role: Role, found: Objection, today: date) -> Mapping[str, Offer]:
    this: dict[str, Any] = {"objection": found, "by": role}
    return {
        "take_up": Offer(
            TakeUpForm,
            partial(objections.take_up, **this),
            _("You have taken the objection in hand. The letter is being made."),
            why_not_take_up(role, found, today),
            {},
            {"has_grounds": bool(found.grounds)},
        ),
        "mend": Offer(
            RecordMendedForm,
            partial(objections.mend, **this),
            _("What lacked has been recorded."),
            why_not_mend(role, found),
            {"mended_on": today},
        ),
        "ask_costs": Offer(
            RecordCostsAskedForm,
            partial(ask_costs, **this),
            _("It has been recorded that the costs were asked."),
            why_not_ask_costs(role, found),
            {"asked_on": today},
        ),
        "note_hearing": Offer(
            ObjectionHearingForm,
            partial(objections.note_hearing, **this),
            _("The hearing has been noted."),
            why_not_hear(role, found),
            {
                "heard_on": found.heard_on,
                "report": found.hearing_report,
                "no_hearing": found.no_hearing,
            },
        ),
        "adjourn": Offer(
            AdjournForm,
            partial(objections.adjourn, **this),
            _("The letter that it takes longer is being made."),
            why_not_adjourn(role, found, term_of(found).due, today),
        ),
    }


def _deciding(role: Role, found: Objection, today: date) -> Mapping[str, Offer]:
    this: dict[str, Any] = {"objection": found, "by": role}
    late = ("is_excused", "late_reasons")
    names = ("outcome", "reasons", "replacement", "lapsing", "to_do", "costs", "costs_reasons")
    pays = "yes" if found.costs else "no"
    why_not = why_not_propose(role, found, today)
    return {
        "propose": Offer(
            ObjectionDecisionForm if found.in_time else LateDecisionForm,
            partial(objections.propose, **this),
            _("The decision lies with the leads."),
            why_not,
            {name: getattr(found, name) for name in (*names, *late)}
            | {"pays_costs": pays if found.costs_reasons else ""},
            {
                "conditions": None
                if why_not or would_go_back_to(found)
                else conditions_objected_to(found),
                "costs_asked": found.costs_asked_on is not None,
            },
        ),
        "give_back": Offer(
            ReturnForm,
            partial(objections.give_back, **this),
            _("The decision goes back to be prepared anew."),
            why_not_give_back(role, found),
        ),
    }


def _shown(request: PortalRequest, found: Objection) -> dict[str, Any]:
    role, today = request.role, amsterdam_date(request.received_at)
    at_hand = found.state == ObjectionState.VOORGESTELD
    preview = ""
    if at_hand:
        # Starts the PDF engine's imports.
        from assessments.domain.objection_letters import preview_decision

        preview = preview_decision(found, signer=role)
    why_not = why_not_handle(role, found) if found.is_open else None
    return {
        "objection": found,
        "case": found.application,
        "term": term_of(found),
        "today": today,
        "lapsing": lapsing_by(found),
        "pay_costs_by": pay_costs_by(found),
        "to_post": objection_queries.to_post(found),
        "is_prepared": at_hand,
        "preview": preview,
        "seen": objections.mark_of(found),
        "goes_on_otherwise": found.is_open and goes_on_otherwise(found.application),
        "why_not_handle": why_not,
        "others": objection_queries.who_may_handle(found) if why_not else [],
        "why_not_decide": why_not_decide(role, found, today) if at_hand else None,
        "why_not_take_up": why_not_take_up(role, found, today)
        if found.handled_by_id is None
        else None,
        "why_not_propose": why_not_propose(role, found, today),
    }
