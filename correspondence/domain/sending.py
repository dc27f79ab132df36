"""Rendering and sending the messages that wait in the database, once each, by however many workers.

A message is written (no status yet), then rendered (queued), then sent; what failed on the way is
tried again. Rendering stores the text, so that what was sent can be read later and every attempt
sends the same; only the links that prove an address are made at each attempt, and never stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.db import connection, transaction
from django.utils import timezone
from post_office.connections import connections
from post_office.mail import get_queued
from post_office.models import STATUS, Email, Log
from post_office.settings import get_max_retries, get_retry_timedelta

from common.jobs import enqueue
from common.mail import Words, render_words, with_links

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
            log.error("mail_not_rendered", mail=email.pk, error=repr(error))
            _note(email, error, status=STATUS.failed)
        else:
            Email.objects.filter(pk=email.pk).update(
                message=words.text,
                html_message=words.html,
                status=STATUS.queued,
                last_updated=timezone.now(),
            )


def send_queued() -> None:
    """Send what is rendered and due, as many as post office takes at once, and note each."""
    try:
        for email in get_queued():
            _send(email)
    finally:
        connections.close()


def rendered(email: Email) -> Words:
    """The text of a message with its links, as it was rendered for sending or would be now.

    Raises whatever its template raises, or making a link.
    """
    is_template_only = bool(email.context) and not email.message
    words = render_words(email) if is_template_only else Words(email.message, email.html_message)
    return with_links(email, words)


def _send(email: Email) -> None:
    try:
        # In memory only: the row keeps the text without its links.
        email.message, email.html_message = rendered(email)
        email.dispatch(commit=False, disconnect_after_delivery=False)
    except Exception as error:  # noqa: BLE001  Whatever a mail server raises, it is told below.
        _try_later(email, error)
    else:
        Email.objects.filter(pk=email.pk).update(status=STATUS.sent, last_updated=timezone.now())


def _try_later(email: Email, error: Exception) -> None:
    """Have a mail tried again after a while, until it was tried often enough."""
    log.warning("mail_not_sent", mail=email.pk, error=repr(error))
    tried = (email.number_of_retries or 0) + 1
    if tried > get_max_retries():
        _note(email, error, status=STATUS.failed)
        return
    later = timezone.now() + get_retry_timedelta()
    _note(email, error, status=STATUS.requeued, number_of_retries=tried, scheduled_time=later)


def _is_waiting() -> bool:
    written: bool = Email.objects.filter(status__isnull=True).exists()
    return written or get_queued().exists()


def _note(email: Email, error: Exception, **changes: Any) -> None:
    """Keep what went wrong beside the mail, for the outbox."""
    with transaction.atomic():
        Email.objects.filter(pk=email.pk).update(last_updated=timezone.now(), **changes)
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
