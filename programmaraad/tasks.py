"""What a worker does for the Programmaraad. Each task may run twice, at once or after a crash."""

from __future__ import annotations

from celery import shared_task

from common.jobs import take_up

from .domain import letters
from .models import Term


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_appointment_letter(term_id: int) -> None:
    """Make the letter that tells somebody of the appointment."""
    letters.issue_appointment_letter(term_id=term_id)


@shared_task
def make_missing_letters() -> None:
    """Have letters made that nobody asked for, because the broker was down or a worker died."""
    missing = Term.objects.without_letter().order_by("pk")
    take_up(make_appointment_letter, missing.values_list("pk", flat=True))
