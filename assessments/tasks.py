"""What a worker does for decisions. Each task may run twice, at once or after a crash."""

from __future__ import annotations

from celery import shared_task

from common.jobs import take_up

from .domain import letters
from .models import Correction, Decision, DecisionState


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_letter(decision_id: int) -> None:
    """Make the letter of a granted decision and tell the penvoerder."""
    letters.issue_letter(decision_id=decision_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_correction(correction_id: int) -> None:
    """Make the letter of a correction that was issued and tell the penvoerder."""
    letters.make_correction(correction_id=correction_id)


@shared_task
def make_missing_letters() -> None:
    """Have letters made that nobody asked for, because the broker was down or a worker died."""
    missing = Decision.objects.filter(state=DecisionState.VERLEEND, letters__isnull=True)
    take_up(make_letter, missing.order_by("granted_at").values_list("pk", flat=True))
    issued = Correction.objects.filter(issued_at__isnull=False, letter__replaced_by__isnull=True)
    take_up(make_correction, issued.order_by("issued_at").values_list("pk", flat=True))
