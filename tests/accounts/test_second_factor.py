"""Staff, assessors and administrators are held until they use a second factor."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from accounts.models import SECOND_FACTOR_KINDS, RoleKind
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]
SECRET = "JBSWY3DPEHPK3PXP"


def code():
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(SECRET, counter))


@pytest.mark.parametrize("kind", SECOND_FACTOR_KINDS)
def test_role_is_held_until_there_is_a_second_factor(kind):
    client = factories.signed_in(factories.role(kind))
    response = client.get("/note/")
    assert response.url == "/account/tweede-stap/?next=%2Fnote%2F"
    assert client.get(response.url).status_code == 200


def test_penvoerder_is_not_held():
    client = factories.signed_in(factories.role(RoleKind.PENVOERDER_SIGNATORY))
    assert client.get("/note/").status_code == 200


def test_person_who_is_held_can_act_in_another_role():
    admin = factories.role(RoleKind.ADMIN)
    penvoerder = factories.role(RoleKind.PENVOERDER_EDITOR, admin.user)
    client = factories.signed_in(admin)
    assert client.get("/rollen/").status_code == 200
    client.post("/rollen/kiezen/", {"role": penvoerder.pk})
    assert client.get("/note/").status_code == 200


def test_demo_holds_nobody(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client = factories.signed_in(factories.role(RoleKind.ADMIN))
    assert client.get("/note/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_up_the_app_opens_the_door():
    admin = factories.role(RoleKind.ADMIN)
    client = Client()
    client.post("/account/login/", {"login": admin.user.email, "password": factories.PASSWORD})
    client.post("/account/reauthenticate/", {"password": factories.PASSWORD})
    client.get("/account/2fa/totp/activate/")
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    done = client.post("/account/2fa/totp/activate/", {"code": code()})
    assert done.status_code == 302
    assert Authenticator.objects.filter(user=admin.user, type="totp").exists()
    assert client.get("/note/").status_code == 200


def test_signing_in_asks_the_second_factor_and_then_lets_in():
    admin = factories.role(RoleKind.ADMIN)
    TOTP.activate(admin.user, SECRET)
    client = Client()
    first = client.post(
        "/account/login/?next=/note/", {"login": admin.user.email, "password": factories.PASSWORD}
    )
    assert first.url.startswith("/account/2fa/authenticate/")
    assert client.get("/note/").status_code == 302
    second = client.post(first.url, {"code": code()})
    assert second.url == "/note/"
    assert client.get("/note/").status_code == 200


def test_session_from_before_the_second_factor_must_use_it():
    admin = factories.role(RoleKind.ADMIN)
    client = factories.signed_in(admin)
    TOTP.activate(admin.user, SECRET)
    held = client.get("/note/")
    assert held.url == "/account/2fa/reauthenticate/?next=%2Fnote%2F"
    assert client.post(held.url, {"code": code()}).url == "/note/"
    assert client.get("/note/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor():
    admin = factories.role(RoleKind.ADMIN)
    RecoveryCodes.activate(admin.user)
    response = factories.signed_in(admin).get("/note/")
    assert response.url.startswith("/account/tweede-stap/")


def test_removing_the_factor_closes_the_door_again():
    admin = factories.role(RoleKind.ADMIN)
    client = factories.signed_in(admin)
    TOTP.activate(admin.user, SECRET)
    client.post("/account/2fa/reauthenticate/?next=/note/", {"code": code()})
    assert client.get("/note/").status_code == 200
    Authenticator.objects.filter(user=admin.user).delete()
    assert client.get("/note/").url.startswith("/account/tweede-stap/")


def test_form_typed_before_being_held_comes_back():
    admin = factories.role(RoleKind.ADMIN)
    client = factories.signed_in(admin)
    TOTP.activate(admin.user, SECRET)
    held = client.post("/note/", {"title": "Plan", "text": "x"})
    client.post(held.url, {"code": code()})
    assert 'value="Plan"' in client.get("/note/").content.decode()
