"""Asking an applicant to complete its application, and judging what came in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from applications.domain import completion as acts
from applications.domain.terms import not_handled_by
from applications.models import Application, Completion
from assessments.domain import completing, deciding
from assessments.domain.recounting import recount
from assessments.models import NextStep, Panel, Step
from common.dates import day_text
from common.refusal import Refusal
from tests.factories import make_round, make_submitted, signed_in
from tests.mails import text_of

from . import factories as make

pytestmark = pytest.mark.django_db

ITEMS = {"governance": "Zeg wie waarover besluit."}


def ask(application, **changed):
    today = timezone.localdate()
    values = {"items": ITEMS, "due_on": completing.proposed_day(application, today), **changed}
    values.setdefault("by", make.adviser())
    return completing.ask_completion(application=application, **values)


def hand_in(application):
    application = Application.objects.get(pk=application.pk)
    by = application.created_by
    return acts.complete(application=application, by=by, received_at=timezone.now())


def code_of(act, *arguments, **values):
    with pytest.raises(Refusal) as refused:
        act(*arguments, **values)
    return refused.value.code


def test_who_asks_says_what_is_missing_and_gives_enough_working_days():
    application = make.submitted()
    today = timezone.localdate()
    saturday = today + timedelta(days=7 + (5 - today.weekday()) % 7)
    assert code_of(ask, application, items={}) == "nothing_asked"
    assert code_of(ask, application, items={"governance": "  "}) == "lacks_missing"
    assert code_of(ask, application, due_on=today + timedelta(days=2)) == "due_too_early"
    assert code_of(ask, application, due_on=saturday) == "due_day_off"
    # From Thursday to the Monday after Christmas is four days, of which one is a working day.
    (short,) = completing.lacks_of_request(ITEMS, date(2026, 12, 28), today=date(2026, 12, 24))
    assert short.code == "due_too_early"
    assert code_of(ask, application, due_on=today + timedelta(days=100)) == "due_too_late"
    by = make.free_assessor(make.panel().members.first())
    assert code_of(ask, application, by=by) == "wrong_role"


def test_nobody_is_asked_before_the_round_is_assessed_nor_twice_at_once():
    waiting = make_submitted(round=make_round(handled_as_received=False))
    assert code_of(ask, waiting) == "cannot_be_asked"
    asked = make.submitted()
    ask(asked)
    assert code_of(ask, asked) == "cannot_be_asked"
    assert code_of(ask, make.prepared().application) == "cannot_be_asked"
    assert code_of(ask, make.granted().application) == "cannot_be_asked"


def test_nothing_is_decided_while_it_is_being_completed():
    application = make.ready()
    ask(application)

    values = {"application": application, "outcome": "definitief", "reasons": "Goed."}
    assert code_of(deciding.prepare_decision, **values, by=make.adviser()) == "being_completed"
    hand_in(application)
    assert deciding.prepare_decision(**values, by=make.adviser()).pk


def test_the_next_step_and_the_line_of_the_case_follow():
    panel = make.panel()
    application, adviser = panel.application, make.adviser()
    make.handed_in(panel.members.first())

    def stands():
        page = signed_in(adviser).get(reverse("assessments:case", args=[application.pk]))
        stops = page.context["timeline"]
        now = next(place for place, stop in enumerate(stops) if stop.is_now)
        step = NextStep.objects.get(application=application).step
        return step, [str(one.what) for one in stops], now

    ask(application)
    step, words, now = stands()
    assert (step, words[now]) == (Step.COMPLETION, "Wacht op de aanvulling")
    assert recount() == set()
    hand_in(application)
    step, words, now = stands()
    assert (step, words[now]) == (Step.ASSESSMENTS, "Wacht op de beoordelingen")
    assert words[:3] == ["Ingediend", "Panel samengesteld", "Aanvraag aangevuld"]
    assert recount() == set()


def test_the_panel_goes_on_with_the_new_version_and_is_told():
    panel = make.panel()
    member = panel.members.get(organisation__kind="national_partner")
    by = make.free_assessor(member)
    ask(panel.application)
    before = Email.objects.count()
    submission = hand_in(panel.application)

    panel = Panel.objects.get(pk=panel.pk)
    assert panel.submission == submission
    assert panel.has_new_version
    told = [
        mail.to[0]
        for mail in Email.objects.order_by("pk")[before:]
        if mail.context["template"] == "assessments/completion_came"
    ]
    assert by.user.email in told
    assert panel.application.region.adviser.email in told
    page = signed_in(by).get(reverse("assessments:assess", args=[member.pk]))
    link = reverse("assessments:member_versions", args=[member.pk])
    assert link in page.content.decode()
    assert signed_in(by).get(link).status_code == 200
    stranger = make.assessor(make.national_partner())
    assert signed_in(stranger).get(link).status_code == 404


def test_a_panel_is_not_led_to_another_application_or_back_whoever_writes():
    panel, other = make.panel(), make.submitted()
    first = panel.submission
    ask(panel.application)
    hand_in(panel.application)
    for submission in (first, other.latest_submission):
        with pytest.raises(DatabaseError, match="panel_version"), transaction.atomic():
            Panel.objects.update_or_create(pk=panel.pk, defaults={"submission": submission})


def test_the_adviser_looks_at_the_letter_and_sends_it():
    application = make.submitted()
    browser = signed_in(make.adviser())
    url = reverse("assessments:ask_completion", args=[application.pk])
    proposed = browser.get(url).context["form"].initial["due_on"]
    assert proposed == completing.proposed_day(application, timezone.localdate())
    typed = {**ITEMS, "due_on": proposed.isoformat()}

    empty = browser.post(url, {"due_on": proposed.isoformat(), "act": "send"})
    assert empty.status_code == 422
    looked = browser.post(url, {**typed, "act": "look"})
    assert "Concept – deze brief is nog niet verstuurd" in looked.content.decode()
    assert ITEMS["governance"] in looked.content.decode()
    assert not Completion.objects.exists()
    sent = browser.post(url, {**typed, "act": "send"})

    assert sent.status_code == 302
    assert Completion.objects.get().due_on == proposed
    page = browser.get(reverse("assessments:case", args=[application.pk])).content.decode()
    assert ITEMS["governance"] in page
    assert url not in page
    assert browser.get(url).status_code == 404
    hand_in(application)
    page = browser.get(reverse("assessments:case", args=[application.pk])).content.decode()
    assert reverse("assessments:versions", args=[application.pk]) in page
    compared = browser.get(reverse("assessments:versions", args=[application.pk]))
    assert compared.context["versions"].parts == []


def test_who_follows_the_case_hears_that_the_term_has_ended():
    application = make.panel().application
    ask(application)
    with make.later(days=40):
        acts.end_terms(now=timezone.now())
    templates = {mail.context["template"]: mail.to[0] for mail in Email.objects.all()}
    assert templates["assessments/completion_lapsed"] == application.region.adviser.email
    assert "applications/completion_lapsed" in templates
    last = day_text(not_handled_by(Completion.objects.get().due_on))
    for mail in Email.objects.filter(context__template__endswith="completion_lapsed"):
        assert f"tot en met {last}" in text_of(mail)
    assert NextStep.objects.get(application=application).step == Step.ASSESSMENTS
