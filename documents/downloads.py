"""Giving somebody a document to keep, once it is known that they may read it."""

from __future__ import annotations

from django.http import FileResponse

from .kinds import FileKind
from .models import Version


def offered(version: Version) -> FileResponse:
    """Offer a version under its own name: never opened as a page, kept by no cache on the way.

    Raises `PermissionError` for a version that did not pass the virus scanner: who calls asks
    `version.is_fit` first.
    """
    if not version.is_fit:
        raise PermissionError(version.pk)
    return FileResponse(
        version.file.open("rb"),
        as_attachment=True,
        filename=version.name,
        content_type=FileKind(version.kind).media_type,
        headers={
            "Content-Length": str(version.size),
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
