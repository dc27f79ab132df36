"""Sending the mail that waits in the database, once each, by however many workers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from post_office.mail import get_queued, send_queued

from common.jobs import enqueue

# Any number that no other advisory lock of this database uses.
LOCK = 0x6D61696C


def send_soon(**_: Any) -> None:
    """Have a worker send the mail that was just queued, once it is committed."""
    enqueue("correspondence.tasks.send_pending_mail")


def send_pending() -> bool:
    """Send all mail that is due; false when another worker is doing that.

    Post office does not lock the rows it sends, so two workers would send a mail twice: one lock
    in the database lets one worker at a time in. Who finds it taken can leave: after letting go
    the other looks once more for mail that came in meanwhile.
    """
    while True:
        with _alone() as alone:
            if not alone:
                return False
            while get_queued().exists():
                send_queued()
        if not get_queued().exists():
            return True


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
