"""The reminders, as work for the worker: safe to run twice and at the same time."""

from celery import shared_task
from django.utils import timezone

from . import completion_reminders, reminders


@shared_task
def send_reminders() -> int:
    """Queue the reminders that are due now; return how many people are reminded."""
    return reminders.send_reminders(now=timezone.now())


@shared_task
def send_completion_reminders() -> int:
    """Queue the reminders of requests for completion that are due now; return how many."""
    return completion_reminders.send_completion_reminders(now=timezone.now())
