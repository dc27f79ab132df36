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

pytestmark = pytest.mark.e2e


def code(secret: str) -> str:
    """What the authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_second_step_with_an_app_and_recovery_codes(live, new_context) -> None:
    user = factories.role(RoleKind.PENVOERDER_EDITOR).user
    person = Person(new_context(), user.email, factories.PASSWORD)
    person.signs_in()
    person.opens("/account/2fa/")
    person.follows("De app instellen")
    if "reauthenticate" in person.page.url:
        person.fills("Wachtwoord", factories.PASSWORD)
        person.presses("Bevestigen")
    secret = person.page.locator("code").first.inner_text()
    person.page.locator("input[name=code]").fill("000000")
    person.presses("Aanzetten")
    person.page.locator("input[name=code]").fill(code(secret))
    person.presses("Aanzetten")
    person.opens("/account/2fa/recovery-codes/")
    recovery = person.page.locator("code").first.inner_text()
    for path in ("2fa/", "2fa/recovery-codes/generate/", "tweede-stap/", "logout/"):
        person.opens(f"/account/{path}")
    person.opens("/account/2fa/totp/deactivate/")

    person.page.context.clear_cookies()
    person.page.goto("/account/login/")
    person.fills("E-mailadres", user.email)
    person.fills("Wachtwoord", factories.PASSWORD)
    person.presses("Inloggen", exact=True)
    person.reads("Tweede stap van het inloggen")
    person.page.locator("input[name=code]").fill(recovery)
    person.presses("Inloggen", exact=True)
    person.reads("Wat er te doen is")
    person.opens("/account/sessions/")


def test_forgotten_password_is_chosen_anew_from_the_mail(live, new_context) -> None:
    user = factories.role(RoleKind.PENVOERDER_EDITOR).user
    person = Person(new_context(), user.email, "een ander lang wachtwoord 9")
    person.opens("/account/login/")
    person.follows("Wachtwoord vergeten?")
    person.fills("E-mailadres", user.email)
    person.presses("E-mail versturen")
    person.follows_mail("")
    for field in person.page.locator("input[type=password]").all():
        field.fill(person.password)
    person.presses("Wachtwoord opslaan")
    person.signs_in()
    person.reads("Wat er te doen is")


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
    invite(email="kim@voorbeeld.example", invited_by=inviter, **address)
    path = link_from_mail("kim@voorbeeld.example")
    other = Person(new_context(), factories.person().email, factories.PASSWORD)
    other.signs_in()
    other.is_refused(path, 403)

    kim = Person(new_context(), "kim@voorbeeld.example")
    kim.opens(path)
    kim.fills("Uw naam", "Kim")
    kim.fills("Kies een wachtwoord", "kort")
    kim.presses("Account maken en aannemen")
    kim.fills("Kies een wachtwoord", "lang en onbekend 42")
    kim.presses("Account maken en aannemen")
    Person(new_context(), "").opens(path, status=410)

    invite(email=other.email, invited_by=inviter, **address)
    other.follows_mail("")
    other.presses("Aannemen")
    other.reads("Wat er te doen is")
    invite(email="kim@voorbeeld.example", invited_by=None, **partner_somewhere())
    Person(new_context(), "kim@voorbeeld.example").follows_mail("")


def partner_somewhere() -> dict[str, object]:
    """Another role at another organisation."""
    return {"organisation": factories.organisation(), "kind": RoleKind.PARTNER_SIGNATORY}
