"""Who may do what in the portal: administrators see it, invite people and end roles."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import queries
from accounts.access import PortalRequest, for_roles
from accounts.domain.allowed_roles import allowed_kinds
from accounts.domain.invitations import invite, withdraw
from accounts.domain.proposals import confirm, why_not_confirm
from accounts.domain.roles import end_role
from accounts.filters import PeopleFilter
from accounts.forms import InviteForm
from accounts.models import Invitation, Role, RoleKind, User
from common.acts import attempt, form_status
from common.unsent_forms import bind

PAGE_SIZE = 50


@for_roles(RoleKind.ADMIN)
@require_safe
def overview(request: PortalRequest) -> HttpResponseBase:
    """List people; search by name, address or organisation, filter by role."""
    shown = PeopleFilter(request.GET, queries.people(), request=request)
    if (file := shown.download()) is not None:
        return file
    context = {
        "shown": shown,
        "page": shown.page(),
        "invited": [(each, True) for each in queries.open_invitations()[:PAGE_SIZE]],
        "proposed": [
            (each, why_not_confirm(request.role, each))
            for each in queries.proposed_invitations()[:PAGE_SIZE]
        ],
    }
    return render(request, "accounts/people/list.html", context)


@for_roles(RoleKind.ADMIN)
@require_safe
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    """Show one person with current and former roles."""
    person = get_object_or_404(User, pk=pk)
    roles = person.roles.select_related("organisation").order_by("ended_at", "started_at")
    return render(
        request, "accounts/people/detail.html", {"person": person, "roles_of_person": roles}
    )


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "POST"])
def end(request: PortalRequest, pk: int) -> HttpResponse:
    """End a role of a person, after asking."""
    role = get_object_or_404(Role.objects.select_related("user", "organisation"), pk=pk)
    if request.method == "GET":
        context = {"role": role, "back_url": reverse("people:detail", args=[role.user_id])}
        return render(request, "accounts/end_role.html", context)
    attempt(
        request,
        partial(end_role, role=role, by=request.role),
        success=_("The role of %s has ended.") % role.user,
    )
    return redirect("people:detail", pk=role.user_id)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "POST"])
def invite_person(request: PortalRequest, organisation_pk: int) -> HttpResponse:
    """Second step, after the organisation was found: whom, and for which role that fits it."""
    organisation = get_object_or_404(_organisations(), pk=organisation_pk)
    form = bind(
        InviteForm,
        request,
        kinds=allowed_kinds(organisation.kind),
        initial={"email": request.GET.get("email", "")},
    )
    if request.method == "POST" and form.is_valid():
        send = partial(
            invite, **form.cleaned_data, organisation=organisation, invited_by=request.role
        )
        if attempt(request, send, form=form, success=_what_happens):
            return redirect("people:list")
    context = {"form": form, "organisation": organisation}
    return render(request, "accounts/people/invite.html", context, status=form_status(form))


def _what_happens(sent: Invitation) -> str:
    if sent.is_proposal:
        return _(
            "You proposed %s. Another administrator is asked by mail to confirm; then the "
            "invitation goes out."
        ) % (sent.name or sent.email)
    return _("The invitation to %s is on its way.") % sent.email


@for_roles(RoleKind.ADMIN)
@require_POST
def confirm_proposal(request: PortalRequest, pk: UUID) -> HttpResponse:
    """Confirm a role that another administrator proposed."""
    proposed = get_object_or_404(queries.proposed_invitations(), pk=pk)
    attempt(
        request,
        partial(confirm, invitation=proposed, by=request.role),
        success=_("The invitation to %s is on its way.") % proposed.email,
    )
    return redirect("people:list")


@for_roles(RoleKind.ADMIN)
@require_POST
def withdraw_invitation(request: PortalRequest, pk: UUID) -> HttpResponse:
    """Make the link of an invitation useless."""
    invited = get_object_or_404(queries.under_way(), pk=pk)
    attempt(
        request,
        partial(withdraw, invitation=invited, by=request.role),
        success=_("The invitation to %s is withdrawn.") % invited.email,
    )
    return redirect("people:list")


def _organisations() -> Any:
    """Organisations that still exist; by this reference alone the floor knows the register."""
    register: Any = Role._meta.get_field("organisation").related_model  # noqa: SLF001
    return register.objects.current()
