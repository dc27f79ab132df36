"""Not handling what was not completed: by whom, from when, by when, and what its letter says."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from applications.domain import completion as completions
from applications.domain.completion_letter import make_completion_letter
from applications.domain.starting import start_application
from applications.domain.terms import not_handled_by
from applications.models import Application, ApplicationState, Completion
from assessments.domain import completing, deciding, forming, panels
from assessments.domain.letters import issue_letter
from assessments.domain.recounting import recount
from assessments.models import Decision, DecisionState, Step
from assessments.obligations import to_handle_or_not
from common.calendar import load_calendar
from common.dates import AMSTERDAM, day_text
from common.refusal import Refusal
from correspondence.models import Letter
from tests import markup
from tests.factories import signed_in
from tests.mails import text_of
from tests.markup import text

from . import factories as make

pytestmark = pytest.mark.django_db

REASONS = "Zonder uw bestuur weten wij niet wie besluit."
LACKS = "Zeg wie waarover besluit."


def on(day: date, at=time(12)):
    """As if it is this moment of a day in Amsterdam."""
    moment = datetime.combine(day, at, tzinfo=AMSTERDAM)
    return patch("django.utils.timezone.now", lambda: moment)


def asked(application=None) -> Completion:
    """A request for completion that was sent."""
    application = application or make.submitted()
    due_on = completing.proposed_day(application, timezone.localdate())
    one = completing.ask_completion(
        application=application, items={"governance": LACKS}, due_on=due_on, by=make.adviser()
    )
    make_completion_letter(completion_id=one.pk)
    return Completion.objects.get(pk=one.pk)


def lapsed(application=None) -> Completion:
    """One whose term has passed without an answer."""
    one = asked(application)
    with on(one.due_on + timedelta(days=1)):
        completions.end_terms(now=timezone.now())
    return Completion.objects.get(pk=one.pk)


def prepare(application, **changed) -> Decision:
    values = {"outcome": "niet_behandeld", "reasons": REASONS, "by": make.adviser(), **changed}
    application = Application.objects.get(pk=application.pk)
    return deciding.prepare_decision(application=application, **values)


def decided(one: Completion) -> Decision:
    with on(one.due_on + timedelta(days=2)):
        return deciding.grant(decision=prepare(one.application), by=make.lead())


def known(one: Completion) -> Letter:
    with on(one.due_on + timedelta(days=2)):
        return issue_letter(decision_id=decided(one).pk)


def code_of(act, *arguments, **values):
    with pytest.raises(Refusal) as refused:
        act(*arguments, **values)
    return refused.value.code


# --- when it may ---------------------------------------------------------------------------------


def test_the_last_day_is_four_weeks_after_the_term_and_runs_on_to_a_working_day():
    # The Friday four weeks later is Christmas, the next working day is the Monday after.
    assert not_handled_by(date(2026, 11, 27)) == date(2026, 12, 28)
    one = lapsed()
    assert one.not_handled_by == not_handled_by(one.due_on)


def test_it_may_from_the_day_after_the_term_until_the_last_second_of_the_last_day():
    one = asked()
    application = one.application
    assert code_of(prepare, application) == "being_completed"
    with on(one.due_on + timedelta(days=1)):
        completions.end_terms(now=timezone.now())
    last = Completion.objects.get(pk=one.pk).not_handled_by
    assert last is not None
    with on(one.due_on):
        assert code_of(prepare, application) == "not_completed"
    with on(last + timedelta(days=1), time(0)):
        assert code_of(prepare, application) == "not_completed"
    with on(last, time(23, 59, 59)):
        decision = prepare(application)
    with on(last + timedelta(days=1), time(0)):
        assert code_of(deciding.grant, decision=decision, by=make.lead()) == "not_completed"
    with on(last, time(23, 59, 59)):
        deciding.grant(decision=decision, by=make.lead())
    application.refresh_from_db()
    assert application.state == ApplicationState.NIET_BEHANDELD


def test_nothing_is_left_unhandled_that_nobody_asked_to_complete():
    assert code_of(prepare, make.submitted()) == "not_completed"
    decided_on = make.granted().application
    assert code_of(prepare, decided_on) == "wrong_state"


def test_what_came_in_may_be_too_little_counted_from_the_day_it_came_in():
    one = asked()
    by = one.application.created_by
    completions.complete(application=one.application, by=by, received_at=timezone.now())
    one.refresh_from_db()
    assert one.not_handled_by == not_handled_by(timezone.localdate())
    assert code_of(prepare, one.application) == "not_completed"  # The term still runs.
    with on(one.due_on + timedelta(days=1)):
        decision = deciding.grant(decision=prepare(one.application), by=make.lead())
        letter = issue_letter(decision_id=decision.pk)
    words = text(markup.page(letter.body_html.encode()))
    assert "De aanvulling is niet genoeg" in words
    assert "nadat de aanvraag is aangevuld" in words


def test_the_newest_request_counts():
    one = lapsed()
    with on(one.due_on + timedelta(days=2)):
        asked(one.application)
        assert code_of(prepare, one.application) == "being_completed"


# --- by whom -------------------------------------------------------------------------------------


def test_two_of_the_realisatie_eenheid_who_are_not_involved_do_it():
    one = lapsed()
    application = one.application
    by_lead = make.lead()
    with on(one.due_on + timedelta(days=2)):
        penvoerder = application.created_by
        assert code_of(prepare, application, by=penvoerder) == "wrong_role"
        involved = make.adviser(penvoerder.user)
        assert code_of(prepare, application, by=involved) not in ("", "wrong_role")
        assert code_of(prepare, application, reasons="  ") == "reasons"
        decision = prepare(application, by=by_lead)
        assert code_of(deciding.grant, decision=decision, by=by_lead) == "four_eyes"
        assert code_of(deciding.grant, decision=decision, by=make.adviser()) == "wrong_role"
        lead_of_party = make.lead(penvoerder.user)
        assert code_of(deciding.grant, decision=decision, by=lead_of_party) != "four_eyes"
        other = make.lead()
        deciding.grant(decision=decision, by=other)
        assert code_of(deciding.grant, decision=decision, by=other) == "wrong_state"


def test_the_panel_is_not_set_up_while_it_lies_with_the_leads_and_can_be_once_it_was_dropped():
    one = lapsed()
    application = one.application
    with on(one.due_on + timedelta(days=2)):
        decision = prepare(application)
        step = Application.objects.get(pk=application.pk).next_step
        assert (step.step, step.due_on) == (Step.GRANT, one.not_handled_by)
        organisations = [make.ministry(), make.national_partner()]
        start = partial(panels.open_panel, organisations=organisations, by=make.adviser())
        assert code_of(start, application=application) == "already_prepared"
        assert code_of(deciding.go_on, decision=decision, by=make.adviser()) == "cannot_go_on"
        deciding.return_decision(decision=decision, reason="Toch behandelen.", by=make.lead())
        page = reverse("assessments:prepare", args=[application.pk])
    # Also when it is too late to decide so.
    with on(one.not_handled_by + timedelta(days=3)):
        browser = signed_in(make.adviser())
        assert "Aanvraag wel behandelen" in browser.get(page).content.decode()
        answer = browser.post(page, {"act": "go_on"}, follow=True)
        assert answer.status_code == 200
    assert not application.decisions.exists()
    assert Application.objects.get(pk=application.pk).next_step.step == Step.PANEL
    assert recount() == set()


def test_advisers_are_asked_until_the_case_goes_on():
    one = lapsed()
    adviser = make.adviser()

    def waits(day):
        at = datetime.combine(day, time(12), tzinfo=AMSTERDAM)
        return list(to_handle_or_not(adviser, at))

    day = one.due_on + timedelta(days=2)
    assert waits(day) == [one]
    assert waits(one.not_handled_by) == [one]
    assert waits(one.not_handled_by + timedelta(days=1)) == []
    with on(day):
        home = signed_in(adviser).get("/").content.decode()
        assert f"{reverse('assessments:case', args=[one.application_id])}#completion" in home
        for name, given in (("case", [one.application_id]), ("worklist", [])):
            page = signed_in(adviser).get(reverse(f"assessments:{name}", args=given))
            words = text(markup.page(page.content))
            assert "Niet op tijd aangevuld: kies uiterlijk" in words
        prepare(one.application)
        assert waits(day) == []


# --- what PostgreSQL refuses ---------------------------------------------------------------------


def test_the_database_refuses_it_too_early_too_late_and_with_another_last_day():
    one = lapsed()
    with on(one.due_on + timedelta(days=2)):
        decision = prepare(one.application)
    lead = make.lead().pk

    def grant(day):
        moment = datetime.combine(day, time(12), tzinfo=AMSTERDAM)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE assessments_decision SET state = 'verleend', granted_by_id = %s, "
                "granted_at = %s WHERE id = %s",
                [lead, moment, decision.pk],
            )

    with pytest.raises(DatabaseError, match="decision_completion"):
        grant(one.due_on)
    with pytest.raises(DatabaseError, match="decision_too_late"):
        grant(one.not_handled_by + timedelta(days=1))
    with pytest.raises(DatabaseError), transaction.atomic():
        later = one.not_handled_by + timedelta(days=1)
        Completion.objects.filter(pk=one.pk).update(not_handled_by=later)
    with pytest.raises(DatabaseError, match="status_rests_on_decision"), transaction.atomic():
        Application.objects.filter(pk=one.application_id).update(state="niet_behandeld")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="decision_completion"), transaction.atomic():
        Decision.objects.create(
            application=make.submitted(), outcome="niet_behandeld", reasons="x", prepared_by_id=lead
        )


# --- what comes of it ----------------------------------------------------------------------------


def test_the_letter_says_what_was_asked_why_on_what_basis_and_how_to_object():
    one = lapsed()
    letter = known(one)
    words = text(markup.page(letter.body_html.encode()))
    for said in (
        "Wij behandelen uw aanvraag niet.",
        "artikel 4:5, eerste lid, onder c, van de Algemene wet bestuursrecht",
        one.letter.reference,
        day_text(one.due_on, language="nl"),
        day_text(one.not_handled_by, language="nl"),
        LACKS,
        REASONS,
        "Wij hebben binnen die termijn geen aanvulling gekregen.",
        "Bent u het niet eens met dit besluit?",
        day_text(letter.objection_until, language="nl"),
    ):
        assert said in words, said
    assert letter.is_beschikking
    assert load_calendar().is_working_day(letter.objection_until)
    assert bytes(letter.pdf).startswith(b"%PDF")


def test_everybody_is_told_with_the_letter_and_the_region_stays_as_it_was():
    one = lapsed()
    application = one.application
    region = application.region
    before = (region.status, region.status_since)
    decision = decided(one)
    client = signed_in(application.created_by)
    page = reverse("applications:detail", args=[application.pk])
    assert "niet behandeld" not in client.get(page).content.decode().lower()
    told = Email.objects.count()
    with on(one.due_on + timedelta(days=2)):
        issue_letter(decision_id=decision.pk)
    region.refresh_from_db()
    assert (region.status, region.status_since) == before
    mails = list(Email.objects.order_by("pk")[told:])
    assert {mail.context["template"] for mail in mails} == {
        "assessments/letter_ready",
        "assessments/outcome",
    }
    outcome = next(mail for mail in mails if mail.context["template"] == "assessments/outcome")
    assert "De aanvraag wordt niet behandeld" in text_of(outcome)
    stops = [str(stop.what) for stop in client.get(page).context["timeline"]]
    assert stops == ["Ingediend", "Niet op tijd aangevuld", "Niet behandeld"]


def test_the_adviser_and_an_assessor_read_what_was_done_and_nothing_that_was_not():
    panel = make.panel()
    member = panel.members.get(organisation__kind="national_partner")
    assessor = make.free_assessor(member)
    one = lapsed(panel.application)
    known(one)
    page = signed_in(make.adviser()).get(reverse("assessments:case", args=[one.application_id]))
    stops = [str(stop.what) for stop in page.context["timeline"]]
    assert stops[1:3] == ["Panel samengesteld", "Niet op tijd aangevuld"]
    assert stops[-2:] == ["Besluit voorbereid", "Besluit genomen"]
    assert len(stops) == 5
    page = signed_in(assessor).get(reverse("assessments:assess", args=[member.pk]))
    stops = [str(stop.what) for stop in page.context["timeline"]]
    assert stops[-1] == "Niet behandeld"
    assert len(stops) == 2
    outcome = signed_in(assessor).get(reverse("assessments:outcome", args=[one.application_id]))
    assert "De aanvraag wordt niet behandeld" in outcome.content.decode()


def test_another_one_can_be_started_in_the_round_once_the_letter_is_there():
    one = lapsed()
    application = one.application
    decision = decided(one)
    start = partial(
        start_application,
        round=application.round,
        region=application.region,
        by=application.created_by,
    )
    assert code_of(start) == "already_started"
    with on(one.due_on + timedelta(days=2)):
        issue_letter(decision_id=decision.pk, tell=False)
    assert start().pk != application.pk


def test_the_region_can_go_on_forming_once_the_letter_is_there():
    one = lapsed()
    decision = decided(one)
    keep = partial(forming.keep_forming, application=one.application, by=make.lead(), tell=False)
    assert code_of(keep) == "may_not_keep_forming"
    with on(one.due_on + timedelta(days=2)):
        issue_letter(decision_id=decision.pk, tell=False)
    assert keep().region.status
    assert Decision.objects.get(pk=decision.pk).state == DecisionState.VERLEEND
