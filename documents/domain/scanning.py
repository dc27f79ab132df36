"""Having documents checked by a virus scanner, while they wait.

The scanner is clamd, when `settings.CLAMD_ADDRESS` names one. While it cannot be reached documents
go on waiting, and nobody can open them.
"""

from __future__ import annotations

from typing import BinaryIO, cast

import structlog
from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings
from django.utils import timezone

from common import lengths
from documents.models import ScanState, Version

log = structlog.get_logger(__name__)

SECONDS = 60


class ScannerUnavailable(Exception):
    """The scanner did not answer, or not about this document."""


def scan(*, version_id: int) -> None:
    """Have the version scanned if it waits for that, and note the outcome; no lock meanwhile.

    Raises `ScannerUnavailable`; the version waits on then.
    """
    waiting = Version.objects.filter(pk=version_id, scan_state=ScanState.WAITING)
    version = waiting.first()
    if version is None:
        return
    virus = virus_in(version)[: lengths.LINE] if settings.CLAMD_ADDRESS else ""
    waiting.update(
        virus=virus,
        scan_state=ScanState.INFECTED if virus else ScanState.FIT,
        scanned_at=timezone.now() if settings.CLAMD_ADDRESS else None,
    )
    if virus:
        log.warning("virus_found", version=version.pk, virus=virus)


def virus_in(version: Version) -> str:
    """Return what the scanner calls what it found, or nothing. Raises `ScannerUnavailable`."""
    try:
        with version.file.open("rb") as content:
            state, found = _clamd().instream(cast("BinaryIO", content))["stream"]
    except (ClamdError, OSError, KeyError) as error:
        raise ScannerUnavailable(str(error)) from error
    if state == "FOUND":
        return found or "?"
    if state != "OK":
        raise ScannerUnavailable(found or state)
    return ""


def _clamd() -> ClamdNetworkSocket | ClamdUnixSocket:
    """`settings.CLAMD_ADDRESS` is "host:port", or the path of a socket."""
    host, colon, port = settings.CLAMD_ADDRESS.rpartition(":")
    if colon and port.isdecimal():
        return ClamdNetworkSocket(host=host, port=int(port), timeout=SECONDS)
    return ClamdUnixSocket(path=settings.CLAMD_ADDRESS, timeout=SECONDS)
