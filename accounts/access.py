"""Which view is for whom. Every view says so with exactly one decorator; who says nothing is shut.

    @public                                 anyone
    @signed_in                              anyone who has signed in
    @for_roles(RoleKind.ASSESSOR, ...)      who now acts in one of these roles

The decorators only mark the view; `accounts.middleware.AccessMiddleware` enforces the mark before
the view runs, so that a view without a mark can never be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails
from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind, User

AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])
Thing = TypeVar("Thing", bound=Model)
Thing_co = TypeVar("Thing_co", bound=Model, covariant=True)


class VisitorRequest(HttpRequest):
    """The request as a `@public` view gets it: there may be nobody signed in."""

    user: User | AnonymousUser
    role: Role | None
    """The role in which the person acts now."""
    roles: list[Role]
    """All current roles of the person, with their organisation loaded."""
    received_at: datetime
    """Aware moment in UTC at which the request came in: the one that counts for deadlines."""
    htmx: HtmxDetails


class SignedInRequest(VisitorRequest):
    """The request as a `@signed_in` view gets it: there may be no role."""

    user: User


class PortalRequest(SignedInRequest):
    """The request as a `@for_roles` view gets it: somebody acts in a role."""

    role: Role


@dataclass(frozen=True)
class Access:
    """For whom a view is. `kinds` is None when no particular role is asked."""

    needs_sign_in: bool
    kinds: frozenset[RoleKind] | None = None

    def admits(self, role: Role | None) -> bool:
        """Whether a signed-in person who acts in `role` may come in."""
        return self.kinds is None or (role is not None and role.kind in self.kinds)

    def admitted(self, roles: Iterable[Role]) -> list[Role]:
        """Those of `roles` in which one may come in."""
        return [role for role in roles if self.admits(role)]


PUBLIC = Access(needs_sign_in=False)
SIGNED_IN = Access(needs_sign_in=True)

# Views of packages cannot be decorated, so they are listed by the name of their URL. What is not
# listed here is refused, also after an update of the package brings a new view.
PACKAGE_VIEWS: Mapping[str, Access] = {
    "set_language": PUBLIC,
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_signup": PUBLIC,
    "account_confirm_login_code": PUBLIC,
    "account_inactive": PUBLIC,
    "account_email_verification_sent": PUBLIC,
    "account_confirm_email": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "mfa_authenticate": PUBLIC,
    "mfa_login_webauthn": PUBLIC,
    "account_reauthenticate": SIGNED_IN,
    "account_email": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
}


def public(view: AnyView) -> AnyView:
    """Mark `view` as open to anyone. Its request is a `VisitorRequest`."""
    return _mark(view, PUBLIC)


def signed_in(view: AnyView) -> AnyView:
    """Mark `view` as open to anyone who has signed in. Its request is a `SignedInRequest`."""
    return _mark(view, SIGNED_IN)


def for_roles(*kinds: RoleKind) -> Callable[[AnyView], AnyView]:
    """Mark a view as open to who acts in one of `kinds`. Its request is a `PortalRequest`."""
    if not kinds:
        raise TypeError("for_roles() needs at least one kind of role.")
    access = Access(needs_sign_in=True, kinds=frozenset(kinds))

    def mark(view: AnyView) -> AnyView:
        return _mark(view, access)

    return mark


def _mark(view: AnyView, access: Access) -> AnyView:
    if hasattr(view, "access"):
        raise TypeError(f"{view!r} is marked twice; a view is for exactly one audience.")
    view.access = access  # type: ignore[attr-defined]
    return view


def classification(view: Callable[..., Any], view_name: str = "") -> Access | None:
    """For whom `view`, at the URL named `view_name`, is; None when nobody said so."""
    marked: Access | None = getattr(view, "access", None)
    return marked or PACKAGE_VIEWS.get(view_name)


class WrongRole(Exception):
    """The address is not for the role in which the person acts now, but is for `roles`."""

    def __init__(self, *roles: Role) -> None:
        super().__init__("Another role of the same person fits.")
        self.roles = roles


class ShutOut(Exception):
    """The person may not see this in any role, for a reason of their own; `others` may."""

    def __init__(self, reason: StrOrPromise, others: Sequence[User]) -> None:
        super().__init__(reason)
        self.reason = reason
        self.others = others


class Visible(Protocol[Thing_co]):
    """A manager or QuerySet that knows what a role may see."""

    def visible_to(self, role: Role, /) -> QuerySet[Thing_co, Thing_co]:
        """What `role` may see."""


def get_visible(things: Visible[Thing], request: VisitorRequest, **lookup: Any) -> Thing:
    """Return the one of `things` that fits `lookup` and that the current role may see.

    Raises `Http404` when there is none, so that an address never tells whether something exists;
    raises `WrongRole` when another current role of the same person may see it.
    """
    if request.role is not None:
        found = things.visible_to(request.role).filter(**lookup).first()
        if found is not None:
            return found
    match = request.resolver_match
    access = (classification(match.func, match.view_name) if match else None) or SIGNED_IN
    seen_by = [
        role
        for role in access.admitted(request.roles)
        if role != request.role and things.visible_to(role).filter(**lookup).exists()
    ]
    if seen_by:
        raise WrongRole(*seen_by)
    raise Http404
