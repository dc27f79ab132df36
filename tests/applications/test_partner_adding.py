"""The page where partners are found in the register and put on the list, several at once."""

from __future__ import annotations

import pytest
from django.urls import reverse

from applications.models import Application
from applications.views import partner_adding
from regions.models import Municipality, OrganisationKind, SchoolLocation
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    """A draft of a region with Groningen and Het Hogeland, for po and vo."""
    return factories.make_application(complete=True)


@pytest.fixture
def browser(application):
    return factories.signed_in(application.created_by)


def page(application) -> str:
    return reverse("applications:partners", args=[application.pk])


def board_at(place: str, *, number: int, pupils: int | None = 100, sector="po", **fields):
    board = factories.organisation(**fields)
    SchoolLocation.objects.create(
        code=f"{number // 100:02}AB{number % 100:02}",
        name="School",
        kind="bo" if sector == "po" else "mbo",
        sector=sector,
        board=board,
        municipality_id=place,
        pupils=pupils,
    )
    return board


def said(answer) -> list[str]:
    return [message.message for message in answer.context["messages"]]


@pytest.mark.parametrize(
    "words", ["Lentegroep", "lentegreop", "41234", "87654321", "Het Hogeland"], ids=str
)
def test_a_board_is_found_by_name_slip_number_kvk_and_municipality(words, application, browser):
    board = factories.organisation(
        name="Stichting Lentegroep",
        board_number="41234",
        kvk_number="87654321",
        municipality=Municipality.objects.get(pk="GM1966"),
    )
    answer = browser.get(page(application), {"q": words})
    assert answer.context["found"] == [board]
    assert f'name="organisation" value="{board.pk}"' in answer.text


def test_who_cannot_be_added_stands_there_with_the_reason_and_without_a_box(application, browser):
    present = application.partners.exclude(organisation=application.penvoerder)[0].organisation
    ended = factories.organisation(name="Zomergroep Oud", ended_on="2025-08-01")
    assessor = factories.organisation(OrganisationKind.NATIONAL_PARTNER, name="Zomergroep Land")
    for organisation, reason in (
        (present, "Doet al mee."),
        (ended, "Deze organisatie bestaat niet meer."),
        (assessor, "Deze organisatie beoordeelt aanvragen"),
    ):
        answer = browser.get(page(application), {"q": organisation.name})
        assert reason in answer.text
        assert f'name="organisation" value="{organisation.pk}"' not in answer.text


def test_several_are_added_at_once_and_who_was_not_is_named_with_the_reason(application, browser):
    new = [factories.organisation(name=f"Herfstgroep {number}") for number in (1, 2)]
    ended = factories.organisation(name="Herfstgroep 3", ended_on="2025-08-01")
    sent = {"organisation": [one.pk for one in (*new, ended)], "back": "q=herfstgroep"}
    answer = browser.post(page(application), sent, follow=True)
    assert said(answer) == [
        "2 organisaties doen nu mee: Herfstgroep 1, Herfstgroep 2. Geef van elk op wie daarvoor "
        "ondertekent.",
        "1 organisatie is niet toegevoegd: Herfstgroep 3. Deze organisatie bestaat niet meer.",
    ]
    # Once more: nobody is there twice, and one sees the same search again.
    answer = browser.post(page(application), sent, follow=True)
    assert said(answer)[0].startswith("2 organisaties zijn niet toegevoegd")
    assert answer.context["words"] == "herfstgroep"
    assert application.partners.count() == 6


def test_what_was_ticked_stays_ticked_in_the_next_search_also_without_javascript(
    application, browser
):
    first, second = (factories.organisation(name=f"{one}groep") for one in ("Lente", "Zomer"))
    sent = {"organisation": first.pk, "back": "q=lente", "again": "1"}
    answer = browser.post(page(application), sent, follow=True)
    assert f'value="{first.pk}" checked' in answer.text
    assert (
        f'<input type="hidden" name="organisation" value="{first.pk}" form="search-q-form">'
        in answer.text
    )
    for address in (
        page(application),
        reverse("applications:partner_search", args=[application.pk]),
    ):
        answer = browser.get(address, {"q": "Zomergroep", "organisation": first.pk})
        assert [one.organisation for one in answer.context["candidates"]] == [first, second]
        assert f'value="{first.pk}" checked' in answer.text
        assert f'value="{second.pk}" checked' not in answer.text
    browser.post(page(application), {"organisation": [first.pk, second.pk]})
    answer = browser.get(page(application), {"organisation": [first.pk, "x", 10**17]})
    assert answer.context["candidates"] == []


def test_nothing_ticked_is_told_and_the_search_stays(application, browser):
    sent = {"back": "q=winter\r\nX: y"}
    answer = browser.post(page(application), sent, follow=True)
    assert said(answer) == ["Kies minstens één organisatie uit de lijst."]
    assert answer.context["words"].startswith("winter")


def test_all_boards_with_a_school_in_chosen_municipalities_are_ticked_and_added(
    application, browser
):
    north = board_at("GM1966", number=1, name="Bestuur Noord")
    south = board_at("GM0014", number=2, name="Bestuur Zuid", pupils=None)
    college = board_at("GM1966", number=3, sector="mbo")
    answer = browser.get(page(application))
    assert answer.context["area"]["chosen"] == ["GM0014", "GM1966"]
    answer = browser.get(page(application), {"area": 1, "place": ["GM1966", "GM0014"]})
    assert [one.organisation for one in answer.context["area"]["boards"]] == [north, south]
    assert f'value="{north.pk}" checked' in answer.text
    assert "1 school, 100 leerlingen" in " ".join(answer.text.split())
    answer = browser.get(page(application), {"area": 1, "place": "GM1966", "none": 1})
    assert [one.organisation for one in answer.context["area"]["boards"]] == [north]
    assert f'value="{north.pk}" checked' not in answer.text
    browser.post(page(application), {"organisation": [north.pk, south.pk], "back": "area=1"})
    added = {*application.partners.values_list("organisation", flat=True)}
    assert {north.pk, south.pk} <= added
    assert college.pk not in added


def test_no_municipality_chosen_is_told(application, browser):
    answer = browser.get(page(application), {"area": 1})
    assert "Kies minstens één gemeente." in answer.text


def test_what_the_page_costs_does_not_depend_on_how_many_are_found(
    application, browser, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(partner_adding, "MOST_BOARDS", 40)
    seen = f"{page(application)}?area=1&place=GM0014&place=GM1966&q=wintergroep"
    number = 0
    for total in (1, 3, 50):
        while number < total:
            number += 1
            board_at("GM1966", number=number, name=f"Wintergroep {number}")
        browser.get(seen)
        with django_assert_num_queries(15):
            answer = browser.get(seen)
    assert len(answer.context["area"]["boards"]) == 40
    assert answer.context["area"]["is_cut"]
