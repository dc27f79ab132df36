"""Withdrawing a provisional status: the RE intends and decides, the penvoerder responds."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS, RE_KINDS
from assessments.domain import withdrawals
from assessments.forms import (
    DropForm,
    IntentionForm,
    RespondForm,
    ReturnForm,
    ToldForm,
    WithdrawalForm,
)
from assessments.models import HEARING, Withdrawal, WithdrawalState
from assessments.withdrawal_obligations import late_conditions
from assessments.withdrawal_permissions import (
    why_not_intend,
    why_not_move,
    why_not_propose,
    why_not_respond,
    why_not_withdraw,
    why_not_write_down,
)
from common.acts import attempt, form_status
from common.dates import amsterdam_date
from common.offers import Offer, Offers
from common.unsent_forms import bind

from .lookup import get_case
from .lookup_after import get_own_withdrawal, get_withdrawal


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def intend(request: PortalRequest, pk: int) -> HttpResponse:
    """Write why the status may be withdrawn, look at the letter, and send it."""
    case = get_case(request, pk)
    today = amsterdam_date(request.received_at)
    if reason := why_not_intend(request.role, case, today) or withdrawals.why_no_ground(case):
        messages.error(request, str(reason))
        return redirect("assessments:case", pk=pk)
    form = bind(IntentionForm, request, initial={"respond_by": today + HEARING})
    letter = ""
    if request.method == "POST" and form.is_valid():
        if request.POST.get("act") == "look":
            letter = _preview(request, case.pk, form)
        else:
            act = partial(
                withdrawals.intend, application=case, by=request.role, **form.cleaned_data
            )
            sent = _("The letter is being made. The penvoerder gets a mail when it is there.")
            if done := attempt(request, act, form=form, success=sent):
                return redirect("assessments:withdrawal", pk=done.value.pk)
    context = {"case": case, "form": form, "letter": letter}
    return render(request, "assessments/intend.html", context, status=form_status(form))


def _preview(request: PortalRequest, case: int, form: IntentionForm) -> str:
    from assessments.domain.withdrawal_letters import (  # Starts the PDF engine's imports.
        preview_intention,
        whole_case,
    )

    typed = form.cleaned_data
    whole = whole_case(case)
    lacks = withdrawals.to_tell(whole)
    written = Withdrawal(application=whole, intended_by=request.role, lacks=lacks, **typed)
    return preview_intention(written)


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def respond(request: PortalRequest, pk: int) -> HttpResponse:
    """What the Realisatie Eenheid intends, and the form to respond to it."""
    found = get_own_withdrawal(request, pk)
    today = amsterdam_date(request.received_at)
    why_not = why_not_respond(request.role, found, today)
    form = bind(RespondForm, request)
    if request.method == "POST" and form.is_valid():
        act = partial(
            withdrawals.respond,
            withdrawal=found,
            zienswijze=form.cleaned_data["zienswijze"],
            by=request.role,
        )
        sent = _("Your response has been sent. It is weighed in the decision.")
        if attempt(request, act, form=form, success=sent):
            return redirect("assessments:respond", pk=pk)
    context = {
        "withdrawal": found,
        "application": found.application,
        "conditions": late_conditions(found, request.role),
        "is_over": found.letter_id is not None or found.state == WithdrawalState.VERVALLEN,
        "why_not": why_not,
        "form": form,
    }
    return render(request, "assessments/respond.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: PortalRequest, pk: int) -> HttpResponse:
    """An intention with its response: write it down, prepare the decision, take or drop it."""
    found = get_withdrawal(request, pk)
    if request.method == "POST" and request.POST.get("act") == "withdraw":
        taken = _("The decision has been taken. The letter is being made now.")
        seen = request.POST.get("seen", "")
        act = partial(withdrawals.withdraw_status, withdrawal=found, seen=seen, by=request.role)
        attempt(request, act, success=taken)
        return redirect("assessments:withdrawal", pk=pk)
    offers = Offers(request, _offers(request, found))
    if offers.carried_out():
        return redirect("assessments:withdrawal", pk=pk)
    context = {**_shown(request, found), "forms": offers.forms, "form": offers.bound}
    return render(request, "assessments/withdrawal.html", context, status=offers.status)


def _offers(request: PortalRequest, found: Withdrawal) -> dict[str, Offer]:
    role = request.role
    this: dict[str, Any] = {"withdrawal": found, "by": role}
    return {
        "write_down": Offer(
            ToldForm,
            partial(withdrawals.write_down, **this),
            _("What the region told has been written down."),
            why_not_write_down(role, found),
            {"told": found.told},
        ),
        "propose": Offer(
            WithdrawalForm,
            partial(withdrawals.propose, **this),
            _("The decision lies with the leads."),
            _why_not_propose(request, found),
            {"reasons": found.reasons, "weighing": found.weighing},
        ),
        "give_back": Offer(
            ReturnForm,
            partial(withdrawals.give_back, **this),
            _("The decision goes back to be prepared anew."),
            why_not_move(role, found, "give_back"),
        ),
        "drop": Offer(
            DropForm,
            lambda drop_reason: withdrawals.drop(withdrawal=found, reason=drop_reason, by=role),
            _("The status stays. The penvoerder has been told."),
            why_not_move(role, found, "drop"),
        ),
    }


def _shown(request: PortalRequest, found: Withdrawal) -> dict[str, Any]:
    from assessments.domain.withdrawal_letters import preview_withdrawal  # As above.

    today = amsterdam_date(request.received_at)
    at_hand = found.state == WithdrawalState.VOORGESTELD
    preview = preview_withdrawal(found, signer=request.role) if at_hand else ""
    return {
        "withdrawal": found,
        "case": found.application,
        "is_prepared": at_hand,
        "preview": preview,
        "seen": str(found.prepared_at),
        "why_not": (
            why_not_withdraw(request.role, found, today) or withdrawals.why_other_ground(found)
            if at_hand
            else None
        ),
        "why_not_propose": _why_not_propose(request, found),
    }


def _why_not_propose(request: PortalRequest, found: Withdrawal) -> StrOrPromise | None:
    today = amsterdam_date(request.received_at)
    return why_not_propose(request.role, found, today) or withdrawals.why_other_ground(found)
