"""Turning a page of HTML into an accessible PDF: PDF/UA-1, tagged, in Dutch.

Here a document gets its frame; `common.pdf.writing` makes the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from babel.dates import get_month_names
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from common.downloads import download
from common.models import StoredPdf
from common.refusal import Refusal

from .apart import TooSlow, write_apart
from .house_style import house_style
from .writing import write

LANGUAGE = "nl"
HEAD = '<div class="letter__head'
# A paragraph that ends with a colon is never the last one of a page: it announces what follows.
_ANNOUNCING = re.compile(r"<p>((?:(?!</?p\b).)*:)</p>", re.DOTALL)
_WRITTEN_DAY = re.compile(
    rf"\b(\d{{1,2}}) ({'|'.join(get_month_names(locale=LANGUAGE).values())}) (\d{{4}})\b"
)


@dataclass(frozen=True)
class Pdf:
    """A finished PDF: its bytes and their SHA-256 (hexadecimal)."""

    content: bytes
    sha256: str


def render_pdf(
    body: str,
    *,
    title: str,
    subject: str = "",
    footer: str = "",
    check: str = "",
    mark: str = "",
    within: float | None = None,
) -> Pdf:
    """Make a PDF of `body`, a safe piece of HTML that begins with an `h1`.

    It is dressed in the house style, with its logo when it begins with the head of a letter.
    `title` and `subject` are properties of the document; `footer` stands at the bottom of every
    page beside its number, and below it `check`, how to tell that it is genuine; `mark` at the top
    of every page, such as "Concept". With `within` seconds it is made in a process of its own, for
    a page on which somebody waits.

    Raises `ForeignAddress` when `body` refers to anything but a file of ours ("static:…"), and
    `Refusal` (`pdf_too_slow`) when the time is up.
    """
    with translation.override(LANGUAGE):
        page = render_to_string(
            "letters/document.html",
            {
                "body": _set(body),
                "has_head": body.startswith(HEAD),
                "title": title,
                "subject": subject,
                "footer": footer,
                "check": check,
                "mark": mark,
                "house": house_style(),
            },
        )
    content = write(page) if within is None else _write_in_time(page, within)
    return Pdf(content, sha256(content).hexdigest())


def _set(body: str) -> SafeString:
    """`body` with what must stay together in print: an announcement and what follows it, and a day
    ("5 mei 2026"), whether we wrote it or somebody typed it.
    """
    announced = _ANNOUNCING.sub(r'<p class="announces">\1</p>', body)
    return SafeString(_WRITTEN_DAY.sub("\\1\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}\\3", announced))


def _write_in_time(page: str, seconds: float) -> bytes:
    try:
        return write_apart(page, seconds=seconds)
    except TooSlow:
        raise Refusal(
            _(
                "The PDF was not ready in time. Try again in a moment; when it happens again, "
                "shorten the longest text. The text itself stands on this page."
            ),
            code="pdf_too_slow",
        ) from None


def pdf_response(stored: StoredPdf, filename: str) -> HttpResponse:
    """Offer a stored PDF to keep, under `filename`."""
    return download(stored.pdf, filename, "application/pdf")
