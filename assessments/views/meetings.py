"""Meetings of the panels of a round: made, invited to, attended, and what is discussed now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from http import HTTPStatus

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS, Role, RoleKind
from assessments import meeting_queries as queries
from assessments.domain import meetings as acts
from assessments.forms import AttendanceForm, CallOffForm, MeetingForm, NewMeetingForm
from assessments.meeting_permissions import (
    why_not_call_off,
    why_not_change_meeting,
    why_not_hold,
)
from assessments.models import Meeting, MeetingState
from common.acts import attempt, form_status
from common.downloads import download
from common.filters import paged
from common.unsent_forms import bind

from .lookup import get_meeting

READERS = (RoleKind.ASSESSOR, *RE_KINDS)


@for_roles(*READERS)
@require_safe
def meetings(request: PortalRequest) -> HttpResponse:
    """List the meetings of the rounds in which one judges, or of all rounds."""
    page = paged(queries.listed(request.role), request.GET)
    rows = [(meeting, queries.phase_of(meeting, request.received_at)) for meeting in page]
    return render(request, "assessments/meetings.html", {"page": page, "rows": rows})


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_meeting(request: PortalRequest) -> HttpResponse:
    """Make a meeting; its agenda comes next."""
    rounds = queries.rounds_to_meet()
    begin = {"round": rounds.first(), "secretary": request.role}
    form = bind(NewMeetingForm, request, rounds=rounds, initial=begin)
    if request.method == "POST" and form.is_valid():
        act = partial(acts.call_meeting, by=request.role, **form.cleaned_data)
        made = attempt(request, act, form=form, success=_("Now put together the agenda."))
        if made:
            return redirect("assessments:meeting_agenda", made.value.pk)
    context = {"form": form, "has_rounds": rounds.exists()}
    return render(request, "assessments/new_meeting.html", context, status=form_status(form))


@for_roles(*READERS)
@require_safe
def meeting(request: PortalRequest, pk: int) -> HttpResponse:
    """A meeting: when and where, and of its agenda what is for this person.

    To htmx only what is discussed now, and nothing when that is what the page shows already.
    """
    found = get_meeting(request, pk)
    agenda = queries.agenda(request.role, found)
    seen = queries.fingerprint(found, agenda)
    if request.htmx and request.GET.get("seen") == seen:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    context = {
        "meeting": found,
        "phase": queries.phase_of(found, request.received_at),
        "agenda": agenda,
        "to_declare": sum(line.may_declare for line in agenda),
        "now": next((line for line in agenda if line.is_now), None),
        "seen": seen,
        "looks": queries.is_today(found, request.received_at),
        "is_re": request.role.is_re,
    }
    if request.htmx:
        return render(request, "assessments/_meeting_now.html", context)
    context |= {
        "invited": queries.invited(found),
        "present": queries.present(found),
        "not_hearing": _not_hearing(request.role, found, agenda),
        "why_not_change": why_not_change_meeting(request.role, found),
        "why_not_hold": why_not_hold(request.role, found, request.received_at),
        "why_not_call_off": why_not_call_off(request.role, found),
    }
    return render(request, "assessments/meeting.html", context)


def _not_hearing(
    role: Role, found: Meeting, agenda: Sequence[queries.Line]
) -> Mapping[str, Sequence[queries.Absence]]:
    """Who will have to go out for what, for who leads the meeting, until its minutes stand."""
    is_open = role.is_re and found.state == MeetingState.GEPLAND
    return queries.not_hearing(found, agenda) if is_open else {}


@for_roles(*READERS)
@require_safe
def meeting_ics(request: PortalRequest, pk: int) -> HttpResponse:
    """A meeting as a file for a calendar."""
    from assessments.domain.meeting_calendar import calendar_of  # Needed here alone.

    found = get_meeting(request, pk)
    return download(calendar_of(found), f"vergadering-{found.pk}.ics", "text/calendar")


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_meeting(request: PortalRequest, pk: int) -> HttpResponseBase:
    """Change when and where it is."""
    found = get_meeting(request, pk)
    names = ("starts_at", "length", "place", "chair", "secretary")
    form = bind(MeetingForm, request, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        act = partial(acts.change_meeting, meeting=found, by=request.role, **form.cleaned_data)
        if attempt(request, act, form=form, success=_("It has been changed.")):
            return redirect("assessments:meeting", pk)
    context = {
        "meeting": found,
        "form": form,
        "why_not": why_not_change_meeting(request.role, found),
        "was_invited": found.participants.filter(invited_at__isnull=False).exists(),
    }
    return render(request, "assessments/change_meeting.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def call_off_meeting(request: PortalRequest, pk: int) -> HttpResponse:
    """Call it off, with the reason."""
    found = get_meeting(request, pk)
    form = bind(CallOffForm, request)
    if request.method == "POST" and form.is_valid():
        act = partial(acts.call_off, meeting=found, by=request.role, **form.cleaned_data)
        if attempt(request, act, form=form, success=_("The meeting has been called off.")):
            return redirect("assessments:meeting", pk)
    context = {
        "meeting": found,
        "form": form,
        "why_not": why_not_call_off(request.role, found),
    }
    return render(request, "assessments/call_off_meeting.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def invite_to_meeting(request: PortalRequest, pk: int) -> HttpResponse:
    """Show who will be invited, and who was; then invite them."""
    found = get_meeting(request, pk)
    if request.method == "POST":
        invite = partial(acts.invite, meeting=found, by=request.role)
        attempt(request, invite, success=_how_many)
        return redirect("assessments:meeting", pk)
    context = {
        "meeting": found,
        "to_invite": acts.to_invite(found),
        "invited": queries.invited(found),
        "why_not": why_not_change_meeting(request.role, found),
    }
    return render(request, "assessments/invite_to_meeting.html", context)


def _how_many(invited: list[Role]) -> str:
    return ngettext(
        "%(count)d person has been invited.",
        "%(count)d people have been invited.",
        len(invited),
    ) % {"count": len(invited)}


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_attendance(request: PortalRequest, pk: int) -> HttpResponse:
    """Record who are there."""
    found = get_meeting(request, pk)
    begin = {"present": _ticked(found)}
    form = bind(AttendanceForm, request, people=acts.can_attend(found), initial=begin)
    if request.method == "POST" and form.is_valid():
        present = form.cleaned_data["present"]
        act = partial(acts.record_attendance, meeting=found, present=present, by=request.role)
        if attempt(request, act, form=form, success=_("It has been recorded who are there.")):
            return redirect("assessments:meeting", pk)
    context = {
        "meeting": found,
        "form": form,
        "why_not": why_not_hold(request.role, found, request.received_at),
    }
    return render(request, "assessments/meeting_attendance.html", context, status=form_status(form))


def _ticked(found: Meeting) -> list[int]:
    """Who was there so far; to begin with who leads it and who writes the minutes."""
    there = found.participants.filter(is_present=True).values_list("role", flat=True)
    return list(there) or [found.chair_id, found.secretary_id]
