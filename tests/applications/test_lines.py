"""Sections that are filled in line by line, shown by that of the opgave."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from applications.content import frozen_content
from applications.domain.editing import read_section
from applications.sections import written_section
from tests import factories

pytestmark = pytest.mark.django_db
LINE = {"goals-0-goal": "Minder vacatures", "goals-0-due": "2029-08-01", "version": "0"}


@pytest.fixture
def application():
    return factories.make_application()


@pytest.fixture
def browser(application):
    return factories.signed_in(application.created_by)


def page(application):
    return reverse("applications:section", args=[application.pk, "opgave"])


def test_half_a_line_is_saved_and_the_round_says_what_is_lacking(application, browser):
    response = browser.post(page(application), LINE, follow=True)
    assert read_section(application, "opgave") == {
        "shortages": [],
        "goals": [{"goal": "Minder vacatures", "measure": "", "due": date(2029, 8, 1)}],
        "trainees": [],
    }
    assert "Vul het tekort van minstens één sector in." in response.text


def test_numbers_are_read_and_shown_as_in_dutch(application, browser):
    typed = {"shortages-3-sector": "vo", "shortages-3-fte_now": "1.012,5", "version": "0"}
    browser.post(page(application), typed)
    (line,) = read_section(application, "opgave")["shortages"]
    assert line["fte_now"] == Decimal("1012.5")
    assert 'value="1.012,5"' in browser.get(page(application)).text


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ("shortages-0-fte_now", "veel"),
        ("shortages-0-fte_now", "-1"),
        ("shortages-0-fte_now", "1,25"),
        ("shortages-0-fte_now", "99999999"),
        ("shortages-0-year", "25"),
        ("shortages-0-sector", "hbo"),
        ("goals-0-due", "31-2-2027"),
        ("goals-0-goal", "x" * 201),
        ("goals-99999-goal", "x"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_and_nothing_is_lost(cell, wrong, application, browser):
    response = browser.post(page(application), {**LINE, cell: wrong})
    assert response.status_code == 422
    assert wrong in response.text or cell.startswith(("shortages-0-sector", "goals-99999"))
    assert read_section(application, "opgave")["goals"] == []


def test_more_lines_keep_what_was_typed_and_save_nothing(application, browser):
    response = browser.post(page(application), {**LINE, "goals-1-goal": "Nog een", "more": "1"})
    assert response.status_code == 200
    assert response.context["form"].counts == {"shortages": 2, "goals": 4, "trainees": 2}
    assert "Nog een" in response.text
    assert read_section(application, "opgave")["goals"] == []


def test_what_was_saved_is_shown_in_words_in_the_frozen_document():
    application = factories.make_application(complete=True)
    section = written_section("opgave")
    shortages, goals, trainees = section.frozen_tables(frozen_content(application)["opgave"])
    assert [text for text, _number in shortages.rows[0]] == [
        "primair onderwijs (po)",
        "12,5",
        "40",
        "2030",
        "Eigen telling, 2026",
    ]
    assert goals.rows[0][2] == ("woensdag 1 augustus 2029", False)
    assert trainees.rows[0][1:3] == [("140", True), ("20", True)]


def test_a_table_that_came_later_leaves_what_was_signed_before_as_it_is(application):
    assert set(frozen_content(application)["opgave"]) == {"shortages", "goals"}


def test_people_in_training_are_whole_and_nobody_is_something_else_than_not_filled_in(
    application, browser
):
    line = {"trainees-0-students": "12,5", "version": "0"}
    assert "Schrijf een heel getal" in browser.post(page(application), line).text
    line = {"trainees-0-students": "1.200", "trainees-0-zij_instromers": "0", "version": "0"}
    browser.post(page(application), line)
    (stored,) = read_section(application, "opgave")["trainees"]
    assert (stored["students"], stored["zij_instromers"]) == (1200, 0)


def test_an_older_document_is_shown_without_the_section():
    assert written_section("opgave").frozen_tables({}) == []
