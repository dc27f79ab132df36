"""Rendering and sending the messages that wait in the database, once each, by however many workers.

A message is written (no status yet), then rendered (queued), then sent. Post office sends what is
queued and tries again what failed on the way. Rendering stores the text, so that what was sent can
be read later and every attempt sends the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.db import connection, transaction
from django.utils import timezone
from post_office.mail import get_queued, send_queued
from post_office.models import STATUS, Email, Log

from common.jobs import enqueue
from common.mail import Words, render_words

log = structlog.get_logger(__name__)

# Any number that no other advisory lock of this database uses.
LOCK = 0x6D61696C
BATCH = 100


def send_soon(**_: Any) -> None:
    """Have a worker send the mail that was just written, once it is committed."""
    enqueue("correspondence.tasks.send_pending_mail")


def send_pending() -> bool:
    """Render and send all mail that is due; false when another worker is doing that.

    Post office does not lock the rows it sends, so two workers would send a mail twice: one lock
    in the database lets one worker at a time in. Who finds it taken can leave: after letting go
    the other looks once more for mail that came in meanwhile.
    """
    while True:
        with _alone() as alone:
            if not alone:
                return False
            while _is_waiting():
                render_written()
                send_queued()
        if not _is_waiting():
            return True


def render_written() -> None:
    """Render the oldest messages that are written, at most `BATCH`, and queue them for sending.

    One whose template fails counts as failed, with the reason in the outbox, and holds up nobody.
    """
    for email in Email.objects.filter(status__isnull=True).order_by("pk")[:BATCH]:
        try:
            words = render_words(email)
        except Exception as error:  # noqa: BLE001  Whatever a template raises, it is told below.
            _note_failure(email, error)
        else:
            Email.objects.filter(pk=email.pk).update(
                message=words.text,
                html_message=words.html,
                status=STATUS.queued,
                last_updated=timezone.now(),
            )


def rendered(email: Email) -> Words:
    """The text of a message: as it was rendered for sending, else as it would be now.

    Raises whatever its template raises.
    """
    if email.message:
        return Words(email.message, email.html_message)
    return render_words(email)


def _is_waiting() -> bool:
    written: bool = Email.objects.filter(status__isnull=True).exists()
    return written or get_queued().exists()


def _note_failure(email: Email, error: Exception) -> None:
    log.error("mail_not_rendered", mail=email.pk, error=repr(error))
    with transaction.atomic():
        Email.objects.filter(pk=email.pk).update(status=STATUS.failed, last_updated=timezone.now())
        Log.objects.create(
            email=email,
            status=STATUS.failed,
            message=str(error),
            exception_type=type(error).__name__,
        )


@contextmanager
def _alone() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        (alone,) = cursor.fetchone()
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
