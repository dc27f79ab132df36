"""What a worker does for decisions. Each task may run twice, at once or after a crash."""

from __future__ import annotations

from celery import shared_task

from .domain import letters
from .models import Decision, DecisionState

SWEEP_SIZE = 200
SWEEP_SECONDS = 55


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_letter(decision_id: int) -> None:
    """Make the letter of a granted decision and tell the penvoerder."""
    letters.issue_letter(decision_id=decision_id)


@shared_task
def make_missing_letters() -> None:
    """Have letters made that nobody asked for, because the broker was down or a worker died.

    Each is a task of its own, so that one that fails does not hold up the others, and expires
    before the next round of this one.
    """
    missing = Decision.objects.filter(state=DecisionState.VERLEEND, letters__isnull=True)
    for pk in missing.order_by("granted_at").values_list("pk", flat=True)[:SWEEP_SIZE]:
        make_letter.apply_async((pk,), expires=SWEEP_SECONDS)
