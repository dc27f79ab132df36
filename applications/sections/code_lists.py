"""Location codes as people have them: pasted, a code per line, or in a file (CSV or XLSX).

A file is read as the text that one would paste, with its lines where they were, so that what is
wrong is told by line in the same way.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from django.utils.translation import gettext_lazy as _

from common.refusal import Refusal

from .spreadsheet import MOST_BYTES, rows_of

# The columns of a file in which the code is looked for.
COLUMNS = 40
# An XLSX file is a zip.
ZIP = b"PK"
BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True)
class Line:
    """A code and the number of the line on which it stands, from 1."""

    number: int
    code: str


def lines_of(text: str) -> list[Line]:
    """The codes in a text, in capitals; several may stand on one line.

    A first line that has the word «code» in it is a heading.
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if number == 1 and _is_heading(line):
            continue
        found += [Line(number, code.upper()) for code in BETWEEN.split(line) if code]
    return found


def text_of(content: bytes) -> str:
    """The text, a code per line, of a file: CSV (UTF-8 or Windows) or XLSX.

    The codes stand in the column of which the heading says so, else in the first. Raises `Refusal`
    for a file that is too large or cannot be read.
    """
    if len(content) > MOST_BYTES:
        raise Refusal(_("This file is too large: at most 1 MB."), field="file", code="too_large")
    if content.startswith(ZIP):
        rows = [["" if cell is None else str(cell) for cell in row] for row in _sheet(content)]
    else:
        rows = list(_csv(content))
    column = _column(rows[0]) if rows else 0
    return "\n".join(row[column].strip() if column < len(row) else "" for row in rows).rstrip()


def _sheet(content: bytes) -> Sequence[Sequence[object]]:
    return rows_of(content, COLUMNS)


def _csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise _unreadable()
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    # Line by line, for a line of the file must stay a line.
    for line in text.splitlines():
        try:
            yield next(csv.reader(StringIO(line), delimiter=delimiter), [])
        except csv.Error as error:
            raise _unreadable() from error


def _unreadable() -> Refusal:
    return Refusal(
        _("This file cannot be read. Save it as CSV or as an Excel workbook (.xlsx)."),
        field="file",
        code="unreadable",
    )


def _is_heading(line: str) -> bool:
    return "code" in line.casefold()


def _column(headings: Sequence[str]) -> int:
    """Which column holds the codes."""
    words = [heading.casefold() for heading in headings]
    for word in ("vestigingscode", "vestiging", "code"):
        if found := [number for number, text in enumerate(words) if word in text]:
            return found[0]
    return 0
