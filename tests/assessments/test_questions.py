"""Questions of a team about a section: who asks, reads, answers and publishes, and who does not."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind, User
from applications.content import canonical_json, frozen_content
from applications.domain import asking
from applications.models import Application, HelpText, Question
from assessments.domain.answering import answer, change_help, publish, withdraw_help
from common.refusal import Refusal
from onderwijsregio.todo import todos
from tests import factories
from tests.mails import html_of, text_of

from . import factories as cases

pytestmark = pytest.mark.django_db
ASKED = "Tellen vrijwilligers mee?"
ANSWERED = "Nee, alleen wie in dienst is."


@pytest.fixture
def draft():
    return factories.make_application(complete=True)


@pytest.fixture
def question(draft):
    return asking.ask(application=draft, kind="governance", text=ASKED, by=draft.created_by)


@pytest.fixture
def adviser():
    return cases.adviser()


def published(question, by, **words):
    words = {"question_text": ASKED, "answer_text": ANSWERED, "is_checked": False, **words}
    return publish(answer=answer(question=question, text=ANSWERED, by=by), by=by, **words)


def refusal(act, **fields):
    with pytest.raises(Refusal) as refused:
        act(**fields)
    return refused.value.code


def page(role, name, *args):
    response = factories.signed_in(role).get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def to_do(role):
    return [str(one.what) for one in todos(role, at=timezone.now())]


def test_the_task_list_tells_of_an_answer_until_the_part_is_changed(draft, question, adviser):
    told = "beantwoordde uw vraag over dit onderdeel"
    assert told not in page(draft.created_by, "applications:detail", draft.pk)
    answer(question=question, text=ANSWERED, by=adviser)
    assert page(draft.created_by, "applications:detail", draft.pk).count(told) == 1
    draft.plan.sections.filter(kind="governance").update(changed_at=timezone.now())
    assert told not in page(draft.created_by, "applications:detail", draft.pk)


def test_a_team_asks_the_re_answers_and_the_team_is_told_in_full(draft, adviser):
    browser = factories.signed_in(draft.created_by)
    of_section = reverse("applications:questions", args=[draft.pk, "governance"])
    assert browser.post(of_section, {"text": ASKED}).status_code == 302
    question = Question.objects.get()
    assert any("Beantwoord een vraag over: Bestuur" in one for one in to_do(adviser))

    there = reverse("assessments:question", args=[question.pk])
    assert factories.signed_in(adviser).post(there, {"text": ANSWERED}).status_code == 302

    assert ANSWERED in browser.get(of_section).content.decode()
    assert not any("Beantwoord een vraag" in one for one in to_do(adviser))
    mail = Email.objects.get(context__template="applications/question_answered")
    assert mail.to == [draft.created_by.user.email]
    for words in (ASKED, ANSWERED, "U hoeft niets te doen."):
        assert words in text_of(mail)
        assert words in html_of(mail)
    section = page(draft.created_by, "applications:section", draft.pk, "governance")
    assert "Uw team stelde 1 vraag over dit onderdeel" in section


def test_the_re_sees_the_question_and_nothing_of_the_draft(draft, question, adviser):
    shown = page(adviser, "assessments:question", question.pk)
    shown += page(adviser, "assessments:questions")

    assert ASKED in shown
    assert draft.penvoerder.name in shown
    assert "Een stuurgroep besluit." not in shown
    assert not Application.objects.visible_to(adviser).exists()


@pytest.mark.parametrize("kind", [RoleKind.PARTNER_SIGNATORY, RoleKind.ASSESSOR, RoleKind.ADMIN])
def test_who_signs_judges_or_administers_sees_no_question(kind, question):
    assert not Question.objects.visible_to(factories.role(kind)).exists()
    stranger = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    assert not Question.objects.visible_to(stranger).exists()
    assert Question.objects.visible_to(question.asked_by).exists()


def test_nobody_else_asks_and_nobody_but_the_re_answers(draft, question):
    stranger = factories.role(RoleKind.PENVOERDER_EDITOR)
    fields = {"application": draft, "kind": "governance", "text": "Wie?"}
    assert refusal(asking.ask, by=stranger, **fields) == "not_editable"
    assert refusal(asking.ask, by=cases.adviser(), **fields) == "not_editable"
    assert refusal(answer, question=question, text="U.", by=draft.created_by) == "wrong_role"
    submitted = factories.make_submitted()
    fields["application"] = submitted
    assert refusal(asking.ask, by=submitted.created_by, **fields) == "not_editable"


def test_who_is_involved_in_the_case_is_not_asked(draft, question):
    lead = cases.lead()
    partner = draft.partners.exclude(organisation=draft.penvoerder).first()
    factories.role(RoleKind.PARTNER_SIGNATORY, lead.user, partner.organisation)

    assert not any("Beantwoord een vraag" in one for one in to_do(lead))
    assert ASKED not in page(lead, "assessments:questions")
    there = reverse("assessments:question", args=[question.pk])
    assert factories.signed_in(lead).get(there).status_code == 403


def test_what_is_refused_stands_as_it_was_typed(draft, monkeypatch):
    browser = factories.signed_in(draft.created_by)
    of_section = reverse("applications:questions", args=[draft.pk, "governance"])
    monkeypatch.setattr(asking, "MOST_OPEN", 1)
    browser.post(of_section, {"text": ASKED})

    second = browser.post(of_section, {"text": "En stagiairs?"})
    assert second.status_code == 422
    assert "En stagiairs?" in second.content.decode()
    monkeypatch.setattr(asking, "MOST_OPEN", 5)
    monkeypatch.setattr(asking, "MOST_IN_AN_HOUR", 1)
    fields = {"application": draft, "kind": "governance", "text": "En nu?"}
    assert refusal(asking.ask, by=draft.created_by, **fields) == "too_often"


def test_a_published_answer_is_read_by_everybody_until_it_is_withdrawn(question, adviser):
    helped = published(question, adviser)
    round_ = question.application.round
    other = factories.make_application(round=round_)
    elsewhere = factories.make_application()
    everybody = reverse("round", args=[round_.pk])

    assert ANSWERED in Client().get(everybody).content.decode()
    assert ANSWERED in page(other.created_by, "applications:section", other.pk, "governance")
    assert ANSWERED not in page(other.created_by, "applications:section", other.pk, "learning")
    there = page(elsewhere.created_by, "applications:section", elsewhere.pk, "governance")
    assert ANSWERED not in there
    assert question.application.penvoerder.name not in Client().get(everybody).content.decode()

    words = {"question_text": ASKED, "answer_text": "Nee, nooit.", "is_checked": False}
    changed = change_help(help_text=helped, by=adviser, **words)
    assert (changed.version, "Nee, nooit." in Client().get(everybody).content.decode()) == (2, True)
    withdraw_help(help_text=helped, by=adviser)
    assert "Nee, nooit." not in Client().get(everybody).content.decode()
    texts = HelpText.pgh_event_model.objects.values_list("answer", flat=True)
    assert {ANSWERED, "Nee, nooit."} <= set(texts)


def test_names_of_who_asked_are_told_before_an_answer_is_published(question, adviser):
    application = question.application
    name = application.penvoerder.name
    asker = "Voorbeeldsma"
    User.objects.filter(pk=application.created_by.user_id).update(name=f"Noor {asker}")
    given = answer(question=question, text=f"Beste {asker}, {name} telt mee.", by=adviser)
    browser = factories.signed_in(adviser)
    there = reverse("assessments:publish", args=[given.pk])
    typed = {"question_text": "Wie? Mail a.b@school.example.", "answer_text": given.text}

    told = browser.post(there, typed)
    assert told.status_code == 422
    for found in (name, asker, "a.b@school.example"):
        assert found in str(told.context["form"].errors["is_checked"])
    assert not HelpText.objects.exists()
    assert browser.post(there, {**typed, "is_checked": "on"}).status_code == 302
    assert HelpText.objects.get().question == typed["question_text"]
    again = {"answer": given, "by": adviser, "question_text": "a", "answer_text": "b"}
    assert refusal(publish, is_checked=True, **again) == "published"


def test_publishing_does_not_tell_who_takes_part_in_a_draft(question, adviser):
    partner = question.application.partners.exclude(kind="school_board").first()
    stranger = factories.organisation(name="Stichting Elders (fictief)")
    given = answer(question=question, text="U kiest zelf.", by=adviser)
    text = f"{partner.name}, {stranger.name}, {partner.contact_name}, {question.application.name}"
    words = {"question_text": "Wie?", "answer_text": text, "is_checked": False}

    with pytest.raises(Refusal) as told:
        publish(answer=given, by=adviser, **words)

    assert partner.name in str(told.value)
    assert stranger.name in str(told.value)
    assert partner.contact_name not in str(told.value)
    assert question.application.name not in str(told.value)


def test_a_question_is_in_no_document(question):
    assert ASKED not in canonical_json(frozen_content(question.application))


@pytest.mark.parametrize("number", [1, 3, 20])
def test_the_pages_take_the_same_number_of_queries_for_any_number(
    number, draft, adviser, monkeypatch
):
    monkeypatch.setattr(asking, "MOST_OPEN", 50)
    monkeypatch.setattr(asking, "MOST_IN_AN_HOUR", 50)
    by = draft.created_by
    for _time in range(number):
        asked = asking.ask(application=draft, kind="governance", text=ASKED, by=by)
        published(asked, adviser)
    addresses = (
        (by, reverse("applications:section", args=[draft.pk, "governance"])),
        (by, reverse("applications:questions", args=[draft.pk, "governance"])),
        (adviser, reverse("assessments:questions")),
        (adviser, reverse("assessments:question", args=[asked.pk])),
    )
    counts = []
    for role, url in addresses:
        browser = factories.signed_in(role)
        browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url).status_code == 200
        counts.append(len(queries))
    assert counts == [7, 8, 7, 10]
