"""The lists of the Realisatie Eenheid as files."""

import csv
import io

import pytest

from accounts.models import RoleKind
from tests.factories import role, signed_in

from . import factories as make
from .pages import address, names

pytestmark = pytest.mark.django_db


def lines_of(browser, name, **asked):
    response = browser.get(address(name), {**asked, "export": "csv"})
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def test_the_file_of_the_worklist_holds_what_the_screen_shows(browser, adviser):
    make.granted(make.ready(region_name="Klaar"))
    for name in ("Noord", "Zuid"):
        make.submitted(region_name=name)

    asked = {"step": "panel", "sort": "-name"}
    lines = lines_of(browser, "worklist", **asked)

    assert lines[0][:3] == ["Nummer", "Regio", "Penvoerder"]
    assert [line[1] for line in lines[1:]] == names(browser, **asked) == ["Zuid", "Noord"]
    assert [line[6] for line in lines[1:]] == ["Stel het panel samen"] * 2


def test_the_files_of_decisions_and_conditions_hold_what_the_screen_shows(browser):
    waiting = make.prepared(make.ready(region_name="Wacht")).application
    granted = make.granted(make.ready(region_name="Voorlopig"), "voorlopig")
    condition = granted.conditions.get()

    (decision,) = lines_of(browser, "to_decide")[1:]
    (line,) = lines_of(browser, "open_conditions", q="voor")[1:]

    assert decision[:2] == [waiting.number, "Wacht"]
    assert line[0] == condition.text
    assert line[2] == "Voorlopig"
    assert lines_of(browser, "open_conditions", q="wacht")[1:] == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_file_of_the_worklist_takes_the_same_queries_for_any_number(
    browser, number, django_assert_num_queries
):
    for _ in range(number):
        make.submitted()
    browser.get(address("worklist"))

    with django_assert_num_queries(7):
        assert len(lines_of(browser, "worklist")) == number + 1


def test_nobody_outside_the_realisatie_eenheid_gets_a_file_of_its_lists():
    for kind in (RoleKind.PENVOERDER_SIGNATORY, RoleKind.ASSESSOR, RoleKind.ADMIN):
        outsider = signed_in(role(kind))
        for name in ("worklist", "to_decide", "open_conditions"):
            assert outsider.get(address(name), {"export": "csv"}).status_code == 403
