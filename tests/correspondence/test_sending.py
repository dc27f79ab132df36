"""Mail that waits in the database is sent once, by however many workers."""

import threading

import pytest
from django.core import mail as outgoing
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import override_settings
from post_office import mail
from post_office.models import STATUS, Email

from correspondence.domain.sending import send_pending

BACKEND = "tests.correspondence.test_sending.SlowBackend"


class SlowBackend(EmailBackend):
    """Takes its time, so that two senders meet."""

    def send_messages(self, messages):
        threading.Event().wait(0.02)
        return super().send_messages(messages)


def in_a_worker(answers):
    try:
        answers.append(send_pending())
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
@override_settings(POST_OFFICE={"BACKENDS": {"default": BACKEND}})
def test_two_workers_send_each_mail_once():
    for number in range(20):
        mail.send("iemand@voorbeeld.example", "re@voorbeeld.example", subject=f"Dag {number}")
    answers = []
    workers = [threading.Thread(target=in_a_worker, args=[answers]) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(answers) == [False, True]
    assert len({message.subject for message in outgoing.outbox}) == len(outgoing.outbox) == 20
    assert set(Email.objects.values_list("status", flat=True)) == {STATUS.sent}


@pytest.mark.django_db
def test_the_last_worker_to_come_leaves_when_there_is_nothing():
    assert send_pending() is True
    assert outgoing.outbox == []
