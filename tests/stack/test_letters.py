"""Letters and receipts on a real worker, broker and beat, while these are disturbed."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest
from celery import Celery
from django.db import connection, transaction
from django.utils import timezone
from post_office.models import STATUS, Email

from accounts.models import RoleKind
from applications.models import Receipt
from assessments.batch_queries import Progress, progress
from assessments.domain import batches
from assessments.models import BatchedDecision, BatchedState
from common.numbering import next_number
from correspondence.models import Letter, LetterNumber
from onderwijsregio.settings import env
from tests import factories
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


def test_a_batch_of_29_decisions_gives_29_letters_and_29_mails_though_a_worker_dies_twice(live):
    # The mails on the way there are of no interest here.
    live.stop_worker()
    decisions = cases.prepared_together(*["definitief"] * 29)
    Email.objects.all().delete()
    live.start_worker()
    lead = factories.role(RoleKind.RE_LEAD)
    batch = batches.begin(
        round_id=decisions[0].application.round_id,
        decisions=[one.pk for one in decisions],
        token=uuid4(),
        by=lead,
    )
    send(live, "assessments.tasks.take_batch", batch.pk)

    live.wait_until(partial(taken, 5), 60)
    live.kill_worker()
    stands_still_when_stopped(live, batch, lead)
    live.wait_until(partial(made, 10), 60)
    live.kill_worker()
    live.start_worker()

    live.wait_until(partial(made, 29), 120)
    live.wait_until(lambda: progress(batch, lead).is_over, 60)
    send(live, "assessments.tasks.take_batch", batch.pk)
    send(live, "assessments.tasks.make_missing_letters")
    assert progress(batch, lead) == Progress(
        chosen=29, taken=29, refused=0, letters=29, mails=29, sent=29
    )
    assert Letter.objects.filter(decisions__in=decisions).distinct().count() == 29
    numbers = sorted(Letter.objects.values_list("reference", flat=True))
    assert numbers == [f"OR-{timezone.localdate().year}-{n:04}" for n in range(1, 30)]
    assert len(cases.letter_mails()) == 29
    assert len({mail.to[0] for mail in cases.letter_mails()}) == 29


def stands_still_when_stopped(live, batch, lead):
    """A worker that comes back takes nothing of a batch that was stopped; then it goes on."""
    batches.stop(batch=batch, by=lead)
    before = progress(batch, lead)
    assert before.waiting + before.taken == 29
    live.start_worker()
    send(live, "assessments.tasks.take_batch", batch.pk)
    live.wait_until(partial(made, before.taken), 60)
    assert progress(batch, lead).taken == before.taken
    batches.go_on(batch=batch, by=lead)
    send(live, "assessments.tasks.take_batch", batch.pk)


def taken(number: int) -> bool:
    """Whether so many decisions of a batch were taken."""
    return BatchedDecision.objects.filter(state=BatchedState.TAKEN).count() >= number


def made(number: int) -> bool:
    """Whether so many letters were made."""
    return Letter.objects.count() >= number
