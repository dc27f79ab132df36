"""What a worker does for mail."""

from celery import shared_task

from correspondence.domain import sending


@shared_task
def send_pending_mail() -> None:
    """Send the mail that waits in the database."""
    sending.send_pending()
