"""Keeping the register: for administrators and leads of the Realisatie Eenheid."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from common.acts import attempt, form_status, tried
from common.filters import paged
from common.unsent_forms import bind
from regions import permissions, queries
from regions.domain.organisations import (
    change_organisation,
    end_organisation,
    enter_organisation,
)
from regions.filters import RegisterFilter
from regions.forms import OrganisationForm
from regions.models import Organisation

UNPROCESSABLE = 422

keepers = for_roles(*permissions.REGISTER_KINDS)


@keepers
@require_safe
def register(request: PortalRequest) -> HttpResponseBase:
    """List organisations; search by name, place or number, filter by kind, also ended ones."""
    shown = RegisterFilter(request.GET, queries.register(), request=request)
    if (file := shown.download()) is not None:
        return file
    context = {"shown": shown, "page": shown.page()}
    return render(request, "regions/register.html", context)


@keepers
@require_safe
def organisation_detail(request: PortalRequest, pk: int) -> HttpResponse:
    """Show an organisation with its school locations and the regions it takes part in."""
    organisation = _organisation(pk)
    locations = organisation.locations.current()
    partnerships = organisation.partnerships.select_related("region").order_by(
        "-started_on", "region__name"
    )
    context = {
        "organisation": organisation,
        "locations": paged(
            locations.select_related("municipality").order_by("name", "code"), request.GET
        ),
        "partnerships": partnerships,
        "may_change": permissions.may_change(request.role, organisation),
        "may_end": permissions.may_end(request.role, organisation),
    }
    return render(request, "regions/organisation.html", context)


@keepers
@require_http_methods(["GET", "POST"])
def enter(request: PortalRequest) -> HttpResponse:
    """Add an organisation by hand."""
    form = bind(OrganisationForm, request)
    if request.method == "POST" and form.is_valid():
        enter_it = partial(enter_organisation, draft=form.draft(), by=request.role)
        in_register = _("%s is in the register.")
        entered = attempt(request, enter_it, form=form, success=lambda new: in_register % new)
        if entered:
            return redirect("regions:organisation", pk=entered.value.pk)
    return _form_page(request, form, reverse("regions:register"))


@keepers
@require_http_methods(["GET", "POST"])
def change(request: PortalRequest, pk: int) -> HttpResponse:
    """Change an organisation that was entered by hand."""
    organisation = _organisation(pk)
    form = bind(OrganisationForm, request, initial=OrganisationForm.initial_of(organisation))
    if request.method == "POST" and form.is_valid():
        change_it = partial(
            change_organisation, organisation=organisation, draft=form.draft(), by=request.role
        )
        changed = _("%s has been changed.") % form.cleaned_data["name"]
        if attempt(request, change_it, form=form, success=changed):
            return redirect("regions:organisation", pk=pk)
    return _form_page(
        request, form, reverse("regions:organisation", args=[pk]), organisation=organisation
    )


@keepers
@require_http_methods(["GET", "POST"])
def end(request: PortalRequest, pk: int) -> HttpResponse:
    """End an organisation, after asking."""
    organisation = _organisation(pk)
    back_url = reverse("regions:organisation", args=[pk])
    context = {"organisation": organisation, "back_url": back_url}
    if request.method == "GET":
        return render(request, "regions/end_organisation.html", context)
    today = timezone.localdate(request.received_at)
    ended = tried(partial(end_organisation, organisation=organisation, on=today, by=request.role))
    if not ended:
        context["refusal"] = str(ended)
        return render(request, "regions/end_organisation.html", context, status=UNPROCESSABLE)
    messages.success(request, _("%s has ended.") % organisation)
    return redirect(back_url)


def _organisation(pk: int) -> Organisation:
    return get_object_or_404(Organisation.objects.select_related("municipality"), pk=pk)


def _form_page(
    request: PortalRequest,
    form: OrganisationForm,
    back_url: str,
    organisation: Organisation | None = None,
) -> HttpResponse:
    context = {"form": form, "back_url": back_url, "organisation": organisation}
    return render(request, "regions/organisation_form.html", context, status=form_status(form))
