"""Giving somebody a file to keep that is not for everybody."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(data: bytes | memoryview, filename: str, content_type: str) -> HttpResponse:
    """Offer a file under `filename`: kept by no cache on the way, and never opened as a page."""
    return HttpResponse(
        bytes(data),
        content_type=content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, filename) or "",
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
