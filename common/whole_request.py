"""Having the whole of a request, within a time: only then did it come in."""

from __future__ import annotations

import socket
from collections.abc import Callable
from threading import Timer
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, resolve

AnyView = TypeVar("AnyView", bound=Callable[..., Any])


class CutOff(SuspiciousOperation):
    """Less of a request came in than it said, or not within `settings.BODY_SECONDS`."""


def takes_files(view: AnyView) -> AnyView:
    """Mark `view` as one to which files are sent; what is sent to others is small."""
    vars(view)["takes_files"] = True
    return view


def read_whole(request: HttpRequest) -> None:
    """Read the body of a request to its end, so that nothing of it is still on its way.

    Its size is bounded by `settings.DATA_UPLOAD_MAX_MEMORY_SIZE`, or where files are taken by
    `settings.UPLOAD_MAX_BYTES`, and the time by `settings.BODY_SECONDS`. A connection that ends
    early reads as a shorter body, in which fields are missing. Raises `CutOff` and, for too much,
    Django's `RequestDataTooBig`; both are answered with 400.
    """
    announced = _length(request)
    if not announced:
        return
    hurry = Timer(settings.BODY_SECONDS, _hang_up, [request.META.get("gunicorn.socket")])
    hurry.daemon = True
    hurry.start()
    try:
        received = _read_files(request) if _brings_files(request) else len(request.body)
    except (UnreadablePostError, MultiPartParserError) as error:
        raise CutOff("The connection broke while a request came in.") from error
    finally:
        hurry.cancel()
    if received < announced:
        raise CutOff(f"Of a request of {announced} bytes only {received} came in.")


def _length(request: HttpRequest) -> int:
    announced = request.META.get("CONTENT_LENGTH") or ""
    return int(announced) if announced.isdecimal() else 0


def _brings_files(request: HttpRequest) -> bool:
    if request.method != "POST" or request.content_type != "multipart/form-data":
        return False
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return bool(getattr(view, "takes_files", False))


def _read_files(request: HttpRequest) -> int:
    """Have the form parsed, its files on disk and not in memory; return how much came in."""
    if _length(request) > settings.UPLOAD_MAX_BYTES:
        raise RequestDataTooBig("More was sent than the files that one can send at once.")
    received = 0
    read = request.read

    def counted(*args: Any) -> bytes:
        nonlocal received
        piece: bytes = read(*args)
        received += len(piece)
        return piece

    # A file of which the end is missing would otherwise look like a shorter one.
    vars(request)["read"] = counted
    request.FILES  # noqa: B018 - parses the form
    # What comes after the last part of the form, such as its closing line.
    while counted(64 * 1024):
        pass
    return received


def _hang_up(connection: socket.socket | None) -> None:
    """Take nothing more from a browser that takes too long; what waits for it reads an end."""
    if connection is not None:
        connection.shutdown(socket.SHUT_RD)
