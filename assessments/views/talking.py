"""Talks with a region: moments are proposed, one is chosen, and what was agreed is recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS, RE_KINDS
from applications.views.lookup import own_application
from assessments.domain import talking
from assessments.forms import ChoiceForm, MomentsForm, RecordForm, TalkForm, WhyForm
from assessments.models import Talk
from assessments.talk_permissions import (
    why_not_move_talk,
    why_not_propose_talk,
    why_not_record,
)
from common.acts import attempt, form_status
from common.downloads import download
from common.refusal import Refusal
from common.unsent_forms import bind

from .lookup import get_case
from .lookup_after import get_own_talk, get_talk


@dataclass(frozen=True)
class Move:
    """Something that one can do with a talk: its form, the act, and what is said afterwards."""

    form: forms.Form
    act: Callable[..., Talk]
    success: StrOrPromise


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
    moves = _of_re(request, found)
    if (done := _moved(request, found, moves)) is not None:
        return done
    context = {"case": found.application, "talk": found, **_shown(moves)}
    return render(request, "assessments/talk.html", context, status=_status(moves))


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
    moves = _of_region(request, found)
    if (done := _moved(request, found, moves)) is not None:
        return done
    context = {"application": found.application, "talk": found, **_shown(moves)}
    return render(request, "assessments/own_talk.html", context, status=_status(moves))


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


def _bound(request: PortalRequest, name: str, form: type[forms.Form], **kwargs: Any) -> Any:
    """The form of one move; filled only when that one was sent."""
    if request.method == "POST" and request.POST.get("act") == name:
        return bind(form, request, prefix=name, **kwargs)
    return form(prefix=name, **kwargs)


def _of_re(request: PortalRequest, found: Talk) -> dict[str, Move]:
    moves = {}
    role, at = request.role, request.received_at
    if why_not_record(role, found, at) is None:
        form = _bound(request, "record", RecordForm)
        moves["record"] = Move(form, talking.record, _("It has been recorded."))
    if why_not_move_talk(role, found, "propose_again") is None:
        form = _bound(request, "propose_again", MomentsForm)
        told = _("The moments have been proposed.")
        moves["propose_again"] = Move(form, talking.propose_again, told)
    return {**moves, **_calling_off(request, found)}


def _of_region(request: PortalRequest, found: Talk) -> dict[str, Move]:
    moves = {}
    to_come = talking.moments_to_come(found, request.received_at)
    if why_not_move_talk(request.role, found, "choose") is None and to_come:
        form = _bound(request, "choose", ChoiceForm, moments=to_come)
        told = _("The talk has been agreed. Everybody gets a mail with the moment.")
        moves["choose"] = Move(form, talking.choose_moment, told)
    if why_not_move_talk(request.role, found, "none_fits") is None:
        form = _bound(request, "none_fits", WhyForm)
        told = _("The Realisatie Eenheid has been told, and proposes other moments.")
        moves["none_fits"] = Move(form, talking.say_none_fits, told)
    return {**moves, **_calling_off(request, found)}


def _calling_off(request: PortalRequest, found: Talk) -> dict[str, Move]:
    if why_not_move_talk(request.role, found, "call_off") is not None:
        return {}
    form = _bound(request, "call_off", WhyForm)
    return {"call_off": Move(form, talking.call_off, _("The talk has been called off."))}


def _moved(request: PortalRequest, found: Talk, moves: dict[str, Move]) -> HttpResponse | None:
    """The answer when the page is left: the move that was sent is done, or no longer there."""
    if request.method != "POST":
        return None
    move = moves.get(request.POST.get("act", ""))
    page = redirect(_page_of(request, found))
    if move is None:
        attempt(request, partial(_refuse, request, found))
        return page
    if not move.form.is_valid():
        return None
    act = partial(move.act, talk=found, by=request.role, **move.form.cleaned_data)
    return page if attempt(request, act, form=move.form, success=str(move.success)) else None


def _refuse(request: PortalRequest, found: Talk) -> None:
    """Say why what was sent cannot be done; raises `Refusal`."""
    name = request.POST.get("act", "")
    why = why_not_move_talk(request.role, found, name)
    raise Refusal(why or _("This is no longer possible."), code="wrong_state")


def _shown(moves: dict[str, Move]) -> dict[str, Any]:
    return {"moves": {name: move.form for name, move in moves.items()}}


def _status(moves: dict[str, Move]) -> int:
    return form_status(*(move.form for move in moves.values()))
