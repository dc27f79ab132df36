"""The page behind the link in an invitation."""

from __future__ import annotations

from functools import partial

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.access import VisitorRequest, public
from accounts.domain.invitations import State, accept, accept_as_new, find, state_of
from accounts.forms import NewAccountForm
from accounts.middleware import ROLE_KEY
from accounts.models import Invitation, Role, User
from common.acts import attempt, form_status


@public
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@never_cache
def invitation(request: VisitorRequest, token: str) -> HttpResponse:
    """Show the invitation to whoever has the link, and let the invited person accept it."""
    found = find(token)
    if found is None:
        return render(request, "accounts/invitation_closed.html", {"state": "unknown"}, status=404)
    if isinstance(request.user, User):
        return _for_signed_in(request, found, request.user)
    if state_of(found) is not State.OPEN and request.method == "GET":
        return _closed(request, found)
    if User.objects.filter(email__iexact=found.email).exists() and request.method == "GET":
        return render(request, "accounts/invitation_sign_in.html", {"invitation": found})
    return _for_newcomer(request, found)


def _for_signed_in(request: VisitorRequest, found: Invitation, user: User) -> HttpResponse:
    already = found.accepted_by is not None and found.accepted_by.user_id == user.pk
    if not already and state_of(found) is not State.OPEN:
        return _closed(request, found)
    if found.email.lower() != user.email.lower():
        page = "accounts/invitation_other_person.html"
        return render(request, page, {"invitation": found}, status=403)
    if not already and request.method == "GET":
        return render(request, "accounts/invitation_accept.html", {"invitation": found})
    accepted = attempt(request, partial(accept, invitation=found, by=user), success=_acts_for)
    if not accepted:
        return redirect(request.path)
    request.session[ROLE_KEY] = accepted.value.pk
    return redirect(_destination(found))


def _acts_for(role: Role) -> str:
    return _("You now act for %(organisation)s as %(kind)s.") % {
        "organisation": role.organisation,
        "kind": role.get_kind_display(),
    }


def _for_newcomer(request: VisitorRequest, found: Invitation) -> HttpResponse:
    form = NewAccountForm(request.POST or None, email=found.email, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("name", "password")}
        accepted = attempt(request, partial(accept_as_new, invitation=found, **typed))
        if not accepted:
            return redirect(request.path)
        role = accepted.value
        record_authentication(request, role.user, method="password", email=found.email)
        response: HttpResponse = perform_login(request, role.user, redirect_url=_destination(found))
        request.session[ROLE_KEY] = role.pk
        return response
    return render(
        request,
        "accounts/invitation_new_account.html",
        {"invitation": found, "form": form},
        status=form_status(form),
    )


def _closed(request: VisitorRequest, found: Invitation) -> HttpResponse:
    context = {"invitation": found, "state": state_of(found).value}
    return render(request, "accounts/invitation_closed.html", context, status=410)


def _destination(found: Invitation) -> str:
    path = found.next_path
    return path if path and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else "/"
