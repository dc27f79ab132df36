"""What WeasyPrint reads files with: our own static files, no network and no file system.

The logo of the house style comes within the document itself (`data:`).

Imported only while a PDF is made, see `common.pdf.writing`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "static:"


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Serves addresses such as `static:pdf/letter.css`, and remembers what else was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return one of our files; raises ValueError, which WeasyPrint only logs, for others."""
        if url.startswith("data:image/"):
            return super().fetch(url, headers)
        path = _find(url)
        if path is None:
            self.refused.append(url)
            raise ValueError(url)
        return URLFetcherResponse(url, path.read_bytes())


def _find(url: str) -> Path | None:
    if not url.startswith(SCHEME):
        return None
    try:
        found = finders.find(url.removeprefix(SCHEME))
    except SuspiciousFileOperation:
        return None
    return Path(found) if isinstance(found, str) else None
