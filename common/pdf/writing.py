"""Writing a whole page of HTML as an accessible PDF that lasts: PDF/UA-1 and PDF/A-2a.

Nothing is fetched: style sheet and typeface come from our own static files, and a document that
asks for anything else is not made. The same document gives the same bytes.

WeasyPrint is imported when the first PDF is made and not before: it is large, and most web
workers never make one. Nothing here needs the apps of the portal (`common.pdf.apart`).
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.contrib.staticfiles import finders

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

STYLE_SHEET = "pdf/letter.css"

TYPEFACE = "Source Sans 3"
# The two subsets in which it is packaged, each with the characters it holds.
SUBSETS = {
    "latin": (
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308,"
        "U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
    ),
    "latin-ext": (
        "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329,"
        "U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113,"
        "U+2C60-2C7F, U+A720-A7FF"
    ),
}
WEIGHTS = (400, 700)

_made_once = threading.local()
# The typeface lies in a temporary folder, which cannot be removed once Python is half gone.
atexit.register(_made_once.__dict__.clear)


class ForeignAddress(ValueError):
    """A document asked for something that is not one of our own static files."""


def write(page: str) -> bytes:
    """Return a whole page of HTML as PDF. Raises `ForeignAddress`."""
    from weasyprint import HTML

    from .static_files import OwnFiles

    style, fonts = _style()
    files = OwnFiles()
    content: bytes = HTML(string=page, url_fetcher=files).write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/a-2a", finisher=_finish
    )
    if files.refused:
        raise ForeignAddress(files.refused[0])
    return content


def _finish(document: Any, pdf: Any) -> None:
    from .archival import identify
    from .tables import give_scope
    from .written import write_out

    give_scope(document, pdf)
    identify(pdf)
    write_out(pdf)


def _style() -> tuple[CSS, FontConfiguration]:
    """The style sheet and its typeface, read once per thread: Pango's font map is not shared."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from .static_files import SCHEME, OwnFiles

    if not hasattr(_made_once, "style"):
        fonts = FontConfiguration()
        text = "\n".join([f'@import "{SCHEME}{STYLE_SHEET}";', *_font_faces(SCHEME)])
        _made_once.style = CSS(string=text, font_config=fonts, url_fetcher=OwnFiles()), fonts
    style: tuple[CSS, FontConfiguration] = _made_once.style
    return style


def _font_faces(scheme: str) -> Iterator[str]:
    """The typeface as the set-up put it there; without it a font of the system is used."""
    for subset, characters in SUBSETS.items():
        for weight in WEIGHTS:
            path = f"build/fonts/source-sans-3-{subset}-{weight}-normal.woff2"
            if finders.find(path):
                yield (
                    f'@font-face {{ font-family: "{TYPEFACE}"; font-weight: {weight};'
                    f' src: url("{scheme}{path}"); unicode-range: {characters}; }}'
                )
