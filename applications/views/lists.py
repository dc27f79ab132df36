"""The penvoerder's list of applications, and starting one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications import queries
from applications.domain.starting import start_application
from applications.forms.starting import StartForm
from common.refusal import Refusal
from common.unsent_forms import bind

PER_PAGE = 50


@for_roles(*PENVOERDER_KINDS)
@require_safe
def own(request: PortalRequest) -> HttpResponse:
    """List the applications of one's organisation, and the rounds one can apply in."""
    page = Paginator(queries.own_applications(request.role), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
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
        try:
            application = start_application(
                round=form.cleaned_data["round"],
                region=form.cleaned_data.get("region"),
                region_name=form.cleaned_data["region_name"],
                by=request.role,
                at=request.received_at,
            )
        except Refusal as refusal:
            field = "region_name" if refusal.field == "name" else refusal.field
            form.add_error(field if field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The application has been started."))
            return redirect("applications:detail", application.pk)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "applications/start.html", {"form": form}, status=status)
