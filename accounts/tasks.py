"""What a worker does for accounts. Each task may run twice, and at the same time."""

from celery import shared_task
from django.utils import timezone

from .domain import clearing_out


@shared_task
def clear_out() -> None:
    """Remove sessions that ended and invitations that nobody took up."""
    now = timezone.now()
    clearing_out.remove_ended_sessions(now=now)
    clearing_out.remove_old_invitations(now=now)
