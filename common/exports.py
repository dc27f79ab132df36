"""Lists as files for a spreadsheet: CSV and XLSX, from columns that are declared once.

A `Sheet` stands on the list's filter (`ListFilter.sheet`), so that a file always holds what the
list on the screen shows to the same person: the same filters, order and rows; see
docs/decisions/0100-lists-as-files.md.
"""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from common.dates import in_amsterdam

# Rows that are read from the database, and sent, at a time.
CHUNK = 500
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV_DATE, _CSV_MOMENT = "%d-%m-%Y", "%d-%m-%Y %H:%M"
_XLSX_DATE, _XLSX_MOMENT = "DD-MM-YYYY", "DD-MM-YYYY HH:MM"
# A cell that begins so is taken for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
# The wide signs count in a spreadsheet that is set to Japanese or Chinese.
_FORMULA = re.compile(r"[ \n]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
# What no XML document can hold.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _in_chunks(things: QuerySet[Any], request: HttpRequest) -> Iterable[Any]:
    return things.iterator(chunk_size=CHUNK)


@dataclass(frozen=True)
class Sheet:
    """What a file of a list holds: its name, and of each column the heading and the value.

    `read` gives the rows of what was found, for the person of a request; usually those rows
    themselves, through a cursor of the server. A value is text, a number, a day, an aware moment,
    a yes or no, or None.
    """

    name: StrOrPromise
    columns: tuple[tuple[StrOrPromise, Callable[[Any], Any]], ...]
    read: Callable[[QuerySet[Any], HttpRequest], Iterable[Any]] = _in_chunks

    def lines(self, rows: Iterable[Any]) -> Iterator[list[Any]]:
        """The headings, then the values of each row."""
        yield [str(heading) for heading, _value in self.columns]
        for row in rows:
            yield [value(row) for _heading, value in self.columns]

    def filename(self, kind: str) -> str:
        """The name of a file, with the day of today."""
        return f"{slugify(str(self.name))}-{timezone.localdate():%Y-%m-%d}.{kind}"


def csv_response(sheet: Sheet, rows: Iterable[Any]) -> HttpResponseBase:
    """The rows as CSV, sent while they are read.

    As Excel in the Netherlands reads it: UTF-8 with a byte order mark, and semicolons.
    """
    disposition = content_disposition_header(as_attachment=True, filename=sheet.filename("csv"))
    return StreamingHttpResponse(
        _csv_parts(sheet, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": disposition or ""},
    )


def xlsx_response(sheet: Sheet, rows: Iterable[Any]) -> HttpResponseBase:
    """The rows as a workbook of Excel, written to disk row by row and sent from there."""
    # A fifth of a second to import, which only who downloads pays.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(str(sheet.name)[:31])
    page.freeze_panes = "A2"
    for number in range(1, len(sheet.columns) + 1):
        page.column_dimensions[get_column_letter(number)].width = 24
    for number, line in enumerate(sheet.lines(rows)):
        cells = [WriteOnlyCell(page, value=_plain(value)) for value in line]
        for cell, value in zip(cells, line, strict=True):
            if number == 0:
                cell.font = Font(bold=True)
            elif isinstance(value, date):
                cell.number_format = _XLSX_MOMENT if isinstance(value, datetime) else _XLSX_DATE
        page.append(cells)
    # The response closes it once it is sent.
    file = tempfile.TemporaryFile()  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=sheet.filename("xlsx"), content_type=XLSX_TYPE
    )


KINDS: Mapping[str, Callable[[Sheet, Iterable[Any]], HttpResponseBase]] = {
    "csv": csv_response,
    "xlsx": xlsx_response,
}


class _Echo:
    """A file that gives back what is written to it."""

    @staticmethod
    def write(line: str) -> str:
        return line


def _csv_parts(sheet: Sheet, rows: Iterable[Any]) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    part = ["\ufeff"]
    for line in sheet.lines(rows):
        part.append(writer.writerow([_for_csv(value) for value in line]))
        if len(part) >= CHUNK:
            yield "".join(part)
            part = []
    yield "".join(part)


def _for_csv(value: Any) -> str:
    """A value as Dutch text."""
    value = _plain(value)
    if isinstance(value, date):
        return value.strftime(_CSV_MOMENT if isinstance(value, datetime) else _CSV_DATE)
    if isinstance(value, float | Decimal):
        return str(value).replace(".", ",")
    return str(value)


def _plain(value: Any) -> Any:
    """A value as a spreadsheet knows it: days and numbers stay what they are, text is no formula.

    Moments are in Amsterdam and without their zone, which Excel does not have.
    """
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return in_amsterdam(value).replace(tzinfo=None)
    if isinstance(value, date | int | float | Decimal):
        return value
    return no_formula(_UNPRINTABLE.sub("", "" if value is None else str(value)))


def no_formula(text: str) -> str:
    """The text of a cell, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
