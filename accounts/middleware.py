"""What happens to every request before its view: the moment, the person, the role, the gate."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import cache
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from pghistory.middleware import HistoryMiddleware as PackageHistoryMiddleware

from accounts import second_factor
from accounts.access import (
    Access,
    ShutOut,
    SignedInRequest,
    VisitorRequest,
    WrongRole,
    classification,
)
from accounts.models import Role
from common import unsent_forms
from common.masking import without_secret_links
from common.once import one_page
from common.whole_request import read_whole
from common.written import WrittenOnce, given

logger = logging.getLogger(__name__)
Respond = Callable[[HttpRequest], HttpResponseBase]

ROLE_KEY = "role"
SEEN_KEY = "seen_at"
STARTED_KEY = "signed_in_at"
# Writing the session on every request would cost a query each; within these seconds it is skipped.
# So a session ends at most this much early, never late, and pages say so (`session_seconds`).
SEEN_PRECISION = 60


def received_at_middleware(respond: Respond) -> Respond:
    """Note when the whole request had come in, on our clock.

    First in the chain: this moment counts for deadlines. The server calls us at the head of a
    request, so its body is read first: what follows later must not count as having been there.
    Text is read as UTF-8, as our pages send it, whatever else a request says: Django refuses
    another, and then fails on the page that says so. Said later it would undo what was read.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.encoding = settings.DEFAULT_CHARSET
        read_whole(request)
        cast("VisitorRequest", request).received_at = timezone.now()
        return respond(request)

    return middleware


def without_nul_middleware(respond: Respond) -> Respond:
    """Leave the character NUL out of addresses and searches: PostgreSQL does not take it in text.

    Forms refuse it themselves.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.path = request.path.replace("\x00", "")
        request.path_info = request.path_info.replace("\x00", "")
        asked = request.META.get("QUERY_STRING", "")
        while "%00" in asked:  # What is left may be one again.
            asked = request.META["QUERY_STRING"] = asked.replace("%00", "")
        return respond(request)

    return middleware


def idle_middleware(respond: Respond) -> Respond:
    """End the session of staff who did nothing for a while, or signed in too long ago.

    That is `settings.STAFF_IDLE_SECONDS` and `settings.STAFF_SESSION_SECONDS`.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        visitor = cast("VisitorRequest", request)
        if visitor.user.is_authenticated:
            _end_or_renew(cast("SignedInRequest", visitor))
        response = respond(request)
        unsent_forms.remember_person(visitor, response)
        return response

    return middleware


def _end_or_renew(request: SignedInRequest) -> None:
    seen_at = request.session.get(SEEN_KEY)
    if why := _why_over(request):
        roles = current_roles(request)
        if any(role.needs_second_factor for role in roles):
            lapsed = request.user.pk
            logout(request)
            unsent_forms.note_lapsed(request, lapsed, why)
            return
    if seen_at is None or int(time.time()) - seen_at >= SEEN_PRECISION:
        renew(request)


