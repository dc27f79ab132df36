"""Changes after the status: the penvoerder reports them, the Realisatie Eenheid decides."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS, RE_KINDS
from applications.models import Application
from applications.views.lookup import own_application
from assessments.domain import hearing, notice_effects, noticing
from assessments.forms import HearingForm, NoticeForm, ProposalForm, ReturnForm
from assessments.models import ChangeKind, ChangeNotice, NoticeState
from assessments.notice_permissions import (
    why_not_give_back,
    why_not_notify,
    why_not_propose,
    why_not_record_answer,
    why_not_settle,
    why_not_withdraw_notice,
)
from common.acts import attempt, form_status
from common.unsent_forms import bind
from regions.models import Organisation, Partnership
from regions.search import searched

from .lookup_after import get_notice, get_own_notice

MOST_FOUND = 20
DecidingForm = ProposalForm | HearingForm | ReturnForm


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: PortalRequest, pk: int) -> HttpResponse:
    """What was reported to change in a region, and the form to report a change.

    Which kind of change is a choice in the address (`soort`), and so is by which words a party that
    joins is looked for (`q`): so each form asks no more than it has to, without a script.
    """
    application = own_application(request, pk)
    kind = request.GET.get("soort", "")
    why_not = why_not_notify(request.role, application)
    form = None
    if kind in ChangeKind.values and why_not is None:
        parties = _parties(application, kind, request.GET.get("q", ""))
        if kind == ChangeKind.NOT_DONE or parties.exists():
            form = bind(NoticeForm, request, kind=kind, parties=parties)
    if request.method == "POST":
        if form is None:
            messages.error(request, str(why_not or _("Choose what changes.")))
            return redirect("assessments:notices", pk=pk)
        if form.is_valid() and _notify(request, application, kind, form):
            return redirect("assessments:notices", pk=pk)
    return render(
        request,
        "assessments/notices.html",
        {
            "application": application,
            "notices": _reported(application),
            "kinds": ChangeKind.choices,
            "kind": kind if form is not None or kind == ChangeKind.JOINS else "",
            "kind_name": dict(ChangeKind.choices).get(kind, ""),
            "asks_words": kind == ChangeKind.JOINS,
            "words": request.GET.get("q", ""),
            "why_not": why_not,
            "form": form,
        },
        status=form_status(form) if form is not None else 200,
    )


def _notify(request: PortalRequest, application: Application, kind: str, form: NoticeForm) -> bool:
    act = partial(
        noticing.notify, application=application, kind=kind, by=request.role, **form.cleaned_data
    )
    success = _("The change has been reported. You get a letter with the decision.")
    return bool(attempt(request, act, form=form, success=success))


def _reported(application: Application) -> QuerySet[ChangeNotice]:
    found = ChangeNotice.objects.with_letters().filter(application=application)
    found = found.select_related("organisation", "letter", "notified_by__user")
    return found.defer("letter__pdf", "letter__body_html").order_by("-notified_at", "-pk")


def _parties(application: Application, kind: str, words: str) -> QuerySet[Organisation]:
    """Who can be chosen: what the register has by `words`, or who takes part and does not lead."""
    if kind == ChangeKind.JOINS:
        found = searched(Organisation.objects.current(), words.strip())[:MOST_FOUND]
        return Organisation.objects.filter(pk__in=[one.pk for one in found]).order_by("name", "pk")
    takes_part = Partnership.objects.current().filter(region=application.region_id)
    others = takes_part.exclude(organisation=application.penvoerder_id)
    keys = others.values("organisation")
    return Organisation.objects.filter(pk__in=keys).order_by("name", "pk")


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    """Take a notice back, after asking."""
    found = get_own_notice(request, pk)
    back = reverse("assessments:notices", args=[found.application_id])
    if reason := why_not_withdraw_notice(request.role, found):
        messages.error(request, str(reason))
        return redirect(back)
    if request.method == "POST":
        act = partial(noticing.withdraw_notice, notice=found, by=request.role)
        attempt(request, act, success=_("The notice has been withdrawn."))
        return redirect(back)
    context = {"notice": found, "application": found.application, "back_url": back}
    return render(request, "assessments/withdraw_notice.html", context)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: PortalRequest, pk: int) -> HttpResponse:
    """A reported change: an adviser hears the party and prepares a decision; a lead takes it, or
    gives it back.
    """
    found = get_notice(request, pk)
    form: DecidingForm | None = None
    if why_not_propose(request.role, found) is None:
        form = bind(ProposalForm, request)
    elif why_not_record_answer(request.role, found) is None:
        form = bind(HearingForm, request)
    elif why_not_give_back(request.role, found) is None:
        form = bind(ReturnForm, request)
    if request.method == "POST" and _done(request, found, form):
        return redirect("assessments:notice", pk=pk)
    status = form_status(form) if form is not None else 200
    return render(request, "assessments/notice.html", _shown(request, found, form), status=status)


def _done(request: PortalRequest, found: ChangeNotice, form: DecidingForm | None) -> bool:
    """Whether the page is left: the act was done, or there is no form in which to say why not."""
    by = request.role
    if request.POST.get("act") == "settle":
        taken = _("The decision has been taken. The letter is being made now.")
        act = partial(noticing.settle, notice=found, seen=request.POST.get("seen", ""), by=by)
        attempt(request, act, success=taken)
        return True
    if form is None:
        reason = why_not_propose(by, found)
        messages.error(request, str(reason))
        return True
    if not form.is_valid():
        return False
    typed = form.cleaned_data
    if isinstance(form, ProposalForm):
        act = partial(noticing.propose, notice=found, by=by, **typed)
        success = _("The decision lies with the leads.")
    elif isinstance(form, HearingForm):
        act = partial(hearing.record_answer, notice=found, by=by, **typed)
        success = _("The answer has been recorded.")
    else:
        act = partial(noticing.give_back, notice=found, by=by, **typed)
        success = _("The decision goes back to be prepared anew.")
    return bool(attempt(request, act, form=form, success=success))


def _shown(
    request: PortalRequest, found: ChangeNotice, form: DecidingForm | None
) -> dict[str, Any]:
    from assessments.domain.notice_letter import preview_html  # Starts the PDF engine's imports.

    at_hand = found.state == NoticeState.VOORGESTELD
    return {
        "notice": found,
        "case": found.application,
        "form": form,
        "proposes": isinstance(form, ProposalForm),
        "hears": isinstance(form, HearingForm),
        "is_prepared": at_hand,
        "seen": str(found.prepared_at),
        "lost": [] if found.settled_at else notice_effects.lost_parties(found),
        "preview": preview_html(found, signer=request.role) if at_hand else "",
        "why_not": why_not_settle(request.role, found) if at_hand else None,
    }
