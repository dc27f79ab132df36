"""What a worker does for subsidies. Each task may run twice, at once or after a crash."""

from __future__ import annotations

from celery import shared_task

from common.jobs import take_up

from .domain import letters
from .models import Share


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_share_letter(share_id: int) -> None:
    """Make the letter of the decision on a subsidy, and tell the penvoerder."""
    letters.issue_share_letter(share_id=share_id)


@shared_task
def make_missing_letters() -> None:
    """Have letters made that nobody asked for, because the broker was down or a worker died."""
    missing = Share.objects.without_letter().order_by("division__settled_at", "place")
    take_up(make_share_letter, missing.values_list("pk", flat=True))
