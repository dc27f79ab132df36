"""Dividing the cases of an assessing organisation among its people.

In two steps that both work without JavaScript: choose, and see who gets what and how many each has
then. Both are questions and change nothing.
"""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS, RoleKind
from assessments import panel_queries
from assessments.domain import assigning
from assessments.domain.panels import assessing_organisations
from assessments.forms import AssignForm, CoordinatorsForm
from assessments.panel_permissions import why_not_assign
from common.acts import attempt, form_status
from common.numbers import whole_number
from common.unsent_forms import bind
from regions.models import Organisation


@for_roles(*RE_KINDS)
@require_safe
def divisions(request: PortalRequest) -> HttpResponse:
    """List the organisations that still judge, with how much was not assigned."""
    context = {"organisations": panel_queries.organisations_at_work()}
    return render(request, "assessments/divisions.html", context)


@for_roles(*RE_KINDS, RoleKind.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def divide(request: PortalRequest, pk: int) -> HttpResponse:
    """Assign the cases of an organisation to its people, by hand or spread evenly."""
    organisation = _organisation(request, pk)
    caseload = assigning.Caseload(organisation, request.role)
    if request.method == "POST":
        given = _given(request.POST)
        act = partial(assigning.carry_out, organisation=organisation, given=given, by=request.role)
        if done := attempt(request, act):
            told = ngettext(
                "%(count)d application was assigned.",
                "%(count)d applications were assigned.",
                done.value,
            )
            messages.success(request, told % {"count": done.value})
        return redirect("assessments:divide", pk)
    asked = request.GET if "to" in request.GET else None
    form = AssignForm(asked, caseload=caseload)
    context = {
        "organisation": organisation,
        "form": form,
        "plan": form.plan() if asked is not None and form.is_valid() else None,
        "loads": assigning.Plan(caseload, [], []).loads,
        "ticked": request.GET.getlist("member"),
        "rows": [(one, assigning.assigned_role(one)) for one in caseload.cases],
    }
    return render(request, "assessments/divide.html", context, status=form_status(form))


def _organisation(request: PortalRequest, pk: int) -> Organisation:
    """The organisation whose cases this person may divide; else there is nothing here."""
    organisation = get_object_or_404(assessing_organisations(), pk=pk)
    if why_not_assign(request.role, organisation) is not None:
        raise Http404
    return organisation


def _given(asked: QueryDict) -> dict[int, int]:
    """Who gets what, as pairs of keys «invitation:role»; what is no pair is passed over."""
    pairs = (one.partition(":") for one in asked.getlist("given"))
    return {
        int(member): int(role)
        for member, _colon, role in pairs
        if whole_number(member) and whole_number(role)
    }


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def coordinators(request: PortalRequest, pk: int) -> HttpResponse:
    """Name who of an organisation divides its cases."""
    organisation = get_object_or_404(assessing_organisations(), pk=pk)
    people = assigning.people_of(organisation)
    form = bind(
        CoordinatorsForm,
        request,
        people=people,
        initial={"roles": panel_queries.coordinators_of(organisation)},
    )
    if request.method == "POST" and form.is_valid():
        name = partial(
            assigning.name_coordinators,
            organisation=organisation,
            roles=form.cleaned_data["roles"],
            by=request.role,
        )
        if attempt(request, name, form=form, success=_("The coordinators have been saved.")):
            return redirect("assessments:divide", pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "assessments/coordinators.html", context, status=form_status(form))
