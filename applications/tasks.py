"""What a worker does for applications. Each task may run twice, at once or after a crash."""

from __future__ import annotations

from celery import shared_task

from common.jobs import take_up

from .domain import receipts
from .models import Submission


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_receipt(submission_id: int) -> None:
    """Make the receipt of a submission."""
    receipts.make_receipt(submission_id=submission_id)


@shared_task
def make_missing_receipts() -> None:
    """Have receipts made that nobody asked for, because the broker was down or a worker died."""
    missing = Submission.objects.filter(receipt__isnull=True).order_by("pk")
    take_up(make_receipt, missing.values_list("pk", flat=True))
