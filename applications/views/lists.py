"""The penvoerder's list of applications, and starting one."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications import queries
from applications.domain.starting import start_application
from applications.filters import OwnFilter
from applications.forms.starting import StartForm
from common.acts import attempt, form_status
from common.unsent_forms import bind


@for_roles(*PENVOERDER_KINDS)
@require_safe
def own(request: PortalRequest) -> HttpResponseBase:
    """List the applications of one's organisation, and the rounds one can apply in."""
    shown = OwnFilter(request.GET, queries.own_applications(request.role), request=request)
    if (file := shown.download()) is not None:
        return file
    page = shown.page()
    context = {
        "shown": shown,
        "page": page,
        "rows": queries.rows(list(page.object_list)),
        "rounds": queries.rounds_to_start(request.received_at),
        "now": request.received_at,
    }
    return render(request, "applications/list.html", context)


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def start(request: PortalRequest) -> HttpResponse:
    """Start an application."""
    rounds = queries.rounds_to_start(request.received_at)
    if not rounds:
        return render(request, "applications/no_round.html")
    form = bind(
        StartForm, request, rounds=rounds, regions=queries.regions_to_start(request.role, rounds)
    )
    if request.method == "POST" and form.is_valid():
        start_it = partial(
            start_application,
            round=form.cleaned_data["round"],
            region=form.cleaned_data.get("region"),
            region_name=form.cleaned_data["region_name"],
            by=request.role,
            at=request.received_at,
        )
        done = _("The application has been started.")
        if started := attempt(request, start_it, form=form, success=done):
            return redirect("applications:detail", started.value.pk)
    return render(request, "applications/start.html", {"form": form}, status=form_status(form))
