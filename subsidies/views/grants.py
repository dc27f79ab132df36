"""A subsidy that was granted: sums, decisions, duties and payments, for the region and the RE."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role
from common.acts import attempt, form_status, place_refusal, tried
from common.dates import amsterdam_date
from common.unsent_forms import bind
from common.whole_request import takes_files
from documents.downloads import offered
from subsidies.domain import duties
from subsidies.domain.balance import balance_of
from subsidies.domain.payments import grants, still_to_come
from subsidies.forms.after import HandInForm, ReceiveForm, ReportChangeForm
from subsidies.grant_permissions import why_not_hand_in, why_not_receive, why_not_report
from subsidies.later_permissions import why_not_intend, why_not_later
from subsidies.models import About, Duty, HandedInDocument, Hearing, Later, Share
from subsidies.queries import duties_of

_READERS = (*RE_KINDS, *PENVOERDER_KINDS)


@for_roles(*_READERS)
@require_safe
def grant(request: PortalRequest, pk: int) -> HttpResponse:
    """What was granted, what it comes to now, and what is owed and paid; who is of the RE goes on
    from here.
    """
    role = request.role
    share = get_visible(grants(), request, pk=pk)
    today = amsterdam_date(request.received_at)
    application = share.application
    hearings = Hearing.objects.visible_to(role).filter(application=application, dropped_at=None)
    context = {
        "share": share,
        "rules": share.division.round.subsidy_rules,
        "balance": balance_of(share, made_known=not role.is_re),
        "decisions": share.later_decisions.visible_to(role).select_related("letter"),
        "hearings": hearings.exclude(about=About.REFUSAL).select_related("letter"),
        "duties": duties_of(share),
        "payments": share.payments.all(),
        "to_come": still_to_come(share, made_known=not role.is_re),
        "may_report": why_not_report(role, share) is None,
        "acts": _acts(role, share, today) if role.is_re else [],
        "today": today,
    }
    return render(request, "subsidies/grant.html", context)


def _acts(role: Role, share: Share, today: date) -> list[dict[str, object]]:
    """What the RE can begin, by kind of decision, each with why not."""
    return [
        {
            "kind": kind,
            "why_not": why_not_later(share, kind, today),
            "may_intend": why_not_intend(role, share.application, kind, today) is None,
        }
        for kind in Later
        if kind != Later.RECLAIMING or balance_of(share).to_reclaim
    ]


@takes_files
@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def report_change(request: PortalRequest, pk: int) -> HttpResponse:
    """Give notice of a change that matters for a subsidy."""
    share = get_visible(grants(), request, pk=pk)
    why_not = why_not_report(request.role, share)
    form = bind(ReportChangeForm, request)
    if request.method == "POST" and form.is_valid():
        act = partial(
            duties.report_change,
            share=share,
            text=form.cleaned_data["text"],
            uploads=form.cleaned_data["documents"],
            by=request.role,
        )
        done = tried(act)
        if done:
            messages.success(request, _("Your notice has been sent to the Realisatie Eenheid."))
            return redirect("subsidies:duty", pk=done.value.duty_id)
        place_refusal(form, done.refusal, {"": "documents"})
    context = {"share": share, "form": form, "why_not": why_not}
    return render(request, "subsidies/report_change.html", context, status=form_status(form))


@takes_files
@for_roles(*_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: PortalRequest, pk: int) -> HttpResponse:
    """A duty: the region hands in for it, the RE notes on which day it was received."""
    found = get_visible(
        Duty.objects.select_related(
            "share__application__plan",
            "share__application__penvoerder",
            "share__division__round__subsidy_rules",
            "received_by__user",
        ).defer("share__division__content"),
        request,
        pk=pk,
    )
    role = request.role
    form: ReceiveForm | HandInForm
    if role.is_re:
        why_not = why_not_receive(role, found)
        today = amsterdam_date(request.received_at)
        form = bind(ReceiveForm, request, initial={"on": today})
    else:
        why_not = why_not_hand_in(role, found)
        form = bind(HandInForm, request)
    if request.method == "POST" and form.is_valid() and _done(request, found, form):
        return redirect("subsidies:duty", pk=pk)
    context = {
        "duty": found,
        "share": found.share,
        "rules": found.share.division.round.subsidy_rules,
        "handed_in": found.handed_in.select_related("handed_in_by__user").prefetch_related(
            "documents__version"
        ),
        "form": form,
        "why_not": why_not,
    }
    return render(request, "subsidies/duty.html", context, status=form_status(form))


def _done(request: PortalRequest, found: Duty, form: ReceiveForm | HandInForm) -> bool:
    if isinstance(form, ReceiveForm):
        act = partial(duties.receive, duty=found, by=request.role, **form.cleaned_data)
        return bool(attempt(request, act, form=form, success=_("It was noted as received.")))
    hand_in = partial(
        duties.hand_in,
        duty=found,
        text=form.cleaned_data["text"],
        uploads=form.cleaned_data["documents"],
        by=request.role,
    )
    done = tried(hand_in)
    if done:
        messages.success(request, _("It has been handed in."))
        return True
    place_refusal(form, done.refusal, {"": "documents"})
    return False


@for_roles(*_READERS)
@require_safe
def duty_document(request: PortalRequest, pk: int) -> HttpResponseBase:
    """Give a document that was handed in to who may see the duty."""
    found = get_visible(HandedInDocument.objects.select_related("version"), request, pk=pk)
    if not found.version.is_fit:
        raise Http404
    return offered(found.version)
