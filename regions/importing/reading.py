"""From bytes to rows: encodings, delimiters, line ends and quotes as publishers deliver them."""

from __future__ import annotations

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from django.utils.translation import gettext_lazy as _

from regions.importing.errors import UnusableFile

DELIMITERS = ";,\t|"
# Far above any real row: a longer line means that this is no table.
LONGEST_LINE = 200_000
# A quoted value may hold line breaks, but a quote that is never closed must not eat the file.
MOST_LINES_PER_ROW = 10
_CHUNK = 1 << 16
_CONTAINERS = {
    b"PK\x03\x04": _("is a zip archive or a spreadsheet; unpack it or save it as CSV"),
    b"\x1f\x8b": _("is compressed; unpack it first"),
    b"%PDF": _("is a PDF; the importer reads CSV"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row as delivered. `line` is the physical line on which it begins, counted from 1.

    `problem` tells why the row cannot be read, if so; `cells` is then a best guess.
    """

    line: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """A file that can be read as a table: how, and under which headers."""

    path: Path
    encoding: str
    delimiter: str
    header_line: int
    headers: list[str]

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header, one at a time, without empty lines.

        Raises `UnusableFile` when a line is too long to belong to a table.
        """
        with _opened(self.path, self.encoding) as stream:
            lines = _Lines(stream)
            while lines.number < self.header_line:
                lines.take()
            while (line := lines.take()) is not None:
                if line.strip(f" \r\n{self.delimiter}"):
                    yield _row(lines, line, self.delimiter, len(self.headers))


def open_table(path: Path) -> Table:
    """Find out how to read `path`. Raises `UnusableFile` when it is not a table of text."""
    encoding = _encoding(path)
    with _opened(path, encoding) as stream:
        lines = _Lines(stream)
        while (line := lines.take()) is not None:
            # Spreadsheets sometimes put a line in front that names the delimiter.
            if not line.strip() or line.lower().startswith("sep="):
                continue
            delimiter = max(DELIMITERS, key=line.count)
            headers = _split(line, delimiter, strict=False) or []
            return Table(path, encoding, delimiter, lines.number, headers)
    raise UnusableFile(_("%(file)s is empty.") % {"file": path})


class _Lines:
    """The physical lines of a stream, with their numbers, some of which can be handed back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._returned: deque[str] = deque()
        self.number = 0

    def take(self) -> str | None:
        line = self._returned.popleft() if self._returned else self._stream.readline(LONGEST_LINE)
        if not line:
            return None
        if len(line) >= LONGEST_LINE:
            raise UnusableFile(
                _("%(file)s has a line of more than %(length)d characters; it is not a table.")
                % {"file": self._stream.name, "length": LONGEST_LINE}
            )
        self.number += 1
        return line

    def hand_back(self, lines: list[str]) -> None:
        self._returned.extendleft(reversed(lines))
        self.number -= len(lines)


def _row(lines: _Lines, first: str, delimiter: str, width: int) -> Row:
    """Read the row that begins with `first`, and further lines when a quoted value asks for it."""
    number = lines.number
    cells = _split(first, delimiter)
    extra: list[str] = []
    while cells is None and len(extra) < MOST_LINES_PER_ROW and _quote_is_open(first, extra):
        line = lines.take()
        if line is None:
            break
        extra.append(line)
        cells = _split("".join([first, *extra]), delimiter)
        if cells is not None and len(cells) != width:
            cells = None
    if cells is None:
        lines.hand_back(extra)
        guess = [cell.strip(' "') for cell in first.rstrip("\r\n").split(delimiter)]
        return Row(number, guess, problem=str(_("The quotation marks are not in pairs.")))
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) != width:
        reason = _("The row has %(cells)d columns where the header has %(headers)d.")
        return Row(number, cells, str(reason % {"cells": len(cells), "headers": width}))
    return Row(number, cells)


def _quote_is_open(first: str, extra: list[str]) -> bool:
    return (first.count('"') + sum(line.count('"') for line in extra)) % 2 == 1


def _split(text: str, delimiter: str, *, strict: bool = True) -> list[str] | None:
    """Return the cells of one row, or None when its quotes do not add up."""
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict=strict))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _opened(path: Path, encoding: str) -> TextIO:
    # What scanning let through and decoding still cannot read is a character cut in half at the
    # end of a file that was cut off: its row is refused for its missing columns.
    return path.open(encoding=encoding, errors="replace")


def _encoding(path: Path) -> str:
    """Return the encoding of the whole file; raises `UnusableFile` for what is not text."""
    try:
        with path.open("rb") as file:
            start = file.read(_CHUNK)
            _refuse_what_is_no_text(path, start)
            if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16"
            marked = start.startswith(codecs.BOM_UTF8)
            utf8, cp1252 = _candidates(path, start, file)
    except UnusableFile:
        raise
    except OSError as error:
        raise UnusableFile(
            _("%(file)s cannot be read: %(reason)s.")
            % {"file": path, "reason": error.strerror or error}
        ) from error
    if utf8:
        return "utf-8-sig"
    if marked or not cp1252:
        raise UnusableFile(
            _("%(file)s is damaged: it holds bytes that are no text in its encoding.")
            % {"file": path}
        )
    return "cp1252"


def _refuse_what_is_no_text(path: Path, start: bytes) -> None:
    if not start.strip(codecs.BOM_UTF8 + b" \r\n\t"):
        raise UnusableFile(_("%(file)s is empty.") % {"file": path})
    for mark, what in _CONTAINERS.items():
        if start.startswith(mark):
            raise UnusableFile(f"{path} {what}.")


def _candidates(path: Path, chunk: bytes, rest: BinaryIO) -> tuple[bool, bool]:
    """Whether the file can be UTF-8, and whether it can be cp1252."""
    decoders = {
        "utf-8": codecs.getincrementaldecoder("utf-8")(),
        "cp1252": codecs.getincrementaldecoder("cp1252")(),
    }
    while chunk:
        if b"\0" in chunk:
            raise UnusableFile(
                _("%(file)s is binary or damaged: it holds bytes that are no text.")
                % {"file": path}
            )
        for name in list(decoders):
            try:
                decoders[name].decode(chunk)
            except UnicodeDecodeError:
                del decoders[name]
        chunk = rest.read(_CHUNK)
    return "utf-8" in decoders, "cp1252" in decoders
