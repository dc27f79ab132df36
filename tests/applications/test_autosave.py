"""Saving while one types: what is saved, what is said, and what is never overwritten."""

from __future__ import annotations

import pytest

from accounts.models import RoleKind
from applications.domain.editing import read_section, save_section
from applications.domain.presence import note_present
from common.unsent_forms import writer_name
from tests import factories
from tests.markup import find, fragment

from .test_walk import text, typed_sections, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return factories.make_application(complete=True)


class Writer:
    """Somebody who has a section before them and saves while they type."""

    def __init__(self, application, role, kind):
        self.browser = factories.signed_in(role)
        self.application, self.kind, self.role = application, kind, role
        seen = self.browser.get(url("section", application.pk, kind)).context
        self.version, self.was = seen["version"], seen["was"]
        self.typed = typed_sections(application)[kind]
        self.typed["writer"] = writer_name(role.user_id)

    def types(self, **fields):
        self.typed |= fields
        carried = {"version": self.version, "was": self.was}
        address = url("autosave", self.application.pk, self.kind)
        self.answer = self.browser.post(address, {**self.typed, **carried})
        for name in ("version", "was"):
            found = find(fragment(text(self.answer)), f"#section-{name}")
            setattr(self, name, found[0].get("value"))
        return self.answer

    @property
    def outcome(self):
        return self.answer.headers["Autosave"]


@pytest.fixture
def writer(application):
    return Writer(application, application.created_by, "contact")


@pytest.fixture
def colleague(application):
    role = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    return Writer(application, role, "contact")


def stored(application, kind="contact"):
    return read_section(application, kind)


def test_what_is_typed_is_saved_and_the_time_is_told(application, writer):
    writer.types(name="Kim")
    writer.types(name="Kim de Boer")
    assert (writer.outcome, stored(application)["name"]) == ("saved", "Kim de Boer")
    assert "Opgeslagen om" in text(writer.answer)


def test_what_is_refused_is_named_at_its_field_and_the_rest_is_saved(application, writer):
    email = stored(application)["email"]
    writer.types(name="Kim", email="kim@")
    assert writer.outcome == "partly"
    assert "maar niet alles" in text(writer.answer)
    (link,) = find(fragment(text(writer.answer)), "a[data-problem]")
    assert link.get("href") == "#id_email"
    assert (stored(application)["name"], stored(application)["email"]) == ("Kim", email)
    writer.types(email="kim@regio.example")
    assert (writer.outcome, stored(application)["email"]) == ("saved", "kim@regio.example")


def test_two_people_who_type_in_two_fields_keep_both(application, writer, colleague):
    writer.types(name="Kim")
    colleague.types(phone="0612345678")
    assert colleague.outcome == "saved"
    # The old name is still on the screen of the colleague, and is not saved over the new one.
    colleague.types(phone="0687654321")
    assert stored(application)["name"] == "Kim"
    assert stored(application)["phone"] == "0687654321"


def test_a_field_that_both_type_in_waits_for_a_choice_and_the_rest_is_saved(
    application, writer, colleague
):
    writer.types(name="Kim")
    colleague.types(name="Noor", phone="0612345678")
    assert colleague.outcome == "partly"
    assert "Iemand anders wijzigde dit ook: Naam" in text(colleague.answer)
    # Typing on does not wear the other down.
    colleague.types(name="Noor Smit")
    assert (stored(application)["name"], stored(application)["phone"]) == ("Kim", "0612345678")


def test_a_field_for_which_nothing_was_chosen_yet_is_not_saved_by_typing(
    application, writer, colleague
):
    writer.types(name="Kim")
    colleague.typed["name"] = "Noor"
    page = url("section", application.pk, "contact")
    carried = {"version": colleague.version, "was": colleague.was}
    clash = colleague.browser.post(page, {**colleague.typed, **carried}).context
    colleague.version, colleague.was = clash["version"], clash["was"]
    colleague.types(clash="name", phone="06")
    assert (colleague.outcome, stored(application)["name"]) == ("partly", "Kim")
    colleague.types(**{"choice-name": "mine"})
    assert (colleague.outcome, stored(application)["name"]) == ("saved", "Noor")


