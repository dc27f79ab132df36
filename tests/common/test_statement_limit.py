"""A statement that takes too long is given up, and the visitor reads so."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from structlog.testing import capture_logs

from common.statement_limit import limit_statements, unlimit_statements
from development.stack.process import ROOT


@pytest.fixture
def limited(transactional_db, settings):
    """One second for every statement, on a connection of its own."""
    settings.ROOT_URLCONF = "tests.common.slow_urls"
    connection.close()
    limit_statements(1)
    yield
    unlimit_statements()
    connection.close()


def timeout():
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]


def test_a_page_that_takes_too_long_says_so_and_the_next_one_works(limited):
    with capture_logs() as logs:
        answer = Client().get("/sleep/30/")

    assert answer.status_code == 503
    assert "Dit duurt te lang" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert [line["event"] for line in logs] == ["statement_given_up"]
    assert Client().get("/sleep/0/").content == b"awake"


def test_every_connection_that_is_opened_from_then_on_is_limited(limited):
    assert timeout() == "1s"
    connection.close()
    assert timeout() == "1s"


@pytest.mark.django_db
def test_commands_and_migrations_are_not_limited():
    assert timeout() == "0"


def test_pages_get_seconds_and_tasks_less_than_the_time_after_which_a_worker_is_ended():
    assert settings.WEB_STATEMENT_SECONDS == 5
    assert settings.WEB_STATEMENT_SECONDS < settings.WORKER_STATEMENT_SECONDS
    assert settings.WORKER_STATEMENT_SECONDS < settings.CELERY_TASK_TIME_LIMIT


SIGNALS = """
from django.db.backends.signals import connection_created
print("statement_limit" in [key[0] for key, *_rest in connection_created.receivers])
"""


@pytest.mark.parametrize(
    ("start", "limits"),
    [
        ("import django; django.setup()", "False"),
        ("import onderwijsregio.wsgi", "True"),
        (
            "from celery.signals import worker_init; import django; django.setup(); "
            "from onderwijsregio.celery import app; worker_init.send(sender=None)",
            "True",
        ),
    ],
)
def test_the_web_server_and_a_worker_limit_their_statements_as_they_start(start, limits):
    done = subprocess.run(
        [sys.executable, "-c", f"{start}\n{SIGNALS}"],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "development.settings.test"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[-1] == limits
