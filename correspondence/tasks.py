"""What a worker does for mail."""

from celery import shared_task
from django.utils import timezone

from correspondence.domain import outbox, sending


@shared_task
def send_pending_mail() -> None:
    """Send the mail that waits in the database; when there is much, more tasks do it together."""
    if sending.is_much():
        sending.send_soon()
    if sending.send_pending():
        sending.send_soon()


@shared_task
def remove_old_mail() -> None:
    """Remove mail that is of no use any more."""
    outbox.remove_old_mail(now=timezone.now())
