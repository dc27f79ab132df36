"""The administrator's pages about rounds; the lead of the Realisatie Eenheid may read them."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from applications import round_queries
from applications.domain.closing import can_get_more_time, extend_round, give_more_time
from applications.domain.rounds import (
    change_round,
    create_round,
    has_submissions,
    plan_of,
)
from applications.filters import RoundFilter
from applications.forms.closing import ExtendForm, MoreTimeForm
from applications.forms.round_parts import parts_for
from applications.models import Round
from applications.round_permissions import manages_rounds
from applications.sections import not_asked_for, quoted
from common.acts import attempt, form_status
from common.calendar import load_calendar
from common.dates import amsterdam_date, day_text
from common.numbers import whole_number
from common.unsent_forms import bind

READERS = (RoleKind.ADMIN, RoleKind.RE_LEAD)


@for_roles(*READERS)
@require_safe
def overview(request: PortalRequest) -> HttpResponseBase:
    """List the rounds, the latest first; filter by whether they are open."""
    shown = RoundFilter(request.GET, round_queries.rounds(), request=request)
    if (file := shown.download()) is not None:
        return file
    page = shown.page()
    context = {
        "shown": shown,
        "page": page,
        "rounds": round_queries.rows(page, request.received_at),
        "may_manage": manages_rounds(request.role),
    }
    return render(request, "applications/rounds/list.html", context)


@for_roles(*READERS)
@require_safe
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a round with its criteria, requirements, dates and reminders."""
    current = get_object_or_404(Round, pk=pk)
    context = {
        "round": current,
        "facts": round_queries.facts(current),
        "moves": round_queries.moves(current),
        "may_manage": manages_rounds(request.role),
    }
    return render(request, "applications/rounds/detail.html", context)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PortalRequest) -> HttpResponse:
    """Make a round, from the defaults or, with `?van=`, from an earlier round."""
    source = request.GET.get("van", "")
    earlier = get_object_or_404(Round, pk=source) if whole_number(source) else None
    parts = parts_for(request, plan_of(earlier) if earlier else None, is_copy=True)
    if request.method == "POST" and parts.are_valid():
        made = attempt(
            request, partial(create_round, plan=parts.plan(), by=request.role), form=parts
        )
        if made:
            return _done(request, made.value, _("The round has been made."))
    back_url = reverse("applications:rounds")
    context = {**parts.context(), "earlier": earlier, "back_url": back_url}
    return render(request, "applications/rounds/edit.html", context, status=parts.status())


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PortalRequest, pk: int) -> HttpResponse:
    """Change a round; what the first submission fixed is shown, not asked."""
    current = get_object_or_404(Round, pk=pk)
    before = plan_of(current)
    parts = parts_for(request, before, current=current, is_fixed=has_submissions(current))
    if request.method == "POST" and parts.are_valid():
        change_it = partial(change_round, round_id=current.pk, plan=parts.plan(), by=request.role)
        if attempt(request, change_it, form=parts):
            current.refresh_from_db()
            return _done(request, current, _("The round has been changed."))
    back_url = reverse("applications:round", args=[current.pk])
    context = {**parts.context(), "round": current, "back_url": back_url}
    return render(request, "applications/rounds/edit.html", context, status=parts.status())


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: PortalRequest, pk: int) -> HttpResponse:
    """Move the closing moment later."""
    current = get_object_or_404(Round, pk=pk)
    form = bind(ExtendForm, request)
    if request.method == "POST" and form.is_valid():
        extend_it = partial(
            extend_round,
            round_id=current.pk,
            closes_at=form.cleaned_data["closes_at"],
            reason=form.cleaned_data["reason"],
            by=request.role,
            now=request.received_at,
        )
        if extended := attempt(request, extend_it, form=form):
            return _done(request, extended.value, _("The round has been extended."))
    context = {"form": form, "round": current}
    return render(request, "applications/rounds/extend.html", context, status=form_status(form))


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def more_time(request: PortalRequest, pk: int) -> HttpResponse:
    """Move the closing moment later for one application."""
    current = get_object_or_404(Round, pk=pk)
    form = bind(MoreTimeForm, request, applications=can_get_more_time(current))
    if request.method == "POST" and form.is_valid():
        give_it = partial(
            give_more_time,
            application=form.cleaned_data["application"],
            closes_at=form.cleaned_data["closes_at"],
            reason=form.cleaned_data["reason"],
            by=request.role,
            now=request.received_at,
        )
        done = _("The region has more time now. Everybody concerned gets a mail.")
        if attempt(request, give_it, form=form, success=done):
            return redirect("applications:round", pk)
    context = {"form": form, "round": current}
    return render(request, "applications/rounds/more_time.html", context, status=form_status(form))


def _done(request: PortalRequest, current: Round, told: str) -> HttpResponse:
    """Go to the round; say so when it closes on a day off, for that is not moved, and when
    criteria are about something that it does not ask.
    """
    messages.success(request, told)
    closing = amsterdam_date(current.closes_at)
    why = load_calendar().why_free(closing)
    if why:
        messages.warning(
            request,
            _("The round closes on %(day)s. That is no working day: %(why)s.")
            % {"day": day_text(closing), "why": why},
        )
    unasked = [one.title for one in current.criteria.all() if not_asked_for(one)]
    if unasked:
        told = _(
            "Not everything that these criteria are about is asked: %(titles)s. Read why below."
        )
        messages.warning(request, told % {"titles": quoted(unasked)})
    return redirect("applications:round", current.pk)
