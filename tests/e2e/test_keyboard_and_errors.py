"""Without a mouse, without JavaScript, and with mistakes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import RoleKind
from applications.models import Governance, Round, Submission
from regions.models import Municipality, OrganisationKind, Region
from tests import factories
from tests.e2e.people import Anyone, Editor, Partner, Person, Signatory

pytestmark = pytest.mark.e2e

# Whether the thing that has the focus is drawn differently from the same thing without it.
SHOWS_FOCUS = """() => {
  const it = document.activeElement;
  const look = () => {
    const s = getComputedStyle(it);
    return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, s.borderColor].join();
  };
  const focused = look();
  it.blur();
  const plain = look();
  it.focus({focusVisible: true});
  return it === document.body || focused !== plain;
}"""
NAME_OF_FOCUS = "document.activeElement.outerHTML.slice(0, 120)"


def signed_in(new_context, kind: RoleKind, cls: type[Person] = Person) -> Person:
    """Somebody in a role of this kind, in a browser."""
    role = factories.role(kind)
    person = cls(new_context(), role.user.email, factories.PASSWORD)
    person.signs_in()
    return person


def tab(page: Page, times: int = 1) -> None:
    """Press the Tab key."""
    for _time in range(times):
        page.keyboard.press("Tab")


def test_skip_link_leads_past_the_navigation(live, new_context) -> None:
    person = signed_in(new_context, RoleKind.PENVOERDER_EDITOR)
    person.opens("/aanvragen/")
    tab(person.page)
    skip = person.page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    person.page.keyboard.press("Enter")
    expect(person.main).to_be_focused()


@pytest.mark.parametrize("path", ["/aanvragen/nieuw/", "/account/login/", "/regios/"])
def test_focus_is_visible_wherever_one_comes_with_the_tab_key(live, new_context, path) -> None:
    factories.make_round()
    if path.startswith("/aanvragen/"):
        person = signed_in(new_context, RoleKind.PENVOERDER_EDITOR)
    else:
        person = Person(new_context(), "")
    person.opens(path)
    places = set()
    for _time in range(25):
        tab(person.page)
        place = person.page.evaluate(NAME_OF_FOCUS)
        assert person.page.evaluate(SHOWS_FOCUS), place
        places.add(place)
    assert len(places) > 5


def test_mistake_is_told_at_the_top_and_beside_the_field_and_nothing_is_lost(
    live, new_context
) -> None:
    application = factories.make_application()
    person = Editor(new_context(), application.created_by.user.email, factories.PASSWORD)
    person.signs_in()
    person.opens(f"/aanvragen/{application.pk}/onderdeel/contact/")
    person.fills("Naam", "Robin de Wit")
    person.fills("E-mailadres", "robin apenstaart example")
    person.presses("Opslaan", exact=True)

    summary = person.main.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(person.page).to_have_title(re.compile("^Fout:"))
    field = person.main.get_by_label("E-mailadres")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Fout"))
    tab(person.page)
    person.page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("robin apenstaart example")
    expect(person.main.get_by_label("Naam", exact=True)).to_have_value("Robin de Wit")

    person.page.keyboard.press("Control+A")
    person.page.keyboard.type("robin@voorbeeld.example")
    person.page.keyboard.press("Enter")
    expect(person.page).not_to_have_title(re.compile("^Fout:"))
    application.refresh_from_db()
    assert application.plan.projectleader.email == "robin@voorbeeld.example"


def test_administrator_makes_a_round_after_mending_a_mistake(live, new_context) -> None:
    admin = signed_in(new_context, RoleKind.ADMIN)
    admin.follows("Rondes")
    admin.follows("Ronde maken")
    opens = timezone.localdate() + timedelta(days=14)
    admin.fills("Naam", "Voorlopers 2027")
    admin.main.get_by_role("radio").first.check()
    admin.fills("Opent op", str(opens))
    admin.fills("Sluit op", str(opens - timedelta(days=1)))
    admin.fills("Maximumbedrag per aanvraag (euro)", "100.000")
    admin.fills("Wettelijke grondslag", "Artikel 4 van de regeling")
    admin.fills("Besluit namens", "de minister van OCW")
    admin.fills("Waar een bezwaar per post naartoe gaat", "Postbus 1, Den Haag")
    admin.fills("Waar een bezwaar digitaal naartoe gaat", "www.bezwaar.example")
    admin.presses("Ronde maken")
    expect(admin.main.get_by_role("alert")).to_be_focused()
    assert not Round.objects.exists()
    expect(admin.main.get_by_label("Wettelijke grondslag")).to_have_value(
        "Artikel 4 van de regeling"
    )

    admin.fills("Sluit op", str(opens + timedelta(days=40)))
    admin.presses("Ronde maken")
    admin.reads("Voorlopers 2027", "16.00 uur")
    assert Round.objects.get().criteria.count() == 9


def test_all_that_matters_works_without_javascript(live, new_context) -> None:
    application = factories.make_application(complete=True)
    found = factories.organisation(OrganisationKind.SCHOOL_BOARD, "Stichting Zonder Script")
    by = application.created_by
    signatory = Plain(new_context(java_script_enabled=False), by.user.email, factories.PASSWORD)
    signatory.signs_in()

    signatory.opens(f"/aanvragen/{application.pk}/")
    signatory.answers("Bestuur", {"Hoe besluiten de partners samen?": "Samen."})
    signatory.writes("Partners")
    signatory.adds_partner("zonder script", found.name, ("Kim Nieuw", "kim@voorbeeld.example"))
    signatory.follows("Terug naar de taken")
    signatory.asks_everybody_to_sign()

    partner = PlainPartner(new_context(java_script_enabled=False), "kim@voorbeeld.example")
    partner.opens_link()
    partner.reads("Samen.")
    partner.signs_by_link("Kim Nieuw", "Bestuurder")
    partner.page.go_back()
    partner.reads("Vul de code in")
    factories.sign_all(application, by)

    number = signatory.checks_and_submits(application.name)
    assert Submission.objects.get().number == number
    assert Governance.objects.get().governance == "Samen."


class Plain(Signatory, Editor):
    """Writes and submits in a browser that runs no scripts, so that nothing can look at pages."""

    def arrives(self) -> None:
        """Look no further."""


class PlainPartner(Partner):
    """Signs in a browser that runs no scripts."""

    def arrives(self) -> None:
        """Look no further."""


def test_region_is_found_on_the_map_with_the_keyboard_alone(live, new_context) -> None:
    for name, place in (("Noord", "Assen"), ("Zuid", "Maastricht")):
        region = Region.objects.create(name=name, slug=name.lower(), status="definitief")
        region.municipalities.set(Municipality.objects.filter(name=place))
    visitor = Anyone(new_context())
    visitor.opens("/regios/kaart/")
    page = visitor.page
    page.get_by_role("link", name="Sla de kaart over, ga naar de lijst").focus()

    tab(page, 2)

    on_map = page.get_by_role("link", name="2. Zuid, voorloper, definitieve status")
    expect(on_map).to_be_focused()
    width = on_map.locator(".map-border").evaluate("it => getComputedStyle(it).strokeWidth")
    assert width == "12px"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Zuid")).to_be_visible()
