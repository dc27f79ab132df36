"""Typing much: leaving without saving is asked about, and too long is told, never cut."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from applications.models import Governance
from tests import factories
from tests.e2e.people import Editor

pytestmark = pytest.mark.e2e

QUESTION = "Hoe besluiten de partners samen?"


@pytest.fixture
def editor(live, new_context) -> Editor:
    """Somebody with the section about governance before them."""
    application = factories.make_application()
    person = Editor(new_context(), application.created_by.user.email, factories.PASSWORD)
    person.signs_in()
    person.opens(f"/aanvragen/{application.pk}/onderdeel/governance/")
    return person


def asked(page: Page) -> list[str]:
    """The questions of the browser, as they come; each is answered with "leave"."""
    kinds: list[str] = []

    def answer(dialog: Dialog) -> None:
        kinds.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return kinds


def test_leaving_with_unsaved_text_is_asked_about(editor: Editor) -> None:
    questions = asked(editor.page)
    # Nor can it be saved while one types.
    editor.page.route("**/bewaren/", lambda route: route.abort())
    editor.main.get_by_label(QUESTION).press_sequentially("Samen.")

    editor.page.get_by_role("link", name="Aanvragen").first.click()

    expect(editor.page).to_have_url(re.compile(r"/aanvragen/$"))
    assert questions == ["beforeunload"]


def test_saving_and_going_back_on_purpose_ask_nothing(live, editor: Editor) -> None:
    questions = asked(editor.page)
    editor.main.get_by_label(QUESTION).press_sequentially("Samen.")
    editor.page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(editor.page).to_have_url(re.compile(r"/aanvragen/\d+/$"))
    editor.page.go_back()
    editor.main.get_by_label(QUESTION).press_sequentially(" Of niet.")

    editor.main.get_by_role("link", name="Terug naar de taken").click()

    expect(editor.main.get_by_role("heading", level=2).first).to_be_visible()
    assert questions == []
    # What was typed last is saved on leaving.
    live.wait_until(lambda: "Of niet." in Governance.objects.get().governance)


def test_a_paste_beyond_the_limit_is_counted_and_kept(editor: Editor) -> None:
    field = editor.main.get_by_label(QUESTION)

    field.fill("x" * 20_004)

    expect(editor.main.get_by_text("4 tekens te lang")).to_be_visible()
    editor.page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(editor.main.get_by_role("alert")).to_be_visible()
    assert len(field.input_value()) == 20_004
    assert Governance.objects.get().governance == ""
