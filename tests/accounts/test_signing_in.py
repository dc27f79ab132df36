"""Signing in by e-mail address; new passwords; no signing up; limits on guessing."""

import re

import pytest
from django.test import Client, override_settings
from post_office.models import Email

from accounts.models import RoleKind
from onderwijsregio.settings import queue
from tests import factories
from tests.mails import html_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.urls")]


def cache_at_nowhere(settings):
    """Nothing answers where Valkey should be."""
    settings.DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = False
    return override_settings(**queue.settings("redis://127.0.0.1:1/0"))


def sign_in(client, email, password=factories.PASSWORD):
    return client.post("/account/login/", {"login": email, "password": password})


def test_person_signs_in_whatever_the_capitals():
    person = factories.person(email="Anna@Example.org")
    assert sign_in(Client(), "anna@example.ORG").status_code == 302
    assert person.is_active


def test_nobody_signs_up_without_invitation():
    data = {"email": "nieuw@voorbeeld.example", "password1": "lang en onbekend 42"}
    page = Client().post("/account/signup/", data)
    assert page.status_code == 200
    assert page.templates[0].name == "account/signup_closed.html"
    assert not Email.objects.exists()


def test_guessing_a_password_is_stopped_for_the_account():
    person = factories.person()
    for _ in range(5):
        assert sign_in(Client(), person.email, "fout").status_code == 200
    stopped = sign_in(Client(), person.email)
    assert stopped.status_code == 200
    assert "_auth_user_id" not in stopped.client.session


def test_guessing_many_accounts_is_stopped_for_the_address():
    for number in range(10):
        sign_in(Client(), f"gok{number}@voorbeeld.example", "fout")
    person = factories.person()
    assert sign_in(Client(), person.email).status_code == 200


def test_new_password_by_mail_on_the_configured_host(settings):
    settings.SITE_URL = "https://portaal.voorbeeld.example"
    person = factories.person()
    client = Client()
    response = client.post(
        "/account/password/reset/", {"email": person.email}, headers={"Host": "evil.example"}
    )
    assert response.status_code == 302
    mail = Email.objects.get()
    assert "evil.example" not in text_of(mail) + html_of(mail)
    path = re.search(
        r"https://portaal\.voorbeeld\.example(/account/password/reset/key/\S+)", text_of(mail)
    )
    page = client.get(path.group(1), follow=True)
    chosen = {"password1": "een ander wachtwoord 8", "password2": "een ander wachtwoord 8"}
    assert client.post(page.redirect_chain[-1][0], chosen).status_code == 302
    assert sign_in(Client(), person.email, "een ander wachtwoord 8").status_code == 302


def test_asking_a_new_password_tells_nothing_about_who_has_an_account():
    factories.person(email="wel@voorbeeld.example")
    known = Client().post("/account/password/reset/", {"email": "wel@voorbeeld.example"})
    unknown = Client().post("/account/password/reset/", {"email": "niet@voorbeeld.example"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    subjects = {mail.to[0]: mail.subject for mail in Email.objects.all()}
    assert set(subjects) == {"wel@voorbeeld.example", "niet@voorbeeld.example"}
    assert len(set(subjects.values())) == 2


def test_short_password_is_refused():
    client = factories.signed_in(factories.role(RoleKind.PENVOERDER_EDITOR))
    response = client.post(
        "/account/password/change/",
        {"oldpassword": factories.PASSWORD, "password1": "kort 12 x", "password2": "kort 12 x"},
    )
    assert response.status_code == 200
    assert response.context["form"].errors["password1"]


def test_changed_password_is_told_by_mail():
    role = factories.role(RoleKind.PENVOERDER_EDITOR)
    client = factories.signed_in(role)
    new = "een ander wachtwoord 8"
    client.post(
        "/account/password/change/",
        {"oldpassword": factories.PASSWORD, "password1": new, "password2": new},
    )
    assert Email.objects.get().to == [role.user.email]


def test_allauth_pages_open():
    for path in ("login", "password/reset", "signup", "password/reset/done", "inactive"):
        assert Client().get(f"/account/{path}/").status_code == 200


def test_guessing_is_stopped_also_when_the_cache_has_gone(settings):
    person = factories.person()
    with cache_at_nowhere(settings):
        for _ in range(5):
            sign_in(Client(), person.email, "fout")
        stopped = sign_in(Client(), person.email)
    assert "_auth_user_id" not in stopped.client.session


def test_the_owner_signs_in_from_another_place_while_somebody_guesses():
    person = factories.person()
    for _ in range(8):
        sign_in(Client(REMOTE_ADDR="192.0.2.1"), person.email, "fout")
    assert sign_in(Client(REMOTE_ADDR="192.0.2.2"), person.email).status_code == 302


def test_guessing_from_many_places_is_slowed_and_does_not_shut_the_owner_out():
    person = factories.person()
    for number in range(31):
        sign_in(Client(REMOTE_ADDR=f"192.0.2.{number}"), person.email, "fout")
    elsewhere = {"REMOTE_ADDR": "198.51.100.7"}
    sign_in(Client(**elsewhere), person.email, "fout")
    second = sign_in(Client(**elsewhere), person.email)
    assert "_auth_user_id" not in second.client.session
    assert sign_in(Client(REMOTE_ADDR="198.51.100.8"), person.email).status_code == 302


def test_who_asks_for_too_many_new_passwords_reads_what_to_do():
    data = {"email": "iemand@voorbeeld.example"}
    for _ in range(5):
        Client().post("/account/password/reset/", data)
    page = Client().post("/account/password/reset/", data)
    assert page.status_code == 429
    assert "Te vaak achter elkaar" in page.content.decode()
