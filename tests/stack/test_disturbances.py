"""The portal while one of its parts is away, on the real parts."""

import urllib.request

import pytest
from django.db import connection
from post_office import mail
from post_office.models import STATUS, Email

pytestmark = pytest.mark.stack


def test_mail_is_sent_by_the_worker(live):
    mail.send("iemand@voorbeeld.example", subject="Dag", message="Dag")
    live.manage("shell", "-c", "from correspondence.domain.sending import send_soon; send_soon()")
    live.wait_until(lambda: Email.objects.get().status == STATUS.sent)
    assert len(list((live.var / "mail").iterdir())) == 1


def test_each_test_has_a_fresh_database(live):
    assert connection.settings_dict["NAME"] == live.database
    assert not Email.objects.exists()


def test_work_done_while_the_broker_was_down_is_done_when_it_is_back(live):
    live.stop_broker()
    said = live.manage(
        "shell",
        "-c",
        "import time; from post_office import mail; began = time.monotonic();"
        "mail.send('iemand@voorbeeld.example', subject='Dag', message='Dag');"
        "print(time.monotonic() - began)",
    )
    # Without the start of the command, which takes longer the more runs beside it.
    assert float(said.splitlines()[-1]) < 4
    assert Email.objects.get().status == STATUS.queued
    live.start_broker()
    live.wait_until(lambda: Email.objects.get().status == STATUS.sent, 90)


def test_readiness_names_the_part_that_is_away(live):
    live.stop_broker()
    assert live.portal.not_ready() == (
        "broker: does not answer, worker: not known while the broker does not answer, "
        "beat: not known while the broker does not answer"
    )
    assert urllib.request.urlopen(f"{live.base_url}/healthz").status == 200
    live.start_broker()
    live.wait_until_ready()


def test_a_worker_that_was_killed_works_again_after_a_restart(live):
    live.kill_worker()
    mail.send("iemand@voorbeeld.example", subject="Dag", message="Dag")
    live.manage("shell", "-c", "from correspondence.domain.sending import send_soon; send_soon()")
    assert Email.objects.get().status == STATUS.queued
    live.start_worker()
    live.wait_until(lambda: Email.objects.get().status == STATUS.sent)
