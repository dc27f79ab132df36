"""The people of one's own organisation: a penvoerder makes its own team."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import queries
from accounts.access import PortalRequest, for_roles
from accounts.domain.allowed_roles import may_invite, may_withdraw
from accounts.domain.invitations import invite, withdraw
from accounts.domain.roles import end_role, last_signatory, may_end
from accounts.forms import InviteForm
from accounts.models import PENVOERDER_KINDS, RoleKind
from common.acts import attempt, form_status
from common.unsent_forms import bind


@for_roles(*PENVOERDER_KINDS)
@require_safe
def overview(request: PortalRequest) -> HttpResponse:
    """Show who acts for the organisation and who was invited."""
    here = request.role.organisation_id
    members = [(role, may_end(request.role, role)) for role in queries.team(here)]
    last = last_signatory(role for role, _may in members)
    invited = queries.open_invitations().filter(organisation=here)
    context = {
        "members": members,
        "last_signatory": last,
        "invited": [(each, may_withdraw(request.role, each)) for each in invited],
        "may_invite": any(
            may_invite(request.role, kind=kind, organisation_id=here) for kind in PENVOERDER_KINDS
        ),
    }
    return render(request, "accounts/team.html", context)


@for_roles(RoleKind.PENVOERDER_SIGNATORY)
@require_http_methods(["GET", "POST"])
def invite_member(request: PortalRequest) -> HttpResponse:
    """Invite somebody to the team of one's own organisation."""
    form = bind(InviteForm, request, kinds=PENVOERDER_KINDS)
    if request.method == "POST" and form.is_valid():
        send = partial(
            invite,
            **form.cleaned_data,
            organisation=request.role.organisation,
            invited_by=request.role,
        )
        on_its_way = _("The invitation to %s is on its way.") % form.cleaned_data["email"]
        if attempt(request, send, form=form, success=on_its_way):
            return redirect("accounts:team")
    return render(request, "accounts/team_invite.html", {"form": form}, status=form_status(form))


@for_roles(RoleKind.PENVOERDER_SIGNATORY)
@require_http_methods(["GET", "POST"])
def end_member(request: PortalRequest, pk: int) -> HttpResponse:
    """End the role of somebody in one's own team, after asking."""
    role = get_object_or_404(queries.team(request.role.organisation_id), pk=pk)
    if request.method == "GET":
        context = {"role": role, "back_url": reverse("accounts:team")}
        return render(request, "accounts/end_role.html", context)
    attempt(
        request,
        partial(end_role, role=role, by=request.role),
        success=_("The role of %s has ended.") % role.user,
    )
    return redirect("accounts:team")


@for_roles(RoleKind.PENVOERDER_SIGNATORY)
@require_POST
def withdraw_invitation(request: PortalRequest, pk: UUID) -> HttpResponse:
    """Withdraw an invitation for one's own organisation."""
    invited = get_object_or_404(
        queries.open_invitations(), pk=pk, organisation=request.role.organisation_id
    )
    attempt(
        request,
        partial(withdraw, invitation=invited, by=request.role),
        success=_("The invitation to %s is withdrawn.") % invited.email,
    )
    return redirect("accounts:team")