def _why_over(request: HttpRequest) -> str:
    """Why this session of staff is over, for the screen; nothing when it goes on."""
    now = int(time.time())
    if now - request.session.get(SEEN_KEY, now) > settings.STAFF_IDLE_SECONDS:
        return _("You did nothing for a while, so you were signed out to be safe.")
    if now - request.session.get(STARTED_KEY, now) > settings.STAFF_SESSION_SECONDS:
        return _(
            "You signed in more than %(hours)s hours ago. To be safe you are asked to do so again."
        ) % {"hours": settings.STAFF_SESSION_SECONDS // 3600}
    return ""


def renew(request: HttpRequest) -> None:
    """Note that somebody was here now."""
    request.session[SEEN_KEY] = int(time.time())


def session_seconds(request: HttpRequest) -> int:
    """How long the session of staff lasts from now when nothing else is asked."""
    now = int(time.time())
    ends_at: int = min(
        request.session.get(SEEN_KEY, now) + int(settings.STAFF_IDLE_SECONDS),
        request.session.get(STARTED_KEY, now) + int(settings.STAFF_SESSION_SECONDS),
    )
    return max(ends_at - now, 0)


@receiver(user_logged_in)
def _note_signing_in(request: HttpRequest | None, **_: Any) -> None:
    """Count from signing in, also when no page is read after it."""
    if request is not None:
        renew(request)
        request.session[STARTED_KEY] = request.session[SEEN_KEY]


def current_roles(request: SignedInRequest) -> list[Role]:
    """All current roles of who is signed in, with their organisation, oldest first."""
    return _roles().fetch(person=request.user.pk)


@cache
def _roles() -> WrittenOnce[Role]:
    return WrittenOnce(
        Role.objects.current()
        .filter(user=given("person"))
        .select_related("organisation", "user")
        .order_by("started_at", "pk")
    )


def choose_role(request: VisitorRequest) -> Role | None:
    """The role chosen in this session, else the one used last, else the first one given."""
    chosen = request.session.get(ROLE_KEY)
    for role in request.roles:
        if role.pk == chosen:
            return role
    by_use = sorted(
        request.roles,
        key=lambda role: role.chosen_at.timestamp() if role.chosen_at else 0.0,
        reverse=True,
    )
    return by_use[0] if by_use else None


class AccessMiddleware:
    """Set `request.role`, and let nobody into a view that is not for them.

    It works in `process_view`, after the check against cross-site forgery and before the view.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Set the role; the check itself needs the view and follows in `process_view`."""
        with one_page():
            return self._respond(request)

    def _respond(self, request: HttpRequest) -> HttpResponseBase:
        visitor = cast("VisitorRequest", request)
        visitor.roles = []
        if visitor.user.is_authenticated:
            visitor.roles = current_roles(cast("SignedInRequest", visitor))
        visitor.role = choose_role(visitor) if visitor.roles else None
        response = self.respond(request)
        if visitor.user.is_authenticated:
            if not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True, no_cache=True)
            if page := unsent_forms.not_taken(visitor, response):
                return redirect(f"{reverse('accounts:kept')}?{urlencode({'page': page})}")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Return what the person gets instead of the view, or None when they may come in."""
        visitor = cast("VisitorRequest", request)
        match = request.resolver_match
        access = classification(view, match.view_name if match else "")
        if access is None:
            logger.error("view not classified", extra={"view": match and match.view_name})
            raise PermissionDenied
        if not access.needs_sign_in:
            return None
        if not visitor.user.is_authenticated:
            return _to_sign_in(visitor)
        return self._gate(cast("SignedInRequest", visitor), access)

    def _gate(self, request: SignedInRequest, access: Access) -> HttpResponseBase | None:
        if not access.admits(request.role):
            if others := access.admitted(request.roles):
                return _offer_switch(request, others)
            raise PermissionDenied
        held = request.role is not None and request.role.needs_second_factor
        if held and (step := second_factor.missing_step(request)):
            return _to_second_factor(request, step)
        return None

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Show where one can switch when a loader found that another role fits, or who else may."""
        if isinstance(exception, WrongRole):
            return _offer_switch(cast("SignedInRequest", request), list(exception.roles))
        if isinstance(exception, ShutOut):
            context = {"reason": exception.reason, "others": exception.others}
            return render(request, "accounts/shut_out.html", context, status=403)
        return None


def _to_sign_in(request: VisitorRequest) -> HttpResponseBase:
    if request.resolver_match and request.resolver_match.view_name == "accounts:keepalive":
        return HttpResponse(status=401)
    page = unsent_forms.keep(request)
    to_login = redirect_to_login(page, resolve_url(settings.LOGIN_URL))
    return _leave(request, to_login.url)


def _to_second_factor(request: SignedInRequest, step: str) -> HttpResponseBase:
    page = unsent_forms.keep(request)
    return _leave(request, f"{reverse(step)}?{urlencode({'next': page})}")


def _leave(request: VisitorRequest, url: str) -> HttpResponseBase:
    """Send the browser elsewhere; a part of a page that htmx asked for takes the page along."""
    if request.headers.get("hx-request"):
        return HttpResponse(status=401, headers={"HX-Redirect": url})
    return redirect(url)


def _offer_switch(request: SignedInRequest, roles: list[Role]) -> HttpResponseBase:
    page = unsent_forms.keep(request)
    return render(
        request, "accounts/switch.html", {"other_roles": roles, "next_path": page}, status=403
    )


class HistoryMiddleware(PackageHistoryMiddleware):
    """Write beside every change who made it, in which role and at which address."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """What is written: the person, the role (its primary key), the path without secrets."""
        context: dict[str, Any] = super().get_context(request)
        role = getattr(request, "role", None)
        url = without_secret_links(request.path)
        return {**context, "role": role.pk if role else None, "url": url}
