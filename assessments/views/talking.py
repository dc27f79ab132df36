"""Talks with a region: moments are proposed, one is chosen, and what was agreed is recorded."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role
from applications.views.lookup import own_application
from assessments.domain import talking
from assessments.forms import ChoiceForm, MomentsForm, RecordForm, TalkForm, WhyForm
from assessments.models import Talk
from assessments.talk_permissions import why_not_move_talk, why_not_propose_talk, why_not_record
from common.acts import attempt, form_status
from common.downloads import download
from common.offers import Offer, Offers
from common.unsent_forms import bind

from .lookup import get_case
from .lookup_after import get_own_talk, get_talk


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def talks(request: PortalRequest, pk: int) -> HttpResponse:
    """The talks about a case, and the form to propose one."""
    found = get_case(request, pk)
    why_not = why_not_propose_talk(request.role, found)
    form = None if why_not else bind(TalkForm, request)
    if request.method == "POST" and form is not None and form.is_valid():
        act = partial(talking.propose_talk, application=found, by=request.role, **form.cleaned_data)
        done = attempt(request, act, form=form, success=_("The moments have been proposed."))
        if done:
            return redirect("assessments:talk", done.value.pk)
    context = {
        "case": found,
        "talks": found.talks.select_related("proposed_by__user", "recorded_by__user"),
        "form": form,
        "why_not": why_not,
    }
    return render(request, "assessments/talks.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: PortalRequest, pk: int) -> HttpResponse:
    """A talk as the Realisatie Eenheid sees it: record it, propose anew or call it off."""
    found = get_talk(request, pk)
    moves = Offers(request, _of_re(request, found))
    if moves.carried_out():
        return redirect(_page_of(request, found))
    context = {"case": found.application, "talk": found, "moves": moves.forms}
    return render(request, "assessments/talk.html", context, status=moves.status)


@for_roles(*PENVOERDER_KINDS)
@require_safe
def own_talks(request: PortalRequest, pk: int) -> HttpResponse:
    """The talks with a region, as its penvoerder sees them."""
    application = own_application(request, pk)
    context = {
        "application": application,
        "talks": application.talks.select_related("proposed_by__user", "recorded_by__user"),
    }
    return render(request, "assessments/own_talks.html", context)


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def own_talk(request: PortalRequest, pk: int) -> HttpResponse:
    """A talk as the region sees it: choose a moment, say that none fits, or call it off."""
    found = get_own_talk(request, pk)
    moves = Offers(request, _of_region(request, found))
    if moves.carried_out():
        return redirect(_page_of(request, found))
    context = {"application": found.application, "talk": found, "moves": moves.forms}
    return render(request, "assessments/own_talk.html", context, status=moves.status)


@for_roles(*PENVOERDER_KINDS, *RE_KINDS)
@require_safe
def talk_ics(request: PortalRequest, pk: int) -> HttpResponse:
    """An agreed talk as a file for a calendar."""
    from assessments.domain.talk_calendar import calendar_of  # Needed here alone.

    found = get_talk(request, pk) if request.role.is_re else get_own_talk(request, pk)
    if found.starts_at is None:
        raise Http404
    page = _page_of(request, found)
    return download(calendar_of(found, page=page), f"gesprek-{found.pk}.ics", "text/calendar")


def _page_of(request: PortalRequest, found: Talk) -> str:
    name = "talk" if request.role.is_re else "own_talk"
    return reverse(f"assessments:{name}", args=[found.pk])


def _of_re(request: PortalRequest, found: Talk) -> dict[str, Offer]:
    role = request.role
    this: dict[str, Any] = {"talk": found, "by": role}
    return {
        "record": Offer(
            RecordForm,
            partial(talking.record, **this),
            _("It has been recorded."),
            why_not_record(role, found, request.received_at),
            made_with={"prefix": "record"},
        ),
        "propose_again": Offer(
            MomentsForm,
            partial(talking.propose_again, **this),
            _("The moments have been proposed."),
            why_not_move_talk(role, found, "propose_again"),
            made_with={"prefix": "propose_again"},
        ),
        "call_off": _calling_off(role, found),
    }


def _of_region(request: PortalRequest, found: Talk) -> dict[str, Offer]:
    role = request.role
    this: dict[str, Any] = {"talk": found, "by": role}
    to_come = talking.moments_to_come(found, request.received_at)
    passed = None if to_come else _("This is no longer possible.")
    return {
        "choose": Offer(
            ChoiceForm,
            partial(talking.choose_moment, **this),
            _("The talk has been agreed. Everybody gets a mail with the moment."),
            why_not_move_talk(role, found, "choose") or passed,
            made_with={"prefix": "choose", "moments": to_come},
        ),
        "none_fits": Offer(
            WhyForm,
            partial(talking.say_none_fits, **this),
            _("The Realisatie Eenheid has been told, and proposes other moments."),
            why_not_move_talk(role, found, "none_fits"),
            made_with={"prefix": "none_fits"},
        ),
        "call_off": _calling_off(role, found),
    }


def _calling_off(role: Role, found: Talk) -> Offer:
    return Offer(
        WhyForm,
        partial(talking.call_off, talk=found, by=role),
        _("The talk has been called off."),
        why_not_move_talk(role, found, "call_off"),
        made_with={"prefix": "call_off"},
    )
