"""The reminders, as work for the worker: safe to run twice and at the same time."""

from celery import shared_task
from django.utils import timezone

from . import reminders


@shared_task
def send_reminders() -> int:
    """Queue the reminders that are due now; return how many people are reminded."""
    return reminders.send_reminders(now=timezone.now())
