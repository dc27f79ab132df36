"""Writing a section: it saves itself, two people merge, and nothing typed is ever lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import RoleKind
from applications.domain.editing import read_section
from applications.models import Application, Governance, ProjectLeader
from applications.sections.budget import totals
from applications.templatetags.content import euro
from common.amounts import decimal_text
from tests import factories
from tests.assessments import factories as cases
from tests.e2e.browsing import look, sign_in
from tests.e2e.people import Editor, Person

pytestmark = pytest.mark.e2e

QUESTION = "Hoe besluiten de partners samen?"
NOT_SAVED = "Hier staat tekst die nog niet was opgeslagen"


@pytest.fixture
def application(live) -> Application:
    return factories.make_application()


def editor(context, application: Application, section: str, *, colleague: bool = False) -> Editor:
    """Somebody of the penvoerder with a section before them."""
    by = application.created_by
    if colleague:
        by = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    person = Editor(context, by.user.email, factories.PASSWORD)
    person.signs_in()
    person.opens(address(application, section))
    return person


def address(application: Application, section: str) -> str:
    return f"/aanvragen/{application.pk}/onderdeel/{section}/"


def is_saved(page: Page) -> None:
    expect(page.locator("#writing-saved")).to_contain_text("Opgeslagen om")


def kept_in(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('typed|')).length")


def test_two_people_write_at_once_and_the_second_chooses(new_context, application) -> None:
    first = editor(new_context(), application, "contact")
    second = editor(new_context(), application, "contact", colleague=True)
    first.fills("Naam", "Kim de Boer")
    is_saved(first.page)
    second.fills("Telefoonnummer", "0612345678")
    is_saved(second.page)
    assert read_section(application, "contact")["name"] == "Kim de Boer"

    second.fills("Naam", "Kim Bakker")
    second.main.get_by_label("E-mailadres").focus()
    said = second.page.locator("#writing-saved")
    expect(said).to_contain_text("Iemand anders wijzigde dit ook: Naam")
    # Who is there too stands beside it.
    expect(second.page.locator("#writing-others")).to_contain_text(str(application.created_by.user))
    said.get_by_role("button", name="Beide teksten vergelijken").click()
    expect(second.main.get_by_role("alert")).to_contain_text("Iemand anders schreef hier ook")
    look(second.page)
    expect(second.main.locator("del")).to_contain_text("de Boer")
    expect(second.main.locator("ins")).to_contain_text("Bakker")
    second.fills("Naam", "Kim de Boer-Bakker")
    second.main.get_by_label("Houd wat in het veld hieronder staat").check()
    second.presses("Opslaan", exact=True)
    stored = ProjectLeader.objects.get()
    assert (stored.name, stored.phone) == ("Kim de Boer-Bakker", "0612345678")


def test_what_was_typed_without_a_connection_is_there_after_closing_the_tab(
    new_context, application
) -> None:
    context = new_context()
    person = editor(context, application, "governance")
    context.set_offline(True)
    person.main.get_by_label(QUESTION).press_sequentially("Samen.")
    expect(person.page.locator("#writing-saved")).to_contain_text("Geen verbinding")
    person.main.get_by_label(QUESTION).press_sequentially(" Altijd.")
    # With the tab ends also that the browser plays being offline: what the page sends at the very
    # last would sometimes arrive after all.
    person.page.evaluate("() => { window.fetch = () => Promise.reject(new Error('offline')); }")
    person.page.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(address(application, "governance"))
    offer = again.get_by_role("main").locator("form").locator("xpath=preceding-sibling::div[1]")
    expect(offer).to_contain_text(NOT_SAVED)
    expect(offer).to_contain_text("Samen. Altijd.")
    look(again)
    again.get_by_role("button", name="Terugzetten").click()
    is_saved(again)
    assert Governance.objects.get().governance == "Samen. Altijd."
    assert kept_in(again) == 0


def test_a_connection_that_comes_back_saves_what_was_typed_meanwhile(
    new_context, application
) -> None:
    context = new_context()
    person = editor(context, application, "governance")
    context.set_offline(True)
    person.fills(QUESTION, "Samen.")
    person.page.get_by_role("button", name="Opslaan", exact=True).last.focus()
    expect(person.page.locator("#writing-saved")).to_contain_text("Geen verbinding")
    context.set_offline(False)
    is_saved(person.page)
    assert Governance.objects.get().governance == "Samen."


def test_after_the_end_of_a_session_what_was_typed_is_offered_to_the_same_person_only(
    new_context, application
) -> None:
    context = new_context()
    person = editor(context, application, "governance")
    context.clear_cookies()
    person.main.get_by_label(QUESTION).press_sequentially("Samen.")
    said = person.page.locator("#writing-saved")
    expect(said).to_contain_text("U bent niet meer ingelogd")
    person.page.on("dialog", lambda dialog: dialog.accept())
    said.get_by_role("link", name="Opnieuw inloggen").click()
    expect(person.page).to_have_url(re.compile("login"))

    # On the same machine a colleague sees nothing of it.
    colleague = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    sign_in(person.page, colleague.user.email, factories.PASSWORD)
    person.page.goto(address(application, "governance"))
    expect(person.main.get_by_text(NOT_SAVED)).to_have_count(0)
    person.page.get_by_role("button", name="Uitloggen").click()
    sign_in(person.page, person.email, factories.PASSWORD)
    person.page.goto(address(application, "governance"))
    expect(person.main.get_by_text(NOT_SAVED)).to_be_visible()
    assert Governance.objects.get().governance == ""
    # Who signs out leaves nothing of theirs behind.
    person.page.get_by_role("button", name="Uitloggen").click()
    expect(person.page.get_by_role("link", name="Inloggen").first).to_be_visible()
    assert kept_in(person.page) == 0


def test_handing_in_with_something_missing_blames_no_colleague(new_context, live) -> None:
    member = cases.member_of(cases.panel(), cases.ministry())
    person = Person(new_context(), cases.free_assessor(member).user.email, factories.PASSWORD)
    person.signs_in()
    person.opens(f"/beoordelen/{member.pk}/oordeel/")
    person.fills("Algemene opmerking", "Helder.")
    # Sent while what was typed has not been saved by itself yet, as on a slow line.
    with person.page.expect_navigation():
        person.page.locator("button[value=hand_in]").evaluate("it => it.form.requestSubmit(it)")
    expect(person.main.get_by_role("alert")).to_contain_text("Geef een oordeel")
    person.page.wait_for_load_state("networkidle")
    person.page.evaluate("document.querySelector('form[data-writing]').requestSubmit()")
    expect(person.main).to_contain_text("Uw concept is opgeslagen")


def test_without_javascript_two_people_merge_and_choose_by_the_buttons(
    new_context, application
) -> None:
    plain = new_context(java_script_enabled=False)
    person = Editor(plain, application.created_by.user.email, factories.PASSWORD)
    page = person.page
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(person.email)
    page.locator("input[name=password]").fill(factories.PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.goto(address(application, "governance"))
    other = editor(new_context(), application, "governance", colleague=True)
    other.fills(QUESTION, "De stuurgroep besluit.")
    is_saved_after_leaving(other.page)

    person.fills(QUESTION, "Het bestuur besluit.")
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    expect(person.main.get_by_role("alert")).to_contain_text("Iemand anders schreef hier ook")
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    expect(person.main).to_contain_text("Kies welke tekst blijft")
    person.main.get_by_label("Houd wat in het veld hieronder").check()
    page.get_by_role("button", name="Opslaan", exact=True).last.click()
    expect(person.main).to_contain_text("is opgeslagen")
    assert Governance.objects.get().governance == "Het bestuur besluit."


def is_saved_after_leaving(page: Page) -> None:
    """Leave the field, which saves at once."""
    page.get_by_role("button", name="Opslaan", exact=True).last.focus()
    is_saved(page)


def test_totals_of_the_budget_follow_as_one_types_and_are_those_of_the_server(
    live, new_context
) -> None:
    application = factories.make_application(complete=True)
    person = editor(new_context(), application, "budget")
    person.page.set_viewport_size({"width": 375, "height": 740})
    said = person.main.locator("[data-totals]")
    typed = [
        ("1.234,50", "0,05"),
        ("€ 12.000,-", "1 000"),
        ("0.5", "12,345"),
        ("veel", "99999999999"),
    ]
    for number, (requested, own) in enumerate(typed):
        person.page.locator(f"[name=lines-{number}-kind]").select_option("overhead")
        person.page.locator(f"[name=lines-{number}-requested]").fill(requested)
        person.page.locator(f"[name=lines-{number}-own]").fill(own)
    cells = [f"Eigen bijdrage (euro), regel {n}" for n in (3, 4)]
    cells.insert(1, "Aangevraagd (euro), regel 4")
    expect(said).to_contain_text(f"niet als bedrag te lezen: {'; '.join(cells)}")
    expect(said).to_contain_text("Overhead is 100 procent")
    look(person.page)

    person.page.locator("[name=lines-0-kind]").select_option("people")
    for name, text in (("3-requested", "999.999.999"), ("2-own", "12"), ("3-own", "")):
        person.page.locator(f"[name=lines-{name}]").fill(text)
    expect(said).not_to_contain_text("niet als bedrag te lezen", use_inner_text=True)
    expect(person.main.locator("#saved-totals")).to_contain_text("1.000.013.234")
    sums = totals(read_section(application, "budget")["lines"])
    above = sums.total.requested - application.round.maximum_amount
    assert sums.overhead is not None
    assert said.inner_text().splitlines() == [
        f"Aangevraagd: {euro(sums.total.requested)}",
        f"Eigen bijdrage: {euro(sums.total.own)}",
        f"Samen: {euro(sums.total.requested + sums.total.own)}",
        f"Overhead is {decimal_text(sums.overhead)} procent van wat wordt aangevraagd.",
        f"Boven het maximum: {euro(above)}",
    ]
