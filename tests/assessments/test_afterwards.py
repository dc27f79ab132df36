"""What a penvoerder reads on the page of an application, once it has been submitted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Role
from applications.models import Application
from assessments.assessor_obligations import Duty
from assessments.domain.letters import issue_letter
from assessments.models import Condition
from common.dates import day_text
from onderwijsregio.todo import todos
from tests import markup
from tests.factories import role, signed_in
from tests.markup import find, text

from . import factories as make

pytestmark = pytest.mark.django_db

DECISION = "Besluit, per brief"


def page_of(application: Application, by: Role | None = None):
    browser = signed_in(by or application.created_by)
    return browser.get(reverse("applications:detail", args=[application.pk]))


def stands(application: Application) -> list[tuple[str, str]]:
    """The timeline of an application as its penvoerder reads it: each state with what it is of."""
    return [(str(it.state), str(it.what)) for it in page_of(application).context["timeline"]]


def test_after_submitting_one_reads_what_happens_next_who_is_to_act_and_by_when():
    application = make.submitted()

    page = page_of(application)

    (now,) = find(markup.page(page.content), "ol.timeline > [aria-current=step]")
    assert text(now).startswith("Gezamenlijke beoordeling Nu Landelijke partners en het ministerie")
    (following,) = find(markup.page(page.content), ".timeline__next")
    assert text(following).startswith(
        f"Besluit, per brief Daarna · uiterlijk {day_text(application.decide_by)} · De Real"
    )


def test_the_timeline_follows_the_application_to_its_last_decision():
    application = make.draft()
    assert stands(application)[:3] == [
        ("done", "De aanvraag invullen"),
        ("now", "Handtekeningen van de partners"),
        ("next", "Controleren en indienen"),
    ]
    application = make.ready()
    assert stands(application)[-2:] == [("now", "Gezamenlijke beoordeling"), ("next", DECISION)]
    decision = make.granted(application, "voorlopig")
    assert stands(application)[-1] == ("now", DECISION)
    issue_letter(decision_id=decision.pk, tell=False)
    assert stands(application)[-3:] == [
        ("done", "Voorlopige status"),
        ("now", "Aan de voorwaarden voldoen"),
        ("next", "Definitief besluit, per brief"),
    ]
    make.meet_condition(condition=Condition.objects.get(), note="Gezien.", by=make.adviser())
    assert stands(application)[-1] == ("now", "Definitief besluit, per brief")
    issue_letter(decision_id=make.granted(application).pk, tell=False)
    assert [state for state, _what in stands(application)] == ["done"] * 4


def test_who_has_met_the_conditions_reads_whose_signature_still_lacks():
    application = make.ready(signed=False)
    about = application.round.criteria.first()
    decision = make.granted_with(application, [("Werk het plan uit.", make.soon(), about)])
    issue_letter(decision_id=decision.pk, tell=False)
    make.meet_condition(condition=Condition.objects.get(), note="Gezien.", by=make.adviser())
    partner = application.partners.exclude(organisation=application.penvoerder).first()

    assert stands(application)[-2:] == [
        ("now", "Handtekeningen van de partners"),
        ("next", "Definitief besluit, per brief"),
    ]
    (now,) = find(markup.page(page_of(application).content), "ol.timeline > [aria-current=step]")
    assert partner.name in text(now)
    assert "nog niet ondertekend" in text(now)
    case = signed_in(make.adviser()).get(reverse("assessments:case", args=[application.pk]))
    assert partner.name in case.context["view"].next.progress


def test_an_assessor_reads_where_it_stands_and_nothing_of_the_others():
    panel = make.panel()
    member, other = panel.members.order_by("pk")
    by = make.assessor(member.organisation)

    def now(name):
        page = signed_in(by).get(reverse(f"assessments:{name}", args=[member.pk]))
        assert str(other.organisation) not in text(
            find(markup.page(page.content), "ol.timeline")[0]
        )
        return [str(stop.what) for stop in page.context["timeline"] if stop.state == "now"]

    assert now("declare") == [Duty.DECLARE.label]
    make.interest.declare(member=member, by=by, has_interest=False)
    assert now("assess") == [Duty.JUDGE.label]
    make.handed_in(member, by)
    assert now("agree") == ["Gezamenlijk oordeel voorgelegd aan het panel"]
    make.handed_in(other)
    make.proposed(panel)
    assert now("agree") == [Duty.ANSWER.label]
    make.joint.endorse(member=member, version=1, agrees=True, remark="", by=by)
    assert now("agree") == ["Alle organisaties antwoorden"]


def test_before_the_round_has_closed_one_reads_when_the_assessment_begins():
    application = make.submitted(round=make.lenient_round(handled_as_received=False))

    (now,) = [stop for stop in page_of(application).context["timeline"] if stop.state == "now"]

    assert now.more.startswith("De beoordeling begint na ")


def test_after_the_decision_one_reads_outcome_letter_conditions_and_objection_date():
    application = make.ready()
    before = page_of(application)
    letter = issue_letter(decision_id=make.granted(application, "voorlopig").pk, tell=False)
    application.refresh_from_db()

    page = page_of(application)

    (outcome,) = page.context["outcomes"]
    condition = Condition.objects.get()
    assert before.context["outcomes"] == []
    assert (outcome.name, outcome.objection_until) == ("voorlopige status", letter.objection_until)
    words = page.content.decode()
    assert reverse("letters:letter", args=[letter.reference]) in words
    assert (letter.subject in words, condition.text in words) == (True, True)
    assert day_text(letter.objection_until) in words
    (now,) = find(markup.page(page.content), "ol.timeline > [aria-current=step]")
    assert f"uiterlijk {day_text(condition.due_on)}" in text(now)


def test_of_a_decision_whose_letter_is_not_there_yet_one_reads_nothing():
    application = make.granted().application

    page = page_of(application)

    assert page.context["outcomes"] == []


def test_a_condition_to_meet_leads_to_its_answer_and_a_letter_to_the_letter():
    decision = make.granted(outcome="voorlopig")
    letter = issue_letter(decision_id=decision.pk, tell=False)
    reader = decision.application.created_by

    condition, unread = todos(reader, at=letter.made_at)

    to_meet = decision.conditions.get()
    assert condition.url == reverse("assessments:answer_condition", args=[to_meet.pk])
    assert 'id="conditions"' in page_of(decision.application).content.decode()
    assert unread.url == reverse("letters:letter", args=[letter.reference])
    day = day_text(letter.dated_on, weekday=False)
    assert (unread.about, unread.day) == (
        f"{letter.subject}, brief van {day}",
        letter.objection_until,
    )


def test_a_letter_to_which_one_can_no_longer_object_is_no_task_any_more():
    decision = make.granted()
    letter = issue_letter(decision_id=decision.pk, tell=False)
    newcomer = role("penvoerder_editor", at=decision.application.penvoerder)

    def about(days):
        at = letter.made_at + timedelta(days=days)
        return [todo.url for todo in todos(newcomer, at=at)]

    assert (len(about(0)), about(60)) == (1, [])


def test_letters_in_the_list_are_told_apart_by_subject_and_date():
    decision = make.granted()
    letter = issue_letter(decision_id=decision.pk, tell=False)

    words = signed_in(decision.application.created_by).get(reverse("letters:list"))

    link = words.content.decode().split(f'/brieven/{letter.reference}/">')[1].split("</a>")[0]
    assert link == letter.subject
