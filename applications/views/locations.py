"""With which of their locations the partners take part."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import PENVOERDER_KINDS
from applications.domain.locations import (
    choose_locations,
    choose_locations_of_all,
    told_of_taken,
)
from applications.forms.locations import CodesForm, LocationsForm, initial_of
from applications.models import Application, Partner, SectionKind
from applications.permissions import why_not_edit
from common.acts import attempt, form_status
from common.unsent_forms import bind
from regions.models import SchoolLocation

from .lookup import own_application


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def of_partner(request: PortalRequest, pk: int, partner_pk: int) -> HttpResponse:
    """Choose with which locations a partner takes part."""
    application = own_application(request, pk)
    partner = get_visible(Partner.objects, request, application=application, pk=partner_pk)
    if closed := _closed(request, application):
        return closed
    current = SchoolLocation.objects.current().filter(board=partner.organisation_id)
    locations = list(current.select_related("municipality"))
    sectors = sorted({one.sector for one in locations})
    form = bind(LocationsForm, request, initial=initial_of(partner), sectors=sectors)
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        choose = partial(choose_locations, partner=partner, by=request.role, **chosen)
        noted = _("Noted with which locations %s takes part.") % partner.name
        if attempt(request, choose, form=form, success=noted):
            _tell_taken(request, application, chosen["codes"] or "")
            return redirect("applications:partners", application.pk)
    context = {
        "application": application,
        "partner": partner,
        "form": form,
        "locations": locations,
    }
    page = "applications/partner_locations.html"
    return render(request, page, context, status=form_status(form))


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def of_all(request: PortalRequest, pk: int) -> HttpResponse:
    """Give one list of the locations of all partners."""
    application = own_application(request, pk)
    if closed := _closed(request, application):
        return closed
    form = bind(CodesForm, request)
    if request.method == "POST" and form.is_valid():
        codes = form.cleaned_data["codes"]
        choose = partial(
            choose_locations_of_all, application=application, by=request.role, codes=codes
        )
        if attempt(request, choose, form=form, success=_noted):
            _tell_taken(request, application, codes)
            return redirect("applications:partners", application.pk)
    context = {"application": application, "form": form}
    return render(request, "applications/locations.html", context, status=form_status(form))


def _noted(partners: list[Partner]) -> str:
    words = ngettext(
        "Noted the locations of %s partner.", "Noted the locations of %s partners.", len(partners)
    )
    return words % len(partners)


def _closed(request: PortalRequest, application: Application) -> HttpResponse | None:
    """Back to the application when who takes part cannot be changed now."""
    reason = why_not_edit(request.role, application, SectionKind.PARTNERS)
    if not reason:
        return None
    messages.info(request, str(reason))
    return redirect("applications:detail", application.pk)


def _tell_taken(request: PortalRequest, application: Application, codes: str) -> None:
    """Warn of locations on the list that take part elsewhere: saved, but mostly not allowed."""
    told = told_of_taken(application, codes, request.received_at) if codes else []
    if told:
        sentence = _("These locations take part in another submitted application too: %s.")
        messages.warning(request, sentence % "; ".join(told))
