"""The agenda of a meeting, and one item of it while it is discussed."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.models import Application
from assessments import meeting_queries as queries
from assessments.domain import meeting_items as acts
from assessments.domain.joint import why_not_open_to_talk
from assessments.domain.judging import why_not_judged_apart
from assessments.forms import OutcomeForm
from assessments.meeting_permissions import why_not_change_meeting, why_not_hold
from assessments.models import Meeting, MeetingItem, MeetingState, Panel
from common.acts import attempt, form_status
from common.filters import paged
from common.many import carry_out, chosen_keys
from common.unsent_forms import bind

from .lookup import get_meeting, get_meeting_item


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_agenda(request: PortalRequest, pk: int) -> HttpResponse:
    """Put together the agenda: what is on it and in which order, and what can be put on it."""
    found = get_meeting(request, pk)
    if request.method == "POST":
        _change(request, found)
        return redirect(request.get_full_path())
    context = {
        "meeting": found,
        "agenda": queries.agenda(request.role, found),
        "page": paged(queries.candidates(request.role, found), request.GET),
        "all_chosen": request.GET.get("choose") == "all",
        "why_not": why_not_change_meeting(request.role, found),
    }
    return render(request, "assessments/meeting_agenda.html", context)


def _change(request: PortalRequest, found: Meeting) -> None:
    """Do what was asked with the button that was pressed."""
    keys = {name: chosen_keys(request.POST, name) for name in ("case", "up", "off")}
    if keys["up"] or keys["off"]:
        moving, key = (
            (acts.move_up, keys["up"]) if keys["up"] else (acts.take_off_agenda, keys["off"])
        )
        item = get_meeting_item(request, key[0])
        attempt(request, partial(moving, item=item, by=request.role))
        return
    _put_on(request, found, keys["case"])


def _put_on(request: PortalRequest, found: Meeting, keys: list[int]) -> None:
    """Put the ticked cases on the agenda, in the order of the list; what may not be says why."""
    listed = queries.candidates(request.role, found).filter(application__in=keys)
    cases = [panel.application for panel in listed]
    others = Panel.objects.visible_to(request.role).filter(application__in=keys)
    unlisted = others.exclude(pk__in=[panel.pk for panel in listed])
    cases += [panel.application for panel in unlisted.exclude(meeting_items__meeting=found)]
    if not cases:
        messages.info(request, _("Tick one or more applications first."))
        return

    def act(case: Application) -> MeetingItem:
        return acts.put_on_agenda(meeting=found, application=case, by=request.role)

    came = carry_out(cases, act)
    for refused in came.refused:
        messages.error(request, f"{refused.thing.name}: {refused.why_not}")
    if count := len(came.done):
        told = ngettext(
            "%(count)d application has been put on the agenda.",
            "%(count)d applications have been put on the agenda.",
            count,
        )
        messages.success(request, told % {"count": count})


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_item(request: PortalRequest, pk: int) -> HttpResponse:
    """An item: discuss it now, and record what came of it."""
    item = get_meeting_item(request, pk)
    fields = ("result", "conclusion", "actions", "version")
    form = bind(OutcomeForm, request, initial={name: getattr(item, name) for name in fields})
    stale: MeetingItem | None = None
    if request.method == "POST":
        if (act := request.POST.get("act")) in ("discuss", "stop"):
            doing = acts.discuss if act == "discuss" else acts.stop_discussing
            attempt(request, partial(doing, item=item, by=request.role))
            return redirect("assessments:meeting_item", pk)
        if form.is_valid():
            record = partial(acts.record_outcome, item=item, by=request.role, **form.cleaned_data)
            done = attempt(request, record, form=form, success=_("It has been recorded."))
            if done:
                return redirect("assessments:meeting_item", pk)
            if done.refusal.code == "stale":
                stale = MeetingItem.objects.select_related("recorded_by__user").get(pk=pk)
                form.renew_version(stale.version)
    context = {**_about(request, item), "form": form, "stale": stale}
    return render(request, "assessments/meeting_item.html", context, status=form_status(form))


def _about(request: PortalRequest, item: MeetingItem) -> dict[str, Any]:
    """What the page shows of an item besides its form."""
    agenda = queries.agenda(request.role, item.meeting)
    is_open = item.meeting.state == MeetingState.GEPLAND
    at = next(i for i, line in enumerate(agenda) if line.key == item.pk)
    readable = [line for line in agenda[at + 1 :] if line.item is not None]
    why_not = why_not_hold(request.role, item.meeting, request.received_at)
    return {
        "item": item,
        "meeting": item.meeting,
        "case": item.panel.application,
        "line": agenda[at],
        "following": readable[0] if readable else None,
        "why_not": why_not,
        "why_not_discuss": why_not
        or why_not_judged_apart(item.panel)
        or why_not_open_to_talk(item.panel),
        "not_hearing": queries.not_hearing(item.meeting, [agenda[at]]) if is_open else {},
    }
