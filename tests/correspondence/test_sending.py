"""Mail that waits in the database is sent once, by several workers, whatever happens to them."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter

import pytest
from django.conf import settings
from django.core import mail as outgoing
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import override_settings
from post_office.models import STATUS, Email

from correspondence.domain import sending
from development.stack.process import ROOT
from tests.mailbox import MailServer
from tests.mails import a_mail

HERE = "tests.correspondence.test_sending"
TOGETHER = threading.Barrier(sending.SENDERS)


class TogetherBackend(EmailBackend):
    """Sends its first message only when every sender has one in hand."""

    def send_messages(self, messages):
        if not TOGETHER.broken and not outgoing.outbox:
            TOGETHER.wait(10)
        return super().send_messages(messages)


class ShakyBackend(EmailBackend):
    """Takes a message and then says that it failed, the first time."""

    def send_messages(self, messages):
        super().send_messages(messages)
        if len(outgoing.outbox) == 1:
            raise ConnectionResetError("gone")


class SlowBackend(EmailBackend):
    """Takes its time."""

    def send_messages(self, messages):
        threading.Event().wait(0.05)
        return super().send_messages(messages)


def through(backend):
    backends = {"default": f"{HERE}.{backend}"}
    return override_settings(POST_OFFICE={**settings.POST_OFFICE, "BACKENDS": backends})


def in_a_worker(answers):
    try:
        answers.append(sending.send_pending())
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
@through("TogetherBackend")
def test_senders_side_by_side_send_each_mail_once():
    for number in range(20):
        a_mail(subject=f"Dag {number}")
    answers = []
    workers = [threading.Thread(target=in_a_worker, args=[answers]) for _ in range(sending.SENDERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not TOGETHER.broken
    assert answers == [False] * sending.SENDERS
    assert Counter(message.subject for message in outgoing.outbox) == {
        f"Dag {number}": 1 for number in range(20)
    }
    assert set(Email.objects.values_list("status", flat=True)) == {STATUS.sent}


@pytest.mark.django_db(transaction=True)
def test_who_finds_every_place_taken_leaves_the_mail_to_the_others():
    a_mail()
    answers = []
    with connection.cursor() as cursor:
        for place in range(sending.SENDERS):
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [sending.LOCK, place])
        worker = threading.Thread(target=in_a_worker, args=[answers])
        worker.start()
        worker.join()
        cursor.execute("SELECT pg_advisory_unlock_all()")
    assert (answers, outgoing.outbox) == ([False], [])


@pytest.mark.django_db(transaction=True)
def test_a_place_that_an_interrupted_task_left_taken_is_free_after_the_next(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 60)
    with connection.cursor() as cursor:
        for place in range(sending.SENDERS):
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [sending.LOCK, place])
    sending.send_pending()
    a_mail()
    answers = []
    worker = threading.Thread(target=in_a_worker, args=[answers])
    worker.start()
    worker.join()
    assert (answers, len(outgoing.outbox)) == ([False], 1)


@pytest.mark.django_db
def test_who_comes_when_there_is_nothing_leaves():
    assert sending.send_pending() is False
    assert outgoing.outbox == []


@pytest.mark.django_db
@through("SlowBackend")
def test_a_task_ends_in_time_and_asks_for_another_when_the_mail_server_is_slow():
    for _ in range(10):
        a_mail()
    assert sending.send_pending(seconds=0.1) is True
    assert 0 < len(outgoing.outbox) < 10
    while sending.send_pending(seconds=0.1):
        pass
    assert len(outgoing.outbox) == 10


@pytest.mark.django_db
@through("ShakyBackend")
def test_every_attempt_has_the_same_message_id():
    email = a_mail()
    sending.send_pending()
    assert Email.objects.get().status == STATUS.requeued
    Email.objects.update(scheduled_time=None)
    sending.send_pending()
    numbers = [message.extra_headers["Message-ID"] for message in outgoing.outbox]
    assert numbers == [email.message_id] * 2


@pytest.mark.django_db
def test_when_the_mail_server_hangs_up_on_one_mail_the_next_go_out_at_once():
    for number in range(3):
        a_mail(subject=f"Dag {number}")
    backends = {"default": "django.core.mail.backends.smtp.EmailBackend"}
    with (
        MailServer(hangs_up=1) as server,
        override_settings(
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=server.port,
            POST_OFFICE={**settings.POST_OFFICE, "BACKENDS": backends},
        ),
    ):
        sending.send_pending()
    assert server.subjects == ["Dag 1", "Dag 2"]
    assert list(Email.objects.order_by("pk").values_list("status", flat=True)) == [
        STATUS.requeued,
        STATUS.sent,
        STATUS.sent,
    ]


@pytest.mark.stack
@pytest.mark.django_db(transaction=True)
def test_a_killed_sender_doubles_at_most_one_mail_and_loses_none():
    count = 12
    for number in range(count):
        a_mail(subject=f"Dag {number}")
    with MailServer(seconds=0.2) as server:
        killed = begin_sending(server)
        server.wait_for(4)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert Email.objects.filter(status=STATUS.sent).count() >= 3
        assert begin_sending(server).wait() == 0
    received = Counter(server.subjects)
    assert set(received) == {f"Dag {number}" for number in range(count)}
    assert received.total() <= count + 1


def begin_sending(server):
    """Start a program of its own that sends what waits in the tests' database by `server`."""
    database = connection.settings_dict
    program = f"""
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "development.settings.test"
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {database["NAME"]!r}
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", {server.port}
settings.POST_OFFICE = {{"BACKENDS": {{"default": "django.core.mail.backends.smtp.EmailBackend"}}}}
import django
django.setup()
from correspondence.domain.sending import send_pending
while send_pending():
    pass
"""
    environment = {**os.environ, "VAR_DIR": str(settings.VAR_DIR)}
    return subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=environment)
