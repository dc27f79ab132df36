"""Choosing the area of a region, by map, province and keyboard alone, and partners from it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from applications.models import Application
from regions.models import Municipality, SchoolLocation
from tests import factories
from tests.e2e.browsing import look
from tests.e2e.people import Editor

pytestmark = pytest.mark.e2e


@pytest.fixture
def application(live) -> Application:
    factories.municipalities()
    return factories.make_application()


@pytest.fixture(params=[1280, 375])
def editor(application, new_context, request) -> Editor:
    person = Editor(new_context(), application.created_by.user.email, factories.PASSWORD)
    person.page.set_viewport_size({"width": request.param, "height": 740})
    person.signs_in()
    person.opens(f"/aanvragen/{application.pk}/onderdeel/region/")
    return person


def chosen(application: Application) -> list[str]:
    return sorted(application.plan.municipalities.values_list("name", flat=True))


def test_the_area_is_chosen_on_the_map_and_the_list_and_counts_follow(application, editor) -> None:
    editor.main.locator("path[data-code=GM0014]").click()

    expect(editor.main.get_by_text("Gekozen (1): Groningen.")).to_be_visible()
    total = Municipality.objects.filter(province="Groningen").count()
    expect(editor.main.get_by_text(f"(1 van {total})")).to_be_visible()
    editor.page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(editor.page).to_have_url(re.compile(r"/aanvragen/\d+/$"))
    assert chosen(application) == ["Groningen"]


def test_the_area_is_chosen_by_keyboard_alone(application, editor) -> None:
    editor.main.locator("summary", has_text="Groningen").focus()
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.press("Tab")
    editor.page.keyboard.press("Enter")  # All of the province.

    everything = Municipality.objects.filter(province="Groningen")
    expect(editor.main.get_by_text(f"Gekozen ({everything.count()})")).to_be_visible()
    editor.page.keyboard.press("Tab")
    editor.page.keyboard.press("Space")  # But not the first.
    expect(editor.main.get_by_text(f"Gekozen ({everything.count() - 1})")).to_be_visible()
    editor.page.get_by_role("button", name="Opslaan", exact=True).press("Enter")
    expect(editor.page).to_have_url(re.compile(r"/aanvragen/\d+/$"))
    assert len(chosen(application)) == everything.count() - 1


def test_several_partners_are_added_from_the_area_and_over_two_searches_on_a_phone(
    live, new_context
) -> None:
    application = factories.make_application(complete=True)
    boards = [factories.organisation(name=f"{name}groep") for name in ("Lente", "Zomer", "Herfst")]
    for number, board in enumerate(boards[:2]):
        SchoolLocation.objects.create(
            code=f"01AB0{number}", name="School", kind="bo", sector="po", board=board,
            municipality_id="GM1966", pupils=100,
        )  # fmt: skip
    person = Editor(new_context(), application.created_by.user.email, factories.PASSWORD)
    page = person.page
    page.set_viewport_size({"width": 375, "height": 740})
    person.signs_in()
    partners = f"/aanvragen/{application.pk}/partners/"

    page.goto(f"{partners}?area=1&place=GM1966")
    count = person.main.locator("#area output")
    expect(count).to_have_text("2 gekozen")
    person.main.get_by_label("Kies Zomergroep").uncheck()
    expect(count).to_have_text("1 gekozen")
    look(page)
    person.presses("Voeg toe wat is aangevinkt", within=person.main.locator("#area"))

    page.goto(partners)
    search, found = person.main.get_by_role("searchbox"), person.main.locator("#found")
    search.press_sequentially("zomergroep")
    found.get_by_label("Kies Zomergroep").check()
    search.fill("herfstgroep")
    found.get_by_label("Kies Herfstgroep").check()
    expect(found.locator("output")).to_have_text("2 gekozen")
    search.press("Enter")  # Goes on to a page of its own.
    expect(page).to_have_url(re.compile(r"q=herfstgroep"))
    expect(found.locator("output")).to_have_text("2 gekozen")
    look(page)
    person.presses("Voeg toe wat is aangevinkt", within=found)
    added = application.partners.values_list("organisation__name", flat=True)
    assert {board.name for board in boards} <= set(added)
