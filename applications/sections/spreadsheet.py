"""The lines of a table as a spreadsheet: a template to fill in, and what a filled file says.

openpyxl takes eleven megabytes, so it is only imported by a process that reads or writes one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from django import forms
from django.utils.translation import gettext_lazy as _

from common.refusal import Refusal

from .base import Data
from .lines import LinesForm, Table

# Read, a cell takes far more memory than it has bytes; a full table unpacks to half a megabyte.
MOST_BYTES, MOST_UNPACKED = 1_000_000, 3_000_000
# No table has room for so many lines, and no region has so many locations. That nothing stands
# further down is looked at so far: beyond what was formatted by mistake.
LAST_ROW, LOOKED_AT = 6_000, 20_000
WIDTH = 24
# Refused as a file that cannot be read, whatever is wrong inside it; RuntimeError is of a password.
UNREADABLE = (
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


def template_of(table: Table, lines: Sequence[Data]) -> bytes:
    """An XLSX file with the headings of a table and its lines, to fill in further.

    Cells with a choice offer it; amounts are numbers.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    sheet.title = str(table.title)[:31]
    sheet.append([str(field.label) for field in table.fields.values()])
    sheet.freeze_panes = "A2"
    for number, field in enumerate(table.fields.values(), start=1):
        letter = _letter(number)
        sheet[f"{letter}1"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = WIDTH
        if isinstance(field, forms.ChoiceField):
            words = ",".join(str(label) for value, label in _choices(field) if value)
            choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
            choice.add(f"{letter}2:{letter}{table.most + 1}")
            sheet.add_data_validation(choice)
    for row, line in enumerate(lines, start=2):
        for column, (name, field) in enumerate(table.fields.items(), start=1):
            cell = sheet.cell(row=row, column=column)
            cell.value = _for_cell(field, line[name])
            if isinstance(cell.value, str):
                # Never a formula, whatever somebody typed.
                cell.data_type = "s"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    letter: str = get_column_letter(column)
    return letter


def _choices(field: forms.ChoiceField) -> Iterable[Any]:
    return list(field.choices)  # type: ignore[arg-type]


def _for_cell(field: forms.Field, value: Any) -> Any:
    if isinstance(field, forms.ChoiceField):
        labels = dict(_choices(field))
        return str(labels.get(value, "")) or None
    return value


def typed_in(table: Table, content: bytes) -> dict[str, str]:
    """What a filled file says, as it would be typed in the form of the section.

    Raises Refusal for a file that is too large, is no XLSX or has other headings.
    """
    rows = rows_of(content, len(table.fields))
    _refuse_other_headings(table, rows[0] if rows else ())
    return {
        table.key(number, name): _typed(field, value)
        for number, row in enumerate(rows[1:])
        for (name, field), value in zip(table.fields.items(), row, strict=True)
        if any(cell not in {None, ""} for cell in row)
    }


def rows_of(content: bytes, columns: int) -> list[tuple[Any, ...]]:
    """The rows of the first sheet of an XLSX file, each of so many cells; None where it is empty.

    Raises Refusal for a file that is too large, has more rows than `LAST_ROW`, or is no XLSX.
    """
    if len(content) > MOST_BYTES:
        raise Refusal(_("This file is too large: at most 1 MB."), field="file", code="too_large")
    try:
        return list(_rows(BytesIO(content), columns))
    except UNREADABLE as error:
        raise Refusal(
            _("This file cannot be read. Save it as an Excel workbook (.xlsx) and try again."),
            field="file",
            code="unreadable",
        ) from error


def _rows(file: BinaryIO, columns: int) -> Iterator[tuple[Any, ...]]:
    with ZipFile(file) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise ValueError("unpacks to too much")
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True)
    sheet = book.worksheets[0]
    rows = sheet.iter_rows(max_row=LOOKED_AT, max_col=columns, values_only=True)
    for number, row in enumerate(rows, start=1):
        if number <= LAST_ROW:
            # A row may hold fewer cells than there are columns.
            yield (*row, *(None for _missing in range(columns - len(row))))
        elif any(cell not in {None, ""} for cell in row):
            raise Refusal(
                _("This file has more than %(most)d rows. Divide it in parts.")
                % {"most": LAST_ROW},
                field="file",
                code="too_many_rows",
            )


def _refuse_other_headings(table: Table, row: Sequence[Any]) -> None:
    read = [str(cell or "").strip() for cell in row] or [""] * len(table.fields)
    for number, (field, heading) in enumerate(zip(table.fields.values(), read, strict=True), 1):
        if heading.casefold() != str(field.label).casefold():
            raise Refusal(
                _("Cell %(cell)s: here must stand “%(heading)s”. Use the template of this page.")
                % {"cell": f"{_letter(number)}1", "heading": field.label},
                field="file",
                code="other_headings",
            )


def _typed(field: forms.Field, value: Any) -> str:
    """A cell as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, float):
        exact = Decimal(repr(value))
        whole = exact == exact.to_integral_value()
        return f"{exact:.0f}" if whole else f"{exact}".replace(".", ",")
    text = str(value).strip()
    if isinstance(field, forms.ChoiceField):
        by_label = {str(label).casefold(): key for key, label in _choices(field)}
        return str(by_label.get(text.casefold(), text))
    return text


def refusals_by_cell(table: Table, form: LinesForm) -> list[Refusal]:
    """What is wrong with what a file said, each with its cell; the headings are row 1."""
    found = [
        Refusal(str(error), field="file", code="too_many_lines")
        for error in form.non_field_errors()
    ]
    for number in range(form.counts[table.name]):
        for column, name in enumerate(table.fields, start=1):
            cell = f"{_letter(column)}{number + 2}"
            found.extend(
                Refusal(
                    _("Cell %(cell)s: %(problem)s") % {"cell": cell, "problem": error},
                    field="file",
                    code="wrong_cell",
                )
                for error in form.errors.get(table.key(number, name), ())
            )
    return found
