"""Work for the worker: thin, by primary key, and safe to run twice."""

from __future__ import annotations

from celery import shared_task

from .models import Submission


@shared_task(acks_late=True)
def make_receipt(submission_id: int) -> None:
    """Make the receipt of a submission, unless it has been made."""
    # Imported here, because a web worker that queues this never makes a PDF itself.
    from .domain import receipts

    receipts.make_receipt(submission_id=submission_id)


@shared_task(acks_late=True)
def make_missing_receipts() -> int:
    """Queue the receipts still to be made, such as after the broker was down; return how many."""
    waiting = list(
        Submission.objects.filter(receipt=None).order_by("pk").values_list("pk", flat=True)
    )
    for submission_id in waiting:
        make_receipt.delay(submission_id)
    return len(waiting)
