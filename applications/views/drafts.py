"""The page of one application, for the penvoerder, and its history."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications import afterwards, history, timeline
from applications.domain.reuse import sources
from applications.domain.terms import reckoning
from applications.models import Application, ClosingMove, TeamLevel
from applications.permissions import (
    is_own,
    level_in_team,
    may_ask_to_sign,
    may_withdraw,
    why_not_end_reopening,
    why_not_reopen,
)
from applications.progress import progress, shown, who_acts
from applications.sections import WRITTEN
from applications.signature_states import partner_signatures
from common.calendar import load_calendar
from common.dates import amsterdam_date

from .lookup import team_application


@for_roles(*PENVOERDER_KINDS)
@require_safe
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the task list of a draft, or where a submitted application stands."""
    application = team_application(request, pk)
    if not is_own(request.role, application):
        return _for_partner(request, application)
    is_late = application.is_closed(request.received_at)
    if application.is_draft or (not is_late and application.is_reopened):
        return _task_list(request, application)
    completions = list(application.completions.for_page())
    asked = next((one for one in completions if one.is_open), None)
    why_not_reopened = why_not_reopen(request.role, application, request.received_at)
    submission = application.latest_submission
    # What counts is what was submitted; while it is completed, what it says now.
    signed = submission.content["signed_sha256"] if submission and not asked else None
    signatures = partner_signatures(application, sha256=signed)
    known = afterwards.outcomes(application, request.role)
    context = {
        "application": application,
        "outcomes": known,
        "standing": [one for one in known if one.revoked_on is None],
        "timeline": timeline.of_submitted(
            application, known, signatures, request.received_at, completions
        ),
        "today": amsterdam_date(request.received_at),
        "state": afterwards.known_state(application),
        "submission": submission,
        "partner_signatures": signatures,
        "contact": settings.CONTACT,
        "may_ask": may_ask_to_sign(request.role, application),
        "may_withdraw": may_withdraw(request.role, application),
        "story": history.newest(application, request.received_at),
        "may_reopen": why_not_reopened is None,
        "moves": ClosingMove.objects.of(application),
        "asked": asked,
        "reckoning": reckoning(application) if application.postponed_to and not known else None,
    }
    return render(request, "applications/submitted_overview.html", context)


def _for_partner(request: PortalRequest, application: Application) -> HttpResponse:
    """The parts of the plan for who works along for a partner, and nothing beside them."""
    steps = progress(application, request.role).steps if application.is_being_written else []
    written = {section.url(application) for section in WRITTEN}
    context = {
        "application": application,
        "state": afterwards.known_state(application),
        "steps": [step for step in steps if step.url in written],
        "reads_only": level_in_team(request.role, application) == TeamLevel.READER,
        "story": history.newest(application, request.received_at, plan_only=True),
    }
    return render(request, "applications/works_along.html", context)


def _task_list(request: PortalRequest, application: Application) -> HttpResponse:
    now = progress(application, request.role)
    is_closed = application.is_closed(request.received_at)
    closing = amsterdam_date(application.closes_at)
    transfers = history.lead_transfers(application)
    context = {
        "application": application,
        "asked_to_lead": next((one for one in transfers if one.is_under_way), None),
        "timeline": [] if is_closed else timeline.of_draft(application, now, request.received_at),
        "contact": settings.CONTACT,
        "progress": now,
        "acts": who_acts(request.role, now),
        "requirements": shown(application, now.findings, facts=now.facts),
        "can_take_over": sources(application, request.role).exists(),
        "is_closed": is_closed,
        "free_because": None if is_closed else load_calendar().why_free(closing),
        "is_not_open_yet": request.received_at < application.round.opens_at,
        "may_withdraw": may_withdraw(request.role, application),
        "story": history.newest(application, request.received_at),
        "may_put_back": why_not_end_reopening(request.role, application) is None,
        "reopened": None if application.is_draft else application.reopenings.open().first(),
        "counts": None if application.is_draft else application.latest_submission,
        "moves": ClosingMove.objects.of(application),
    }
    return render(request, "applications/task_list.html", context)


@for_roles(*PENVOERDER_KINDS)
@require_safe
def story(request: PortalRequest, pk: int) -> HttpResponse:
    """Tell what happened to an application, a page at a time: who, when, from what to what."""
    application = team_application(request, pk)
    before = request.received_at
    if asked := request.GET.get("voor"):
        before = _moment(asked)
    own = is_own(request.role, application)
    told = history.story(application, before=before, plan_only=not own)
    context = {"application": application, "story": told, "is_first": not asked}
    return render(request, "applications/history.html", context)


def _moment(text: str) -> datetime:
    """The aware moment that an address names; raises `Http404`."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Http404
    return moment
