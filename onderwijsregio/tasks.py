"""What a worker does for the portal as a whole."""

from celery import shared_task

from . import health


@shared_task
def heartbeat() -> None:
    """Note that a worker took a task from the broker and ran it."""
    health.note_worker()
