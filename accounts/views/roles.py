"""Seeing and switching the role in which one acts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import SignedInRequest, signed_in
from accounts.domain.roles import choose
from accounts.middleware import ROLE_KEY


@signed_in
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    """Show the roles of the person, with one button each."""
    return render(request, "accounts/roles.html")


@signed_in
@require_POST
def choose_role(request: SignedInRequest) -> HttpResponse:
    """Act in another role from now on, and go back to the page one came from."""
    wanted = request.POST.get("role", "")
    role = next((role for role in request.roles if str(role.pk) == wanted), None)
    if role is None:
        raise Http404
    choose(role=role)
    request.session[ROLE_KEY] = role.pk
    messages.success(
        request,
        _("You now act for %(organisation)s as %(kind)s.")
        % {"organisation": role.organisation, "kind": role.get_kind_display()},
    )
    next_path = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(next_path, allowed_hosts=None):
        next_path = "/"
    return redirect(next_path)