def test_a_wrong_amount_in_the_budget_waits_and_is_said(application):
    writer = Writer(application, application.created_by, "budget")
    before = stored(application, "budget")
    writer.types(**{"lines-2-requested": "veel"})
    assert (writer.outcome, stored(application, "budget")) == ("partly", before)
    assert "Nog niet opgeslagen" in text(writer.answer)
    writer.types(**{"lines-2-requested": "12,50"})
    assert writer.outcome == "saved"
    assert len(stored(application, "budget")["lines"]) == len(before["lines"]) + 1


def test_after_submitting_nothing_is_saved_and_that_is_said():
    application = factories.make_application(complete=True)
    writer = Writer(application, application.created_by, "governance")
    application.plan.open_sections = []
    application.plan.save(update_fields=["open_sections"])
    writer.types(governance="Te laat")
    assert writer.outcome == "refused"
    assert "geen concept meer" in text(writer.answer)


def test_text_of_one_person_is_not_saved_in_the_name_of_another(application, writer, colleague):
    colleague.typed["writer"] = writer.typed["writer"]
    answer = colleague.browser.post(
        url("autosave", application.pk, "contact"), {**colleague.typed, "name": "Kim"}
    )
    assert answer.status_code == 409


def test_who_signed_out_is_told_so_without_a_page(application, writer):
    writer.browser.logout()
    headers = {"hx-request": "true", "autosave": "yes"}
    answer = writer.browser.post(
        url("autosave", application.pk, "contact"), writer.typed, headers=headers
    )
    assert answer.status_code == 401
    assert "Autosave" not in answer.headers
    # The page itself keeps what was typed: it does not come back twice.
    assert "unsent_forms" not in writer.browser.session


@pytest.mark.parametrize("kind", ["partners", "nonsense"])
def test_what_is_no_form_cannot_be_saved(kind, application, writer):
    address = url("autosave", application.pk, kind)
    assert writer.browser.post(address, writer.typed).status_code == 404


def test_colleagues_in_the_same_part_see_each_other(application, writer, colleague):
    page = writer.browser.get(url("section", application.pk, "contact"))
    assert page.context["others"] == [str(colleague.role.user)]
    elsewhere = note_present(application=application, kind="budget", by=writer.role)
    assert elsewhere == []
    token = {"writer": writer.typed["writer"]}
    seen = writer.browser.get(url("present", application.pk, "contact"), token)
    assert str(colleague.role.user) in text(seen)
    assert "data-token" in text(seen)
    assert "data-token" not in text(colleague.browser.get(seen.request["PATH_INFO"], token))


def test_saving_while_one_types_takes_few_queries(application, django_assert_num_queries):
    writer = Writer(application, application.created_by, "governance")
    writer.types(governance="Eerst")
    # Three to know who it is, and the six of `save_section`.
    with django_assert_num_queries(9):
        writer.types(governance="Dan")
    assert writer.outcome == "saved"


def test_a_draft_saved_on_one_machine_is_there_on_another(application, writer):
    writer.types(name="Kim")
    elsewhere = factories.signed_in(writer.role)
    assert 'value="Kim"' in text(elsewhere.get(url("section", application.pk, "contact")))


def test_saving_with_the_button_keeps_what_a_colleague_saved_meanwhile(application, writer):
    data = {**stored(application), "phone": "0612345678"}
    save_section(
        application=application,
        kind="contact",
        version=1,
        data=data,
        by=application.created_by,
    )
    carried = {"version": writer.version, "was": writer.was, "then": "list"}
    page = url("section", application.pk, "contact")
    assert writer.browser.post(page, {**writer.typed, **carried, "name": "Kim"}).status_code == 302
    assert stored(application) == {**data, "name": "Kim"}


def test_a_part_that_partners_have_signed_is_saved_with_the_button_only():
    signed = factories.make_signed()
    page = factories.signed_in(signed.created_by).get(url("section", signed.pk, "governance"))
    assert "data-hx-post" not in text(page)
    assert "alleen met de knop opgeslagen" in text(page)
    # What partners do not sign goes on saving itself.
    free = factories.signed_in(signed.created_by).get(url("section", signed.pk, "contact"))
    assert "data-hx-post" in text(free)
