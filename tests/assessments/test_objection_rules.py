"""Objections: what may not be done about them, by the acts and by SQL."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pgtrigger
import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from applications.models import Application
from assessments import tasks
from assessments.domain import objecting, objection_letters, objections
from assessments.domain.case_contents import contents_for
from assessments.domain.objection_term import term_of
from assessments.models import JointOutcome, Objection
from common.dates import amsterdam_date, day_text
from correspondence.domain.objections import objection_until
from tests.assessments import factories as make
from tests.assessments.test_objections import (
    GROUNDS,
    came_in,
    letter_of,
    parts,
    proposed,
    refused,
    refused_case,
    signatory,
    taken,
)
from tests.factories import role, signed_in
from tests.mails import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def case() -> Application:
    return Application.objects.get(pk=refused_case().pk)


def refused_by_sql(objection, match, **change):
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        Objection.objects.filter(pk=objection.pk).update(**change)


def test_who_had_a_part_in_the_decision_neither_ends_nor_mends_the_objection(case):
    objection = taken(case, grounds="")
    for one in parts(case):
        act = {"objection": objection, "by": one}
        refused("cannot_withdraw", objections.withdraw, note="Zij zien ervan af.", **act)
        refused("cannot_mend", objections.mend, grounds=GROUNDS, **act)
        ended = {"state": "ingetrokken", "withdrawn_at": timezone.now(), "withdrawal_note": "Af."}
        refused_by_sql(objection, "objection_part", withdrawn_by=one, **ended)
    objections.withdraw(objection=objection, note="Zij zien ervan af.", by=make.adviser())


def test_who_wrote_the_joint_outcome_before_a_colleague_did_handles_no_objection(case):
    outcome, free = case.panel.joint_outcome, make.adviser()
    first = outcome.written_by
    assert first not in (case.decisions.get().prepared_by, case.panel.opened_by)
    with pgtrigger.ignore("assessments.JointOutcome:joint_outcome_locked"):
        JointOutcome.objects.filter(pk=outcome.pk).update(written_by=free)
    objection = came_in(case)
    for one in (first, free):
        refused("cannot_take_up", objections.take_up, objection=objection, by=one)
        change = {"handled_by": one, "taken_up_at": timezone.now()}
        refused_by_sql(objection, "objection_part", **change)


def test_a_lead_decides_what_was_prepared_and_changes_nothing_of_it(case):
    objection, lead = proposed(case), make.lead()
    decided = {"state": "besloten", "settled_by": lead, "settled_at": timezone.now()}
    changes = (
        {"outcome": "deels_gegrond"},
        {"reasons": "Anders."},
        {"replacement": "Iets anders."},
        {"to_do": "Iets anders."},
        {"prepared_by": make.adviser()},
        {"prepared_at": timezone.now()},
    )
    for change in changes:
        refused_by_sql(objection, "objection_as_prepared", **change)
        refused_by_sql(objection, "objection_as_prepared", **change, **decided)
    given_back = Objection.objects.filter(pk=objection.pk)
    given_back.update(state="ontvangen", return_reason="Anders.", reasons="Anders.")
    refused_by_sql(objection, "objection_as_prepared", state="voorgesteld")
    given_back.update(state="voorgesteld", prepared_at=timezone.now())
    given_back.update(**decided)
    assert Objection.objects.get().reasons == "Anders."


def test_who_had_a_part_and_now_acts_for_the_region_withdraws_its_objection(case):
    objection = taken(case)
    again = role(RoleKind.PENVOERDER_SIGNATORY, parts(case)[0].user, case.penvoerder)
    objections.withdraw(objection=objection, note="Toch niet.", by=again)
    assert Objection.objects.get().state == "ingetrokken"


def test_no_objection_comes_in_with_a_later_step_in_it(case):
    objection = came_in(case)
    objections.withdraw(objection=objection, note="Toch niet.", by=signatory(case))
    now, by = timezone.now(), make.adviser()
    came = {
        field: getattr(objection, field)
        for field in ("application", "letter", "way", "received_on", "in_time", "recorded_by")
    }
    for step in (
        {"adjournment": "Druk.", "adjourned_by": by, "adjourned_at": now},
        {"heard_on": objection.received_on, "hearing_report": "Gesproken."},
        {"no_hearing": "afgezien"},
        {"lacks": "Een handtekening.", "mend_by": objection.received_on},
        {"outcome": "gegrond", "reasons": "x", "replacement": "y"},
        {"is_excused": True},
    ):
        with pytest.raises(DatabaseError, match="objection_comes_in"), transaction.atomic():
            Objection.objects.create(**came, **step)
    Objection.objects.create(**came)


def test_who_got_a_part_meanwhile_does_not_adjourn_anew(case):
    objection = taken(case)
    one = parts(case)[0]
    with pgtrigger.ignore("assessments.Objection:objection_without_part"):
        Objection.objects.filter(pk=objection.pk).update(prepared_by=one)
    refused_by_sql(objection, "objection_part", prepared_at=timezone.now())


@pytest.mark.parametrize(
    ("no_hearing", "outcome"),
    [
        ("kennelijk_niet_ontvankelijk", "ongegrond"),
        ("kennelijk_ongegrond", "gegrond"),
        ("tegemoetgekomen", "deels_gegrond"),
    ],
)
def test_why_nobody_was_heard_goes_with_the_outcome(case, no_hearing, outcome):
    objection = taken(case)
    by = objection.handled_by
    objections.note_hearing(objection=objection, no_hearing=no_hearing, by=by)
    act = {"objection": objection, "reasons": "x", "replacement": "y", "by": by}
    refused("not_heard", objections.propose, outcome=outcome, **act)
    now = timezone.now()
    written = {"reasons": "x", "replacement": "y", "prepared_by": by, "prepared_at": now}
    change = {"state": "voorgesteld", "outcome": outcome, **written}
    refused_by_sql(objection, "objection_no_hearing", **change)


def test_a_lead_takes_only_the_decision_that_was_read(case):
    objection = proposed(case)
    by, lead = objection.prepared_by, make.lead()
    page = reverse("assessments:objection", args=[objection.pk])
    seen = signed_in(lead).get(page).context["seen"]
    objections.give_back(objection=objection, reason="Korter.", by=make.lead())
    act = {"objection": objection, "reasons": "Anders.", "by": by}
    again = objections.propose(outcome="ongegrond", **act)
    refused("stale", objections.decide, objection=objection, seen=seen, by=lead)
    shown = signed_in(lead).post(page, {"act": "decide", "seen": seen}, follow=True)
    assert "in de tussentijd" in shown.content.decode()
    objections.decide(objection=objection, seen=objections.mark_of(again), by=lead)


def test_one_gets_two_to_eight_weeks_to_mend_an_objection(case):
    objection = came_in(case, grounds="")
    by, today = make.adviser(), timezone.localdate()
    for day in (today + timedelta(days=13), today + timedelta(days=57), date.max):
        refused("mend_by", objections.take_up, objection=objection, mend_by=day, by=by)
        change = {"handled_by": by, "taken_up_at": timezone.now(), "lacks": "x", "mend_by": day}
        refused_by_sql(objection, "objection_mend_by", **change)
    last = today + timedelta(days=56)
    assert objections.take_up(objection=objection, mend_by=last, by=by).mend_by == last


def test_no_letter_is_asked_again_and_again_of_an_objection_that_ended(case):
    objection = came_in(case)
    objections.take_up(objection=objection, by=make.adviser())
    objections.withdraw(objection=objection, note="Toch niet.", by=signatory(case))
    with patch("assessments.tasks.take_up") as asked:
        tasks.make_missing_letters()
    wanted = {call.args[0].name: list(call.args[1]) for call in asked.call_args_list}
    assert wanted["assessments.tasks.make_objection_receipt"] == []
    act = {"objection_id": objection.pk}
    refused("ended", objection_letters.issue_receipt, **act)

    decided = proposed(case, "ongegrond")
    objections.adjourn(objection=decided, why="Wij wachten.", by=decided.handled_by)
    seen = objections.mark_of(decided)
    objections.decide(objection=decided, seen=seen, by=make.lead())
    refused("ended", objection_letters.issue_adjournment, objection_id=decided.pk)


def test_who_decides_is_a_lead_of_today(case):
    objection = proposed(case)
    lead = make.lead()
    lead.ended_at = timezone.now()
    lead.save()
    now = timezone.now()
    change = {"state": "besloten", "settled_by": lead, "settled_at": now}
    refused_by_sql(objection, "objection_", **change)


def test_an_objection_sent_in_the_last_second_is_in_time_however_long_it_waited(case):
    letter = letter_of(case)
    last = letter.objection_until
    # An hour or two behind Amsterdam.
    sent = datetime(last.year, last.month, last.day, 21, 59, 59, tzinfo=UTC)
    assert amsterdam_date(sent) == last
    with make.later((last - timezone.localdate()).days + 1):
        objection = objecting.hand_in(
            letter=letter, grounds=GROUNDS, by=signatory(case), received_at=sent
        )
    assert (objection.received_on, objection.in_time) == (last, True)


def test_an_objection_without_grounds_is_sent_once_that_is_confirmed(case):
    browser = signed_in(signatory(case))
    page = reverse("assessments:object", args=[letter_of(case).reference])
    asked = browser.post(page, {"grounds": ""})
    assert "zonder redenen" in asked.content.decode()
    assert not Objection.objects.exists()
    browser.post(page, {"grounds": "", "without_grounds": "1"})
    assert Objection.objects.get().grounds == ""


def test_the_penvoerder_is_heard_and_reads_what_was_decided_on_somebody_elses_objection(case):
    by, lead = make.adviser(), make.lead()
    objection = objecting.record(
        letter=letter_of(case),
        way="digitaal",
        received_on=timezone.localdate(),
        name="Stichting Omwonenden (fictief)",
        address="Kade 1\n1000 AA Fictiestad",
        grounds=GROUNDS,
        by=by,
    )
    objections.take_up(objection=objection, lacks="Een handtekening.", by=by)
    receipt = objection_letters.issue_receipt(objection_id=objection.pk)
    told = text_of(Email.objects.filter(to=case.created_by.user.email).latest("pk"))
    # That the term stands still, and runs again (Awb 7:10(2) and (5)).
    first = day_text(receipt.dated_on + timedelta(days=1), language="nl")
    assert f"Vanaf {first} staat de termijn" in told
    assert "Omwonenden" not in told
    objections.mend(objection=objection, grounds="Ondertekend.", by=by)
    told = text_of(Email.objects.filter(to=case.created_by.user.email).latest("pk"))
    objection.refresh_from_db()
    due = day_text(term_of(objection).due, language="nl")
    assert f"loopt weer: wij besluiten uiterlijk op {due}" in told
    objections.adjourn(objection=objection, why="Wij wachten.", by=by)
    objection_letters.issue_adjournment(objection_id=objection.pk)
    told = Email.objects.filter(to=case.created_by.user.email).latest("pk")
    assert "komt later" in told.subject  # Awb 7:10(5)
    act = {"objection": objection, "reasons": "Het klopt.", "replacement": "Nieuw.", "by": by}
    said = {"reasons": "x", "replacement": "y", "prepared_by": by, "prepared_at": timezone.now()}
    for why, outcome in (("tegemoetgekomen", "gegrond"), ("afgezien", "deels_gegrond")):
        objections.note_hearing(objection=objection, no_hearing=why, by=by)
        refused("not_heard", objections.propose, outcome=outcome, **act)
        change = {"state": "voorgesteld", "outcome": outcome, **said}
        refused_by_sql(objection, "objection_both_heard", **change)
    today = timezone.localdate()
    objections.note_hearing(objection=objection, heard_on=today, report="Beiden.", by=by)
    written = objections.propose(outcome="gegrond", **act)
    objections.decide(objection=objection, seen=objections.mark_of(written), by=lead)
    objection_letters.issue_decision(objection_id=objection.pk)
    # The copy goes out days later: its term to appeal is that of the decision (Awb 6:8).
    later = timezone.now() + timedelta(days=3)
    letter = objection_letters.issue_copy(objection_id=objection.pk, at=later)
    assert objection_letters.issue_copy(objection_id=objection.pk) == letter
    assert letter.dated_on > today
    assert letter.appeal_until == objection_until(today)
    first, last = (
        day_text(day, language="nl") for day in (today + timedelta(days=1), letter.appeal_until)
    )
    assert f"U kunt in beroep gaan van {first} tot en met {last}." in letter.body_html
    assert "nadat wij het besluit bekendmaakten aan wie bezwaar maakte" in letter.body_html
    assert letter in contents_for(signatory(case), case).letters
    assert letter in contents_for(by, case).letters

    browser = signed_in(signatory(case))
    page = reverse("letters:letter", args=[letter.reference])
    body = browser.get(page).content.decode()
    for words in ("Wij herroepen ons besluit", "Het klopt.", "Nieuw.", "in beroep gaan"):
        assert words in body
    assert "Omwonenden" not in body + letter.body_html
    # When it was made known to whoever objected (Awb 7:12(4)).
    assert f"Dat maakten wij op {day_text(today, language='nl')} bekend" in letter.body_html
    # Those reasons were written to whoever objected.
    assert f"en niet {case.penvoerder.name}" in letter.body_html
    assert "<blockquote><p>Het klopt.</p></blockquote>" in letter.body_html
    assert "een zetel" not in letter.body_html
    assert page in browser.get(reverse("applications:detail", args=[case.pk])).content.decode()
    mails = Email.objects.filter(to=case.created_by.user.email)
    assert [mail for mail in mails if page in f"{mail.context}{mail.message}"]
