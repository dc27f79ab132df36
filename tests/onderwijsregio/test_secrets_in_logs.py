"""What somebody typed, and what is secret, does not end up in the logs, whatever goes wrong.

The lines are those of production. The database really fails: it refuses to write, or is cut off.
"""

from __future__ import annotations

import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import get_type_hints

import psycopg2
import pytest
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from lxml.html import HtmlElement
from post_office.models import Email

from accounts.domain.invitations import invite
from accounts.models import Role, RoleKind, User
from development.stack.process import ROOT
from onderwijsregio.celery import app
from onderwijsregio.settings import logs
from regions.models import Organisation, OrganisationKind
from tests import factories, markup
from tests.mails import text_of
from tests.onderwijsregio.test_settings import PRODUCTION
from tests.test_access_matrix import ADDRESSES, World, two_worlds

K = RoleKind
# In everything that is typed, whatever it is for.
TYPED = "Getypt7Getypt"
NEVER_LOGGED = (TYPED, '"locals"', "csrfmiddlewaretoken")
# What allauth offers besides, to who is signed in and to who is not.
OF_ACCOUNTS = (
    "account_login",
    "account_reset_password",
    "account_email",
    "account_change_password",
    "account_reauthenticate",
)
VALUES = {
    "email": f"{TYPED}@voorbeeld.example",
    "url": f"https://{TYPED}.example/",
    "number": "7",
    "date": "2027-03-01",
    "time": "12:00",
    "datetime-local": "2027-03-01T12:00",
    "tel": "0612345678",
}


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What production writes to its log while the test runs."""
    written = io.StringIO()
    formatter = dict(logs.configure(json=True)["formatters"]["structured"])
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter.pop("()")(**formatter))
    root = logging.getLogger()
    before, level = root.handlers, root.level
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    try:
        yield written
    finally:
        root.handlers = before
        root.setLevel(level)


@pytest.fixture(autouse=True)
def nobody_waits_to_be_counted(monkeypatch) -> None:
    """Whose tries cannot be counted, as the database fails, waits a second for that; not here."""
    monkeypatch.setattr(ratelimit, "CACHE_LOCK_WAIT_TIMEOUT", 0)


def assert_nothing_secret(written: str, *more: str) -> None:
    for secret in (*NEVER_LOGGED, *more):
        found = [line for line in written.splitlines() if secret in line]
        assert found == [], f"{secret} is in the log"


# --- every form ---------------------------------------------------------------------------------


@contextmanager
def database_that_refuses_to_write() -> Iterator[None]:
    """Every change fails in PostgreSQL, as on a disk that is full; reading still works."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield
        transaction.set_rollback(True)


def filled_in(form: HtmlElement) -> dict[str, str | list[str]]:
    """What somebody would send with this form: all of its fields, each with something in it."""
    sent: dict[str, str | list[str]] = {}
    for field in form.inputs:
        if not field.name:
            continue
        if field.tag == "select":
            sent[field.name] = [value for value in field.value_options if value][:1]
        elif field.tag == "textarea" or field.type in {"text", "search", "password"}:
            sent[field.name] = f"{TYPED} {field.name}"
        elif field.type in VALUES:
            sent[field.name] = VALUES[field.type]
        elif field.type in {"radio", "checkbox"}:
            sent.setdefault(field.name, field.get("value", "on"))
        elif field.type != "file":
            sent[field.name] = field.get("value", TYPED)
    return sent


def sendings(client: Client, url: str) -> Iterator[tuple[str, dict[str, str | list[str]]]]:
    """What can be sent from the page at `url`, and to it."""
    page = client.get(url)
    if page.streaming:
        list(page.streaming_content)  # A file is closed once it was sent.
    elif page.status_code == 200 and page.content.lstrip().startswith(b"<!DOCTYPE"):
        for form in markup.page(page.content).forms:
            if form.method == "POST":
                yield form.action or url, filled_in(form)
    yield url, {"name": TYPED, "email": VALUES["email"], "reason": TYPED, "comment": TYPED}


def send_all(client: Client, urls: list[str]) -> set[str]:
    """Send each form on the pages at `urls` once to a failing database; return what took one.

    The forms in the frame, such as that for signing out, stand on every page.
    """
    client.raise_request_exception = False
    taken: set[str] = set()
    sent_before = set()
    for url in urls:
        for address, sent in sendings(client, url):
            view = get_resolver().resolve(address.split("?")[0]).view_name
            if (view, *sent) in sent_before:
                continue
            sent_before.add((view, *sent))
            with database_that_refuses_to_write():
                answer = client.post(address, sent)
            if answer.status_code != 405:
                taken.add(view)
    return taken


def open_to(kind: RoleKind | None, world: World) -> list[str]:
    """Where somebody with this role comes in; for a visitor, all that is not for visitors."""
    ours = [
        reverse(name, args=address.args(world))
        for name, address in ADDRESSES.items()
        if kind is None or kind in (*address.all, *address.own)
    ]
    return ours + [reverse(name) for name in OF_ACCOUNTS]


