"""Rendering and sending the messages that wait in the database, once each, by several workers.

A message is written (no status yet), then rendered, then sent; what failed on the way is tried
again. Rendering stores the text, so that what was sent can be read later and every attempt sends
the same; only the links that prove an address are made at each attempt, and never stored.

Who sends a message holds its row until the outcome is noted beside it, so nobody else sends it
meanwhile, and who is killed lets go of it. The only moment at which one can go twice is between
the answer of the mail server and our note of it: at most one message per killed sender, and under
the same Message-ID. See docs/decisions/0012-mail-by-post-office.md.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from post_office.connections import connections
from post_office.models import STATUS, Email, Log
from post_office.settings import get_max_retries, get_retry_timedelta

from common.jobs import enqueue
from common.mail import Words, render_words, with_links
from correspondence.mail_states import IN_STATE, MailState

log = structlog.get_logger(__name__)

# Any number that no other advisory lock of this database uses.
LOCK = 0x6D61696C
# As many can send side by side; a slow mail server keeps no more workers than these.
SENDERS = 2
# One task sends for so long and then lets others at the worker; letters must not wait for mail.
SECONDS = 5.0
# How many messages a sender looks at in one go.
LOOK_AHEAD = 50


def send_soon(**_: Any) -> None:
    """Have a worker send the mail that was just written, once it is committed."""
    enqueue("correspondence.tasks.send_pending_mail")


def send_pending(seconds: float = SECONDS) -> bool:
    """Send mail that is due, for about so long; return whether to come again at once.

    When `SENDERS` are at it already there is nothing to do. Who leaves looks once more, for mail
    that came in while it left and whose task found every place taken.
    """
    with _place() as found:
        if not found:
            return False
        try:
            _send_until(time.monotonic() + seconds)
        finally:
            connections.close()
    return _due().exists()


def is_much() -> bool:
    """Whether so much is due that a second sender is of use."""
    return _due()[1:2].exists()


def rendered(email: Email) -> Words:
    """The text of a message with its links, as it was rendered for sending or would be now.

    Raises whatever its template raises, or making a link.
    """
    is_template_only = bool(email.context) and not email.message
    words = render_words(email) if is_template_only else Words(email.message, email.html_message)
    return with_links(email, words)


def _due() -> QuerySet[Email]:
    """Mail to be sent now, in the order of sending."""
    now = timezone.now()
    in_time = (Q(scheduled_time__isnull=True) | Q(scheduled_time__lte=now)) & (
        Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    )
    waiting = Email.objects.filter(IN_STATE[MailState.WAITING])
    due: QuerySet[Email] = waiting.filter(in_time).order_by("-priority", "pk")
    return due


def _send_until(moment: float) -> None:
    """Send message after message until none is left that is free, or the moment has come."""
    while keys := list(_due().values_list("pk", flat=True)[:LOOK_AHEAD]):
        sent = 0
        for key in keys:
            if time.monotonic() >= moment:
                return
            sent += _handle(key)
        if not sent:
            # All of these are in the hands of others.
            return


@transaction.atomic
def _handle(key: int) -> bool:
    """Send one message, or note why not; false when somebody else has it or had it."""
    email = _due().select_for_update(skip_locked=True).filter(pk=key).first()
    if email is None:
        return False
    if email.status is not None or _render(email):
        _send(email)
    return True


def _render(email: Email) -> bool:
    """Render a written message and store the text.

    One whose template fails counts as failed, with the reason in the outbox, and holds up nobody.
    """
    try:
        # Of its own, so that a query that fails in it does not spoil the transaction.
        with transaction.atomic():
            words = render_words(email)
    except Exception as error:  # noqa: BLE001  Whatever a template raises, it is told below.
        log.error("mail_not_rendered", mail=email.pk, error=repr(error))
        _note(email, error, status=STATUS.failed)
        return False
    email.message, email.html_message, email.status = words.text, words.html, STATUS.queued
    email.save(update_fields=["message", "html_message", "status", "last_updated"])
    return True


def _send(email: Email) -> None:
    try:
        with transaction.atomic():
            # In memory only: the row keeps the text without its links.
            email.message, email.html_message = rendered(email)
        email.dispatch(commit=False, disconnect_after_delivery=False)
    except Exception as error:  # noqa: BLE001  Whatever a mail server raises, it is told below.
        # Of a connection that broke nothing more can be asked: the next mail makes another.
        connections.close()
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


def _note(email: Email, error: Exception, **changes: Any) -> None:
    """Keep what went wrong beside the mail, for the outbox."""
    Email.objects.filter(pk=email.pk).update(last_updated=timezone.now(), **changes)
    Log.objects.create(
        email=email,
        status=STATUS.failed,
        message=str(error),
        exception_type=type(error).__name__,
    )


@contextmanager
def _place() -> Iterator[bool]:
    """One of the places for senders, if one is free."""
    # A task that was interrupted may have left a place taken, on the connection that this one uses;
    # a connection that ends with each task leaves none.
    if connection.settings_dict["CONN_MAX_AGE"] != 0:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock_all()")
    taken = next((place for place in range(SENDERS) if _try_lock(place)), None)
    try:
        yield taken is not None
    finally:
        if taken is not None:
            _ask("SELECT pg_advisory_unlock(%s, %s)", taken)


def _try_lock(place: int) -> bool:
    return _ask("SELECT pg_try_advisory_lock(%s, %s)", place)


def _ask(sql: str, place: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [LOCK, place])
        (answer,) = cursor.fetchone()
    return bool(answer)
