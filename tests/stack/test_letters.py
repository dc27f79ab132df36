"""Letters and receipts on a real worker, broker and beat, while these are disturbed."""

from __future__ import annotations

import pytest
from celery import Celery
from django.db import connection, transaction
from django.utils import timezone
from post_office.models import STATUS, Email

from applications.models import Receipt
from common.numbering import next_number
from correspondence.models import Letter, LetterNumber
from onderwijsregio.settings import env
from tests.letters import cases

pytestmark = pytest.mark.stack


def send(live, task: str, *args: int) -> None:
    """Put a task on the portal's queue, as a web worker would."""
    with Celery(broker=env.broker(live.broker.url), set_as_current=False) as app:
        app.send_task(task, args)


def worker_waits_to_store() -> bool:
    """Whether a worker is half-way: it has rendered the letter and waits to store it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted"
        )
        (waiting,) = cursor.fetchone()
    return waiting > 0


def test_worker_makes_the_letter_and_sends_the_mail(live):
    decision = cases.decision()

    send(live, "assessments.tasks.make_letter", decision.pk)

    letter = live.wait_until(lambda: Letter.objects.filter(decisions=decision).first())
    live.wait_until(lambda: cases.letter_mails()[0].status == STATUS.sent)
    assert bytes(letter.pdf[:8]) == b"%PDF-1.7"


def test_letter_of_a_worker_that_was_killed_half_way_is_made_once(live):
    decision = cases.decision()
    series = f"OR-{timezone.localdate().year}"
    claimed = LetterNumber.objects.create(
        occasion=f"decision {decision.pk}", reference=next_number(series)
    )
    with transaction.atomic():
        LetterNumber.objects.select_for_update().get(pk=claimed.pk)
        send(live, "assessments.tasks.make_letter", decision.pk)
        live.wait_until(worker_waits_to_store)
        live.kill_worker()
    assert not Letter.objects.exists()

    live.start_worker()

    live.wait_until(Letter.objects.exists, 90)
    send(live, "assessments.tasks.make_letter", decision.pk)
    live.wait_until(lambda: cases.letter_mails()[0].status == STATUS.sent)
    assert Letter.objects.get().reference == f"{series}-0001"
    assert next_number(series) == f"{series}-0002"
    assert len(cases.letter_mails()) == 1


def test_letter_and_receipt_follow_when_the_broker_is_back(live):
    live.stop_broker()
    decision = cases.decision()
    live.manage(
        "shell",
        "-c",
        f"from common.jobs import enqueue; enqueue('assessments.tasks.make_letter', {decision.pk})",
    )
    live.start_broker()

    live.wait_until(lambda: Letter.objects.filter(decisions=decision).exists(), 100)
    live.wait_until(Receipt.objects.exists, 100)
    live.wait_until(
        lambda: Email.objects.filter(attachments__isnull=False, status=STATUS.sent).exists(), 100
    )
    assert len(cases.letter_mails()) == 1
