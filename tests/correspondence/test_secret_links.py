"""Links that prove an address are in the mail that is sent and nowhere in the database."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as outgoing
from django.db import connection
from django.test import Client, override_settings
from post_office.models import STATUS, Email, Log

from accounts.domain.invitations import invite
from accounts.models import RoleKind, User
from common.mail import notify
from correspondence.domain.outbox import retry
from correspondence.domain.sending import send_pending
from tests import factories, markup

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://testserver(/\S*/)([^/\s\"<]{20,})/")
SMTP = "django.core.mail.backends.smtp.EmailBackend"
NEW_PASSWORD = "een ander wachtwoord 8"


def invited() -> str:
    address = "nieuw@voorbeeld.example"
    board = factories.organisation()
    invite(email=address, organisation=board, kind=RoleKind.PENVOERDER_EDITOR, invited_by=None)
    return address


def forgot_password() -> str:
    person = factories.person()
    Client().post("/account/password/reset/", {"email": person.email})
    return person.email


def added_address() -> str:
    person = factories.person()
    address = "tweede@voorbeeld.example"
    EmailAddress.objects.add_email(_request(), person, address, confirm=True)
    return address


def _request():
    return Client().get("/healthz").wsgi_request


ASKED = {"invitation": invited, "new password": forgot_password, "address": added_address}


def link_sent_to(address: str) -> tuple[str, str]:
    """The path and the secret in the only link of the newest mail that was really sent."""
    sent = [message for message in outgoing.outbox if message.to == [address]][-1]
    path, secret = LINK.search(sent.body).groups()
    html = str(sent.alternatives[0].content)
    assert secret in html
    assert ".invalid" not in sent.body + html
    return f"{path}{secret}/", secret


def places_in_database_with(secret: str) -> list[str]:
    """Every table that has `secret` in a row, in whichever column."""
    with connection.cursor() as cursor:
        tables = [
            table.name for table in connection.introspection.get_table_list(cursor)
            if table.type in {"t", "p"}
        ]  # fmt: skip
        found = []
        for table in tables:
            cursor.execute(
                f'SELECT count(*) FROM "{table}" AS row WHERE strpos(row::text, %s) > 0', [secret]
            )
            if cursor.fetchone() != (0,):
                found.append(table)
    assert len(tables) > 50
    return found


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_link_of_a_mail_stands_in_no_table_before_or_after_it_was_sent(asked):
    address = asked()
    before = Email.objects.values("message", "html_message", "context").get(to=address)

    send_pending()

    path, secret = link_sent_to(address)
    assert Client().get(path).status_code in {200, 302}
    assert secret not in str(before)
    assert places_in_database_with(secret) == []
    # The search does find what is stored.
    assert "post_office_email" in places_in_database_with(address)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_link_of_a_mail_that_was_not_sent_stands_in_no_table_and_works_when_it_is(asked, settings):
    address = asked()
    post_office = {**settings.POST_OFFICE, "BACKENDS": {"default": SMTP}}
    # Nobody listens there.
    with override_settings(POST_OFFICE=post_office, EMAIL_HOST="127.0.0.1", EMAIL_PORT=1):
        send_pending()
    mail = Email.objects.get(to=address)
    tried = (mail.status, mail.number_of_retries, Log.objects.get().exception_type)
    assert tried == (STATUS.requeued, 1, "ConnectionRefusedError")
    Email.objects.update(status=STATUS.failed)

    retry(email=mail)
    send_pending()

    path, secret = link_sent_to(address)
    assert Client().get(path).status_code in {200, 302}
    assert places_in_database_with(secret) == []


def test_outbox_still_tells_what_was_said_to_whom_and_how_far_it_is(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    address = invited()
    send_pending()

    admin = factories.signed_in(factories.role(RoleKind.ADMIN))
    page = markup.text(markup.page(admin.get("/beheer/post/").content))

    stored = Email.objects.get()
    assert stored.status == STATUS.sent
    assert "U bent uitgenodigd" in stored.message
    assert [word for word in (address, stored.subject, "verstuurd") if word not in page] == []


def test_name_that_looks_like_the_mark_of_a_link_brings_no_link():
    address = invited()
    mark = Email.objects.get().context["values"]["link"]["__link__"]["mark"]
    person = factories.person(name=mark)
    notify(
        to=person,
        template="applications/withdrawn",
        values={"application": {"name": mark}, "by": mark, "link": "/"},
    )

    send_pending()

    _, secret = link_sent_to(address)
    (other,) = [message for message in outgoing.outbox if message.to == [person.email]]
    assert secret not in other.body


def test_link_to_choose_a_new_password_works_once():
    address = forgot_password()
    send_pending()
    path, _ = link_sent_to(address)
    chosen = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    first, second = Client(), Client()
    form = first.get(path).headers["Location"]
    same_form = second.get(path).headers["Location"]

    assert first.post(form, chosen).status_code == 302
    assert User.objects.get(email=address).check_password(NEW_PASSWORD)
    second.post(same_form, dict.fromkeys(chosen, "nog een ander 9 wachtwoord"))
    assert User.objects.get(email=address).check_password(NEW_PASSWORD)


@pytest.mark.parametrize(
    ("asked", "limit"),
    [
        (forgot_password, "PASSWORD_RESET_TIMEOUT"),
        (added_address, "ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS"),
    ],
)
def test_link_works_no_longer_when_its_time_is_over(asked, limit, settings):
    address = asked()
    send_pending()
    path, _ = link_sent_to(address)
    in_time = seen_at(path)

    # No time at all from when it was sent.
    setattr(settings, limit, -1)

    assert seen_at(path) != in_time


def seen_at(path: str) -> tuple[int, str]:
    answer = Client().get(path)
    return answer.status_code, answer.get("Location", "") or markup.text(
        markup.page(answer.content)
    )
