"""Changing what a region tells of itself: for its penvoerder and the Realisatie Eenheid."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles, get_visible
from common.acts import attempt, form_status
from common.unsent_forms import bind
from regions.domain.presenting import present_region
from regions.forms import PresentationForm
from regions.models import Region
from regions.permissions import PRESENTING_KINDS, why_not_present


@for_roles(*PRESENTING_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def present(request: PortalRequest, slug: str) -> HttpResponse:
    """Say what the region does and whom to ask."""
    region = get_visible(Region.objects, request, slug=slug)
    if why_not_present(request.role, region):
        raise Http404
    form = bind(PresentationForm, request, initial=PresentationForm.initial_of(region))
    if request.method == "POST" and form.is_valid():
        present_it = partial(present_region, region=region, by=request.role, **form.cleaned_data)
        if attempt(request, present_it, form=form, success=_("The page has been changed.")):
            return redirect("regions:detail", slug=region.slug)
    context = {"form": form, "region": region}
    return render(request, "regions/present.html", context, status=form_status(form))
