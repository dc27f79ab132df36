"""One's own account: a second step, recovery codes, another password, and what is refused."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from accounts.domain.invitations import invite
from accounts.models import RoleKind
from tests import factories
from tests.e2e.browsing import link_from_mail
from tests.e2e.people import Person
from tests.e2e.words import nl

pytestmark = pytest.mark.e2e


def code(secret: str) -> str:
    """What the authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_second_step_with_an_app_and_recovery_codes(live, new_context) -> None:
    user = factories.role(RoleKind.PENVOERDER_EDITOR).user
    person = Person(new_context(), user.email, factories.PASSWORD)
    person.signs_in()
    person.opens("/account/2fa/")
    person.follows(nl("Set up the app"))
    if "reauthenticate" in person.page.url:
        person.fills(nl("Password"), factories.PASSWORD)
        person.presses(nl("Confirm"))
    secret = person.page.locator("code").first.inner_text()
    person.page.locator("input[name=code]").fill("000000")
    person.presses(nl("Switch on"))
    person.page.locator("input[name=code]").fill(code(secret))
    person.presses(nl("Switch on"))
    person.opens("/account/2fa/recovery-codes/")
    recovery = person.page.locator("code").first.inner_text()
    for path in ("2fa/", "2fa/recovery-codes/generate/", "tweede-stap/", "logout/"):
        person.opens(f"/account/{path}")
    person.opens("/account/2fa/totp/deactivate/")

    person.page.context.clear_cookies()
    person.page.goto("/account/login/")
    person.fills(nl("E-mail address"), user.email)
    person.fills(nl("Password"), factories.PASSWORD)
    person.presses(nl("Sign in"), exact=True)
    person.reads(nl("Second step of signing in"))
    person.page.locator("input[name=code]").fill(recovery)
    person.presses(nl("Sign in"), exact=True)
    person.reads(nl("What there is to do"))
    person.opens("/account/sessions/")


def test_forgotten_password_is_chosen_anew_from_the_mail(live, new_context) -> None:
    user = factories.role(RoleKind.PENVOERDER_EDITOR).user
    person = Person(new_context(), user.email, "een ander lang wachtwoord 9")
    person.opens("/account/login/")
    person.follows(nl("Forgot your password?"))
    person.fills(nl("E-mail address"), user.email)
    person.presses(nl("Send the mail"))
    person.follows_mail("")
    for field in person.page.locator("input[type=password]").all():
        field.fill(person.password)
    person.presses(nl("Save password"))
    person.signs_in()
    person.reads(nl("What there is to do"))


def test_wrong_doors_say_where_to_go(live, new_context) -> None:
    person = Person(new_context(), factories.role(RoleKind.PENVOERDER_EDITOR).user.email)
    person.password = factories.PASSWORD
    person.opens("/uitnodiging/bestaat-niet/", status=404)
    person.opens("/bestaat-niet/", status=404)
    person.signs_in()
    person.is_refused("/zaken/", 403)
    person.is_refused("/aanvragen/1/")


def test_invitation_that_is_not_for_you_or_was_used_says_so(live, new_context) -> None:
    inviter = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    address = {"organisation": inviter.organisation, "kind": RoleKind.PENVOERDER_EDITOR}
    invite(email="kim@example.org", invited_by=inviter, **address)
    path = link_from_mail("kim@example.org")
    other = Person(new_context(), factories.person().email, factories.PASSWORD)
    other.signs_in()
    other.is_refused(path, 403)

    kim = Person(new_context(), "kim@example.org")
    kim.opens(path)
    kim.fills(nl("Your name"), "Kim")
    kim.fills(nl("Choose a password"), "kort")
    kim.presses(nl("Make account and accept"))
    kim.fills(nl("Choose a password"), "lang en onbekend 42")
    kim.presses(nl("Make account and accept"))
    Person(new_context(), "").opens(path, status=410)

    invite(email=other.email, invited_by=inviter, **address)
    other.follows_mail("")
    other.presses(nl("Accept"))
    other.reads(nl("What there is to do"))
    invite(email="kim@example.org", invited_by=None, **partner_somewhere())
    Person(new_context(), "kim@example.org").follows_mail("")


def partner_somewhere() -> dict[str, object]:
    """Another role at another organisation."""
    return {"organisation": factories.organisation(), "kind": RoleKind.PARTNER_SIGNATORY}
