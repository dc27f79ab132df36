"""What a worker does for the portal as a whole."""

from celery import shared_task

from . import health, mail


@shared_task
def heartbeat() -> None:
    """Note that a worker took a task from the broker and ran it."""
    health.note_worker()


@shared_task
def send_pending_mail() -> None:
    """Send the mail that waits in the database."""
    mail.send_pending()
