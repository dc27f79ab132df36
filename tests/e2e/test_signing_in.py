"""Signing in as people do it: a mail link, a passkey, a session that ends while one types."""

import re

import pytest
from django.contrib.sessions.models import Session
from post_office.models import Email

from accounts.domain.invitations import invite
from accounts.models import RoleKind
from tests import factories
from tests.mails import text_of

pytestmark = pytest.mark.e2e


@pytest.fixture
def passkeys(page):
    """A device that makes passkeys and recognises its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page, email, password=factories.PASSWORD):
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.click("form[action='/account/login/'] button[type=submit]")


def test_invited_person_makes_an_account_and_is_in(page, live):
    signatory = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    invite(
        email="nieuw@voorbeeld.example",
        organisation=signatory.organisation,
        kind=RoleKind.PENVOERDER_EDITOR,
        invited_by=signatory,
        next_path="/mijn-organisatie/",
    )
    path = re.search(r"/uitnodiging/\S+", text_of(Email.objects.get())).group()
    page.goto(path)
    page.fill("[name=name]", "Nieuw Persoon")
    page.fill("[name=password]", "lang en onbekend 42")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/mijn-organisatie/")
    assert "Nieuw Persoon" in page.inner_text("main")


def test_passkey_alone_signs_in(page, live, passkeys):
    person = factories.role(RoleKind.PENVOERDER_EDITOR).user
    # A passkey belongs to a name, not to a number.
    here = live.base_url.replace("127.0.0.1", "localhost")
    page.goto(f"{here}/account/login/?next=/account/2fa/webauthn/add/")
    sign_in(page, person.email)
    page.wait_for_url("**/reauthenticate/**")
    page.fill("[name=password]", factories.PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/webauthn/add/")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")
    page.context.clear_cookies()

    page.goto(f"{here}/account/login/?next=/rollen/")
    page.click("#passkey_login")
    page.wait_for_url("**/rollen/")
    assert "penvoerder" in page.inner_text("main")


def test_typed_form_comes_back_after_the_session_ended(page, live):
    signatory = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    page.goto("/account/login/?next=/mijn-organisatie/uitnodigen/")
    sign_in(page, signatory.user.email)
    page.wait_for_url("**/mijn-organisatie/uitnodigen/")
    page.fill("[name=email]", "collega@voorbeeld.example")
    page.fill("[name=name]", "Collega & Co")
    page.check("[value=penvoerder_editor]")
    Session.objects.all().delete()

    page.click("main form button[type=submit]")
    page.wait_for_url("**/account/login/**")
    sign_in(page, signatory.user.email)
    page.wait_for_url("**/mijn-organisatie/uitnodigen/")
    assert page.input_value("[name=email]") == "collega@voorbeeld.example"
    assert page.input_value("[name=name]") == "Collega & Co"
    assert page.is_checked("[value=penvoerder_editor]")
    assert not Email.objects.exists()
    page.click("main form button[type=submit]")
    page.wait_for_url("**/mijn-organisatie/")
    assert Email.objects.get().to == ["collega@voorbeeld.example"]


def test_guessing_is_limited_over_all_web_processes(page, live):
    person = factories.person()
    for _ in range(5):
        page.goto("/account/login/")
        sign_in(page, person.email, "fout wachtwoord")
    page.goto("/account/login/")
    sign_in(page, person.email)
    assert page.url.endswith("/account/login/")
    page.goto("/rollen/")
    assert "/account/login/" in page.url
