"""What a worker does for subsidies. Each task may run twice, at once or after a crash."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from common.jobs import take_up

from . import reminders
from .domain import later_letters, letters
from .models import Hearing, LaterDecision, Share


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_share_letter(share_id: int) -> None:
    """Make the letter of the decision on a subsidy, and tell who took part."""
    letters.issue_share_letter(share_id=share_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_hearing_letter(hearing_id: int) -> None:
    """Make the letter of an intention about a subsidy, and tell the penvoerder."""
    later_letters.issue_hearing_letter(hearing_id=hearing_id)


@shared_task(acks_late=True, reject_on_worker_lost=True)
def make_later_letter(decision_id: int) -> None:
    """Make the letter of a decision after a grant, and tell who took part."""
    later_letters.issue_later_letter(decision_id=decision_id)


@shared_task
def make_missing_letters() -> None:
    """Have letters made that nobody asked for, because the broker was down or a worker died."""
    missing = Share.objects.without_letter().order_by("division__settled_at", "place")
    take_up(make_share_letter, missing.values_list("pk", flat=True))
    told = Hearing.objects.filter(letter=None, dropped_at=None).order_by("intended_at")
    take_up(make_hearing_letter, told.values_list("pk", flat=True))
    later = LaterDecision.objects.without_letter().order_by("settled_at")
    take_up(make_later_letter, later.values_list("pk", flat=True))


@shared_task
def send_duty_reminders() -> int:
    """Queue the reminders of duties that are due now; return how many people are reminded."""
    return reminders.send_duty_reminders(now=timezone.now())
