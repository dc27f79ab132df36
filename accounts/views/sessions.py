"""The session itself: keeping it alive, its second factor, and what was typed when it ended."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.defaults import permission_denied

from accounts.access import SignedInRequest, VisitorRequest, signed_in
from accounts.middleware import renew, session_seconds
from common import unsent_forms


@signed_in
@require_POST
def keepalive(request: SignedInRequest) -> HttpResponse:
    """Prolong the session of somebody who is still there, and say how many seconds it now lasts."""
    renew(request)
    return HttpResponse(status=204, headers={"Session-Seconds": session_seconds(request)})


@signed_in
@require_safe
@never_cache
def second_factor(request: SignedInRequest) -> HttpResponse:
    """Explain that this role needs a second factor, and lead to setting it up."""
    return render(request, "accounts/second_factor.html", {"next_path": _next_path(request)})


@signed_in
@require_http_methods(["GET", "POST"])
@never_cache
def kept(request: SignedInRequest) -> HttpResponse:
    """Show what was typed on a page that could not take it back, so that it can be copied."""
    page = request.GET.get("page", "")
    if request.method == "POST":
        unsent_forms.forget(request, page)
        return redirect(_safe(page))
    forms = [
        {"action": form["action"], "fields": list(QueryDict(form["data"]).lists())}
        for form in unsent_forms.kept(request)
        if form["page"] == page
    ]
    return render(request, "accounts/kept.html", {"forms": forms, "page": page})


def csrf_failure(request: VisitorRequest, reason: str = "") -> HttpResponse:
    """Bring a form back that was opened before signing in again in another tab.

    Its token is old then. That the form is really ours follows from the Origin header, which
    browsers set and pages cannot; without it the form is refused.
    """
    own = f"{request.scheme}://{request.get_host()}"
    if unsent_forms.saves_itself(request):
        return HttpResponse(status=403)  # The page asks for a new token, and sends once more.
    if request.headers.get("origin") == own:
        return redirect(unsent_forms.keep(request))
    return permission_denied(request, PermissionDenied(reason))


def _next_path(request: HttpRequest) -> str:
    return _safe(request.GET.get("next", ""))


def _safe(path: str) -> str:
    return path if url_has_allowed_host_and_scheme(path, allowed_hosts=None) else "/"
