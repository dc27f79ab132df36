"""What a worker does for applications. Each task may run twice, at once or after a crash."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from common.jobs import take_up

from .domain import completion, completion_letter, delay_letter, receipts, reopening
from .models import Completion, Delay, Submission


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_receipt(submission_id: int) -> None:
    """Make the receipt of a submission."""
    receipts.make_receipt(submission_id=submission_id)


@shared_task
def make_missing_receipts() -> None:
    """Have receipts made that nobody asked for, because the broker was down or a worker died."""
    missing = Submission.objects.filter(receipt__isnull=True).order_by("pk")
    take_up(make_receipt, missing.values_list("pk", flat=True))


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_completion_letter(completion_id: int) -> None:
    """Make the letter that asks to complete an application."""
    completion_letter.make_completion_letter(completion_id=completion_id)


@shared_task
def make_missing_completion_letters() -> None:
    """Have letters made that nobody asked for, because the broker was down or a worker died."""
    missing = (
        Completion.objects.open().filter(letter__isnull=True, for_merging=False).order_by("pk")
    )
    take_up(make_completion_letter, missing.values_list("pk", flat=True))


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_delay_letter(delay_id: int) -> None:
    """Make the letter that tells that a decision takes longer."""
    delay_letter.make_delay_letter(delay_id=delay_id)


@shared_task
def make_missing_delay_letters() -> None:
    """Have letters made that nobody asked for, because the broker was down or a worker died."""
    missing = Delay.objects.filter(letter__isnull=True).order_by("pk")
    take_up(make_delay_letter, missing.values_list("pk", flat=True))


@shared_task
def end_completion_terms() -> int:
    """End requests for completion whose last day has passed; return how many."""
    return completion.end_terms(now=timezone.now())


@shared_task
def end_reopenings() -> int:
    """Close what was reopened and not submitted again in time; return how many."""
    return reopening.end_passed(now=timezone.now())
