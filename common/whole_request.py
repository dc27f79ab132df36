"""Having the whole of a request, within a time: only then did it come in."""

from __future__ import annotations

import socket
from threading import Timer

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError


class CutOff(SuspiciousOperation):
    """Less of a request came in than it said, or not within `settings.BODY_SECONDS`."""


def read_whole(request: HttpRequest) -> None:
    """Read the body of a request to its end, so that nothing of it is still on its way.

    Its size is bounded by `settings.DATA_UPLOAD_MAX_MEMORY_SIZE`, and the time by
    `settings.BODY_SECONDS`. A connection that ends early reads as a shorter body, in which fields
    are missing. Raises `CutOff` and, for too much, Django's `RequestDataTooBig`; both are answered
    with 400.
    """
    announced = _length(request)
    if not announced:
        return
    hurry = Timer(settings.BODY_SECONDS, _hang_up, [request.META.get("gunicorn.socket")])
    hurry.daemon = True
    hurry.start()
    try:
        received = len(request.body)
    except UnreadablePostError as error:
        raise CutOff("The connection broke while a request came in.") from error
    finally:
        hurry.cancel()
    if received < announced:
        raise CutOff(f"Of a request of {announced} bytes only {received} came in.")


def _length(request: HttpRequest) -> int:
    announced = request.META.get("CONTENT_LENGTH") or ""
    return int(announced) if announced.isdecimal() else 0


def _hang_up(connection: socket.socket | None) -> None:
    """Take nothing more from a browser that takes too long; what waits for it reads an end."""
    if connection is not None:
        connection.shutdown(socket.SHUT_RD)
