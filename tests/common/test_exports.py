"""Lists as files: what a spreadsheet makes of them, and that they hold what the screen shows."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from accounts.models import RoleKind
from common.exports import CHUNK, Sheet, csv_response, xlsx_response
from tests import factories
from tests.mails import a_mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_factor_off(settings):
    settings.SECOND_FACTOR_REQUIRED = False


SHEET = Sheet("Proef van €", (("Waarde", lambda row: row),))


def as_csv(response):
    content = b"".join(response.streaming_content).decode()
    assert content.startswith("\ufeff")
    return list(csv.reader(io.StringIO(content[1:], newline=""), delimiter=";"))


def as_xlsx(response):
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    response.close()
    return book.active


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "\uff1d"])
def test_no_text_becomes_a_formula(begins):
    text = f"{begins}HYPERLINK(A1)"
    assert as_csv(csv_response(SHEET, [text]))[1] == [f"'{text}"]
    cell = as_xlsx(xlsx_response(SHEET, [text]))["A2"]
    assert (cell.data_type, cell.value.replace("_x000D_", "\r")) == ("s", f"'{text}")


def test_values_are_dutch_text_in_csv():
    moment = datetime(2027, 7, 1, 22, 30, tzinfo=UTC)
    values = [date(2027, 2, 1), moment, Decimal("-1.50"), -3, True, None, 'a;b\n"c"', "nul\x00"]
    assert [line[0] for line in as_csv(csv_response(SHEET, values))] == [
        "Waarde", "01-02-2027", "02-07-2027 00:30", "-1,50", "-3", "ja", "", 'a;b\n"c"', "nul",
    ]  # fmt: skip


def test_days_and_numbers_stay_so_in_excel():
    moment = datetime(2027, 7, 1, 22, 30, tzinfo=UTC)
    page = as_xlsx(xlsx_response(SHEET, [date(2027, 2, 1), moment, -3, "x"]))
    assert [page[f"A{row}"].value for row in range(1, 6)] == [
        "Waarde", datetime(2027, 2, 1), datetime(2027, 7, 2, 0, 30), -3, "x",
    ]  # fmt: skip
    assert page["A2"].number_format == "DD-MM-YYYY"
    assert page.freeze_panes == "A2"


def test_csv_is_sent_while_the_rows_are_read():
    read = []
    rows = (read.append(number) or number for number in range(20_000))
    response = csv_response(SHEET, rows)
    next(iter(response.streaming_content))
    assert len(read) <= CHUNK


@pytest.mark.parametrize(("kind", "make"), [("csv", csv_response), ("xlsx", xlsx_response)])
def test_a_file_is_named_after_the_list_and_the_day(kind, make):
    response = make(SHEET, [])
    disposition = response["Content-Disposition"]
    assert disposition.startswith('attachment; filename="proef-van-')
    assert disposition.endswith(f'.{kind}"')
    response.close()


def test_the_file_of_people_is_what_the_administrator_sees():
    browser = factories.signed_in(factories.role(RoleKind.ADMIN, factories.person("Ans")))
    factories.role(RoleKind.ASSESSOR, factories.person("=Bea", email="b@x.example"))
    asked = {"kind": "assessor"}
    shown = browser.get("/beheer/mensen/", asked).context["page"]
    lines = as_csv(browser.get("/beheer/mensen/", {**asked, "export": "csv"}))
    assert lines[0] == ["Naam", "E-mailadres", "Rollen"]
    assert [line[:2] for line in lines[1:]] == [["'=Bea", "b@x.example"]]
    assert [str(person) for person in shown] == ["=Bea"]


@pytest.mark.parametrize("kind", [RoleKind.RE_LEAD, RoleKind.PENVOERDER_SIGNATORY])
@pytest.mark.parametrize("export", ["csv", "xlsx"])
def test_who_may_not_see_people_gets_no_file_of_them(kind, export):
    browser = factories.signed_in(factories.role(kind))
    response = browser.get("/beheer/mensen/", {"export": export})
    assert response.status_code == 403


def test_the_files_of_register_and_mail_hold_what_the_screen_shows():
    lead = factories.role(RoleKind.RE_LEAD)
    browser = factories.signed_in(lead)
    factories.organisation("teacher_training")
    a_mail(to="bea@voorbeeld.example", subject="+31 bellen")

    (school,) = as_csv(browser.get("/beheer/register/?kind=teacher_training&export=csv"))[1:]
    (mail,) = as_csv(browser.get("/beheer/post/?export=csv"))[1:]

    assert school[1] == "lerarenopleiding"
    assert mail[:2] == ["'+31 bellen", "bea@voorbeeld.example"]
