"""The budget as a spreadsheet: the template, and a filled file."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from applications.domain.editing import read_section
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return factories.make_application(complete=True)


@pytest.fixture
def browser(application):
    return factories.signed_in(application.created_by)


def template(application, browser):
    response = browser.get(reverse("applications:budget_template", args=[application.pk]))
    return load_workbook(BytesIO(response.content))


def sent(application, browser, content):
    page = reverse("applications:section", args=[application.pk, "budget"])
    file = SimpleUploadedFile("begroting.xlsx", content)
    return browser.post(page, {"sheet": "1", "file": file})


def filled(book):
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_the_template_comes_back_filled_and_is_shown_before_anything_is_saved(application, browser):
    before = read_section(application, "budget")
    book = template(application, browser)
    sheet = book.active
    assert [cell.value for cell in sheet[2]] == [
        "Werven", "personeel", "Projectleider", 2027, 60000, None
    ]  # fmt: skip
    # The budget of two lines gets a third, with a number as spreadsheets have them.
    sheet.append(["matchen", "Overhead", "Kantoor", 2028, 1234.5, "1.000,50"])
    response = sent(application, browser, filled(book))
    assert response.status_code == 200
    assert "Er is nog niets opgeslagen" in response.text
    assert read_section(application, "budget") == before
    shown = response.context["form"].initial
    assert (shown["lines-2-function"], shown["lines-2-kind"]) == ("matchen", "overhead")
    assert [(row.label, row.values) for row in response.context["sheet_changes"]] == [
        (
            "Regel 3",
            ("", "Matchen · overhead · Kantoor · 2028 · 1.234,50 · 1.000,50"),
        ),
        ("Samen", ("Alle regels samen: € 72.500,50.", "Alle regels samen: € 73.735.")),
    ]
    assert (shown["lines-2-requested"], shown["lines-2-own"]) == (
        Decimal("1234.50"),
        Decimal("1000.50"),
    )


def test_what_is_wrong_is_told_by_cell_and_nothing_is_taken_over(application, browser):
    book = template(application, browser)
    book.active["A3"] = "Vieren"
    book.active["E2"] = "veel"
    book.active["E3"] = 12.345
    response = sent(application, browser, filled(book))
    assert response.status_code == 422
    told = response.context["sheet_problems"]
    assert [problem.split(":")[0] for problem in told] == ["Cel E2", "Cel A3", "Cel E3"]
    assert response.context["form"].initial["lines-0-requested"] == Decimal("60000.00")


def test_what_a_file_changes_stands_beside_what_was_saved_whatever_moved(application, browser):
    book = template(application, browser)
    sheet = book.active
    sheet.insert_rows(2)
    for column, value in enumerate(("Werven", "personeel", "Erbij", 2027, 5), start=1):
        sheet.cell(row=2, column=column).value = value
    sheet.delete_rows(4)

    response = sent(application, browser, filled(book))

    told = [(row.label, row.values) for row in response.context["sheet_changes"][:-1]]
    gone = "Werven · overhead · Bijeenkomsten · 2027 · 12.500,50"
    assert told == [
        ("Regel 1", ("", "Werven · personeel · Erbij · 2027 · 5")),
        ("Regel 2", (gone, "")),
    ]
    assert "Wat uw bestand verandert" in response.text


def test_a_file_that_says_the_same_says_so(application, browser):
    response = sent(application, browser, filled(template(application, browser)))

    assert response.context["sheet_changes"] == []
    assert "Uw bestand verandert niets" in response.text


def of_rows(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return filled(book)


def with_a_password(content):
    """The same, with the mark on every part that it is encrypted."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


def damaged(content):
    """The same, with the packed bytes of the sheet overwritten."""
    with ZipFile(BytesIO(content)) as packed:
        sheet = packed.getinfo("xl/worksheets/sheet1.xml")
    begin = sheet.header_offset + 30 + len(sheet.filename)
    return content[:begin] + b"\xff" * sheet.compress_size + content[begin + sheet.compress_size :]


def wide(content):
    """The same, with a million cells more in a row."""
    kept = BytesIO()
    with ZipFile(BytesIO(content)) as packed, ZipFile(kept, "w", ZIP_DEFLATED) as made:
        for name in packed.namelist():
            made.writestr(
                name, packed.read(name).replace(b"</row>", b"<c/>" * 1_000_000 + b"</row>")
            )
    return kept.getvalue()


def test_other_headings_other_files_and_too_much_are_refused(application, browser):
    head = [cell.value for cell in template(application, browser).active[1]]
    wrong = {
        b"geen spreadsheet": "kan niet worden gelezen",
        b"PK" + b"x" * 1_000_001: "te groot",
        of_rows(["Iets anders"]): "Cel A1",
        with_a_password(of_rows(head)): "kan niet worden gelezen",
        damaged(of_rows(head)): "kan niet worden gelezen",
        # A file of 6 kB that would take 300 MB to read.
        wide(of_rows(head)): "kan niet worden gelezen",
        of_rows(head, *([["Werven"]] * 101)): "hoogstens 100 regels",
    }
    for content, said in wrong.items():
        response = sent(application, browser, content)
        assert response.status_code == 422
        assert said in " ".join(response.context["sheet_problems"])
