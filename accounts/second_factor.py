"""The second factor: who still has to set it up or use it."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.access import SignedInRequest
from accounts.models import User

# A recovery code replaces a factor that was lost; it is none by itself.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What stays open for who is held: setting the factor up, another role, the way out.
OPEN_VIEWS = frozenset(
    {
        "accounts:second_factor",
        "accounts:roles",
        "accounts:choose_role",
        "accounts:keepalive",
        "account_reauthenticate",
        "account_email",
        "account_change_password",
        "usersessions_list",
    }
)
SET_UP_KEY = "second_factor_set_up_by"


def missing_step(request: SignedInRequest) -> str | None:
    """The name of the URL where the person takes the step that is missing, None when none is.

    The step is setting a factor up, or using it in this session.
    """
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    if not settings.SECOND_FACTOR_REQUIRED or _is_open(view_name):
        return None
    # Asked on every request: a factor may have been removed in another session.
    if not Authenticator.objects.filter(user=request.user, type__in=FACTORS).exists():
        return "accounts:second_factor"
    return None if _used_in_session(request) else "mfa_reauthenticate"


def _is_open(view_name: str) -> bool:
    return view_name in OPEN_VIEWS or view_name.startswith("mfa_")


def _used_in_session(request: SignedInRequest) -> bool:
    if request.session.get(SET_UP_KEY) == request.user.pk:
        return True
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


@receiver(authenticator_added)
def _note_set_up(
    request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Setting a factor up proves that one has it, so it need not be asked again at once."""
    if authenticator.type in FACTORS:
        request.session[SET_UP_KEY] = user.pk
