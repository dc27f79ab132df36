"""Who of the penvoerder and of its partners reads and writes an application."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from applications.domain.team import add_by_address, set_level
from applications.forms.team import MemberForm
from applications.models import TeamLevel
from applications.permissions import why_not_lead_team
from applications.queries import team_of
from common.acts import attempt, form_status
from common.unsent_forms import bind

from .lookup import own_application


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def overview(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the team, and let somebody of a partner in by their address."""
    application = own_application(request, pk)
    why_not = why_not_lead_team(request.role, application)
    form = bind(MemberForm, request)
    if request.method == "POST" and form.is_valid():
        add = partial(add_by_address, application=application, by=request.role, **form.cleaned_data)
        if attempt(request, add, form=form, success=_told):
            return redirect("applications:team", pk)
    context = {
        "application": application,
        "team": team_of(application),
        "form": form,
        "why_not": why_not,
    }
    return render(request, "applications/team.html", context, status=form_status(form))


def _told(role: Role) -> str:
    return _("%s can work along from now on, and has been told by e-mail.") % role.user


@for_roles(RoleKind.PENVOERDER_SIGNATORY)
@require_POST
def change(request: PortalRequest, pk: int, role_pk: int) -> HttpResponse:
    """Have somebody of the team read or write along, or no longer do so."""
    application = own_application(request, pk)
    role = get_object_or_404(Role.objects.select_related("user", "organisation"), pk=role_pk)
    if role.pk not in {member.role.pk for member in team_of(application)}:
        return redirect("applications:team", pk)
    wanted = request.POST.get("level", "")
    level = TeamLevel(wanted) if wanted in TeamLevel.values else None
    act = partial(set_level, application=application, role=role, level=level, by=request.role)
    attempt(request, act, success=_("The team has been changed. %s has been told.") % role.user)
    return redirect("applications:team", pk)