@pytest.mark.django_db
def test_no_form_writes_what_was_typed_in_the_log_when_the_database_fails(lines, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    world = two_worlds()[0]
    office = Organisation.objects.filter(kind=OrganisationKind.RE).first()
    staff = [factories.role(kind, at=office) for kind in (K.RE_ADVISER, K.RE_LEAD, K.ADMIN)]
    people: list[Role] = [*world.people.values(), *staff]

    taken = send_all(Client(), open_to(None, world))
    for person in people:
        taken |= send_all(factories.signed_in(person), open_to(RoleKind(person.kind), world))

    written = lines.getvalue()
    assert written.count("read-only transaction") > 50
    assert_nothing_secret(written)
    assert set(OF_ACCOUNTS) - taken == set()
    assert len(taken) > 50


# --- a database that is cut off -----------------------------------------------------------------


@contextmanager
def cut_off_at(statement: int) -> Iterator[list[int]]:
    """Have the server end the connection of this test right before its nth statement.

    Gives a list that is empty as long as that was not done.
    """
    seen = 0
    ended: list[int] = []

    def watch(execute, sql, params, many, context):
        nonlocal seen
        seen += 1
        if seen == statement:
            ended.append(connection.connection.info.backend_pid)
            end_backend(ended[0])
        return execute(sql, params, many, context)

    try:
        with connection.execute_wrapper(watch):
            yield ended
    finally:
        connection.close()


def end_backend(pid: int) -> None:
    other = psycopg2.connect(**connection.get_connection_params())
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    finally:
        other.close()


def path_in_mail_to(address: str) -> str:
    (mail,) = Email.objects.filter(to=address)
    (path,) = re.findall(r"http://testserver(/\S{20,})", text_of(mail))
    return path


def link_to_accept() -> str:
    board = factories.organisation()
    address = "nieuw@voorbeeld.example"
    invite(email=address, organisation=board, kind=K.PENVOERDER_EDITOR, invited_by=None)
    return path_in_mail_to(address)


def link_to_new_password(person: User) -> str:
    Client().post(reverse("account_reset_password"), {"email": person.email})
    return path_in_mail_to(person.email)


@pytest.mark.django_db(transaction=True)
def test_no_password_or_token_is_in_the_log_when_the_database_is_cut_off(lines, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = factories.person()
    client = Client(raise_request_exception=False)
    invite_link, reset_link = link_to_accept(), link_to_new_password(person)
    reset_form = client.get(reset_link).headers["Location"]
    password = f"{TYPED} wachtwoord"
    forms = [
        (reverse("account_login"), {"login": person.email, "password": factories.PASSWORD}),
        (invite_link, {"name": TYPED, "password": password}),
        (reset_link, {}),
        (reset_form, {"password1": password, "password2": password}),
    ]

    for url, sent in forms:
        answers, was_cut_off = [], True
        # The first that is not cut off has run out of statements. Where it is cut off while tries
        # are counted, the page goes on: somebody may be in by that, so each time is a new visitor.
        while was_cut_off:
            visitor = client if url == reset_form else Client(raise_request_exception=False)
            # Or the next would be sent away early, for what the last left half counted.
            cache.clear()
            with cut_off_at(len(answers) + 1) as ended:
                answers.append(visitor.post(url, sent).status_code)
            was_cut_off = bool(ended)
        assert answers.count(500) > 3, url

    token, key = invite_link.split("/")[-2], reset_link.split("/")[-2]
    assert lines.getvalue().count("server closed the connection unexpectedly") > 10
    assert_nothing_secret(lines.getvalue(), token, key, person.email, factories.PASSWORD)


# --- what visitors try --------------------------------------------------------------------------


def read(lines: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


@pytest.mark.django_db
def test_unknown_invitation_is_logged_without_its_token(lines):
    Client().get("/uitnodiging/geheim-en-onbekend/")

    (line,) = read(lines)
    assert (line["event"], line["level"]) == ("Not Found: /uitnodiging/…/", "warning")


def test_wrong_host_is_refused_and_is_no_error_in_the_log(lines, settings):
    settings.ALLOWED_HOSTS = ["portaal.example"]

    answer = Client().get("/healthz", headers={"Host": "kwaad.example"}, secure=True)

    assert answer.status_code == 400
    assert [line["level"] for line in read(lines)] == ["warning"]
    assert "exception" not in lines.getvalue()


def test_keys_and_passwords_of_the_portal_are_in_no_line():
    secrets = {
        "SECRET_KEY": "k" * 25 + "abcdefghijklmnopqrstuvwxyz0123456789",
        "DATABASE_URL": "postgresql://portal:geheim-van-de-database@127.0.0.1:1/portal",
        "REDIS_URL": "redis://:geheim-van-de-wachtrij@127.0.0.1:1/0",
        "EMAIL_HOST_PASSWORD": "geheim-van-de-post",
    }
    program = """
import logging, django
django.setup()
from django.conf import settings
from django.db import connection
logger = logging.getLogger("portal")
for name in ("SECRET_KEY", "DATABASES", "CELERY_BROKER_URL", "EMAIL_HOST_PASSWORD"):
    logger.error("it is %s", getattr(settings, name))
try:
    connection.ensure_connection()
except Exception:
    logger.exception("cannot reach %s", connection.get_connection_params())
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, **PRODUCTION, **secrets},
        capture_output=True,
        text=True,
        check=True,
    )

    assert len(done.stderr.splitlines()) == 5
    assert "connection to server" in done.stderr
    for secret in (secrets["SECRET_KEY"], "geheim-van"):
        assert secret not in done.stderr


def test_tasks_take_numbers_only_so_no_secret_is_in_the_queue_or_the_log_of_a_worker():
    app.loader.import_default_modules()
    ours = [task for name, task in app.tasks.items() if not name.startswith("celery.")]
    taken = {
        hint for task in ours for name, hint in get_type_hints(task.run).items() if name != "return"
    }

    assert len(ours) > 4
    assert taken == {int}
