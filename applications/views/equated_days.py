"""The table of days that count as public holidays by royal decree."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RoleKind
from applications.domain.rounds import add_equated_day, remove_equated_day
from applications.forms.equated_days import EquatedDayForm
from applications.round_permissions import manages_rounds
from common.acts import attempt, form_status
from common.dates import day_text
from common.models import EquatedDay
from common.unsent_forms import bind

from .rounds import READERS


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD"])
def overview(request: PortalRequest) -> HttpResponse:
    """List the equated days, the latest first."""
    context = {
        "days": EquatedDay.objects.order_by("-day"),
        "may_manage": manages_rounds(request.role),
    }
    return render(request, "applications/rounds/equated_days.html", context)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: PortalRequest) -> HttpResponse:
    """Add a day."""
    form = bind(EquatedDayForm, request)
    if request.method == "POST" and form.is_valid():
        equated = EquatedDay(**form.cleaned_data)
        done = _("%s counts as a public holiday from now on.") % day_text(equated.day)
        add_it = partial(add_equated_day, equated=equated, by=request.role)
        if attempt(request, add_it, form=form, success=done):
            return redirect("applications:equated_days")
    page = "applications/rounds/equated_day.html"
    return render(request, page, {"form": form}, status=form_status(form))


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: PortalRequest, day: date) -> HttpResponse:
    """Take a day out that was entered by mistake, after asking."""
    equated = get_object_or_404(EquatedDay, pk=day)
    if request.method == "POST":
        attempt(
            request,
            partial(remove_equated_day, equated=equated, by=request.role),
            success=_("%s is a normal day again.") % day_text(day),
        )
        return redirect("applications:equated_days")
    return render(request, "applications/rounds/remove_day.html", {"equated": equated})
