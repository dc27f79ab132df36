"""The decision clock of a case: telling of a delay, notices of default, and what they cost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from applications.domain.delay_letter import make_delay_letter
from applications.models import Application, Delay
from assessments.domain import delaying
from assessments.models import DefaultNotice, NextStep
from assessments.obligations import OBLIGATIONS
from common.dates import amsterdam_date, day_text
from common.refusal import Refusal

from . import factories as make

pytestmark = pytest.mark.django_db
WHY = "De partners hebben meer tijd nodig."


def due_of(application: Application) -> date:
    return Application.objects.get(pk=application.pk).decision_due


def told(application: Application, weeks=2, **fields) -> Delay:
    new_day = due_of(application) + timedelta(weeks=weeks)
    fields = {"new_day": new_day, "reasons": WHY, "by": make.adviser(), **fields}
    return delaying.tell_delay(application=application, **fields)


def code(act, **arguments) -> str:
    with pytest.raises(Refusal) as refused:
        act(**arguments)
    return refused.value.each[0].code


def late(application: Application, days: int) -> date:
    """As if it was submitted so long ago that its term ended this many days ago."""
    due = timezone.localdate() - timedelta(days=days)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE applications_application SET submitted_at = submitted_at - interval '1 year', "
            "decide_by = %s WHERE id = %s",
            [due, application.pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    NextStep.objects.filter(application=application).update(step="panel")
    return due


def defaulted(application: Application, received_on: date, by=None) -> DefaultNotice:
    return delaying.record_default(
        application=application,
        received_on=received_on,
        note="Brief per post.",
        by=by or make.adviser(),
    )


def test_the_last_day_moves_with_the_letter_of_a_delay_and_not_before(mails):
    application = make.submitted()
    before = due_of(application)
    delay = told(application)
    assert due_of(application) == before
    letter = make_delay_letter(delay_id=delay.pk)
    assert due_of(application) == delay.new_day
    assert NextStep.objects.get(application=application).due_on == delay.new_day
    assert make_delay_letter(delay_id=delay.pk) == letter

    text = " ".join(letter.body_html.split())
    assert f"uiterlijk op {day_text(delay.new_day, language='nl')}" in text
    assert WHY in text
    assert "artikel 4:14, derde lid" in text
    assert "bezwaar" not in text
    assert (letter.is_beschikking, letter.objection_until) == (False, None)
    assert any("komt later" in mail.subject for mail in mails())


def test_a_term_that_a_provision_sets_stays_and_the_letter_says_so():
    round_ = make.lenient_round(decision_weeks=9, term_length_source="artikel 7")
    application = make.submitted(round=round_)
    before = due_of(application)
    letter = make_delay_letter(delay_id=told(application).pk)
    assert due_of(application) == before
    assert "artikel 4:14, eerste lid" in letter.body_html
    assert "Die termijn verandert niet door deze brief" in letter.body_html


def test_what_is_told_of_a_delay_is_checked_and_told_once():
    application, by = make.submitted(), make.adviser()
    due = due_of(application)
    tell = {"application": application, "by": by}
    assert code(delaying.tell_delay, new_day=due, reasons=WHY, **tell) == "day_too_early"
    far = due + timedelta(weeks=9)
    assert code(delaying.tell_delay, new_day=far, reasons=WHY, **tell) == "day_too_late"
    day = due + timedelta(days=7)
    assert code(delaying.tell_delay, new_day=day, reasons=" ", **tell) == "reasons"
    told(application)
    assert code(delaying.tell_delay, new_day=day, reasons=WHY, **tell) == "may_not_tell"

    decided = make.granted().application
    day = decided.decide_by + timedelta(days=7)
    act = {"application": decided, "new_day": day, "reasons": WHY, "by": by}
    assert code(delaying.tell_delay, **act) == "may_not_tell"


def test_a_reasonable_term_that_is_over_is_not_moved_any_more():
    application = make.submitted()
    late(application, 3)
    day = timezone.localdate() + timedelta(days=14)
    act = {"application": application, "new_day": day, "reasons": WHY, "by": make.adviser()}
    assert code(delaying.tell_delay, **act) == "may_not_tell"


def test_the_database_keeps_what_was_told_and_refuses_an_earlier_day():
    delay = told(make.submitted())
    other = make.submitted()
    columns = "application_id, new_day, reasons, told_by_id, told_at"
    for sql, values, guard in (
        ("UPDATE applications_delay SET new_day = now() WHERE id = %s", [delay.pk], "kept for"),
        (
            f"INSERT INTO applications_delay ({columns}) VALUES (%s, %s, 'x', %s, now())",
            [other.pk, other.decide_by, delay.told_by_id],
            "delay_later",
        ),
        (
            f"INSERT INTO applications_delay ({columns}) VALUES (%s, %s, 'x', %s, now())",
            [other.pk, other.decide_by + timedelta(days=1), other.created_by_id],
            "delay_mandate",
        ),
    ):
        with pytest.raises(DatabaseError, match=guard), transaction.atomic():
            connection.cursor().execute(sql, values)


def test_a_notice_of_default_counts_after_the_term_and_the_case_shows_the_sums(browser):
    application = make.submitted()
    due = late(application, 40)
    early, counted = due, due + timedelta(days=1)
    today = timezone.localdate()
    assert code(
        delaying.record_default,
        application=application,
        received_on=today + timedelta(days=1),
        note="Brief.",
        by=make.adviser(),
    ) == ("day_to_come")
    defaulted(application, early)
    defaulted(application, counted)
    page = browser.get(reverse("assessments:term", args=[application.pk]))
    first, second = page.context["defaults"]
    assert (first.is_premature, first.so_far) == (True, None)
    assert (second.is_premature, second.so_far.last) == (False, today)
    assert second.so_far.days == (today - second.first).days + 1
    said = page.content.decode()
    assert "toen de termijn nog liep" in said
    assert "dagen van € 23 =" in said.replace("\xa0", " ")
    history = browser.get(reverse("assessments:history", args=[application.pk])).content.decode()
    assert "Ingebrekestelling ontvangen op" in history


def test_advisers_and_leads_are_told_to_decide_and_nobody_of_one_that_came_too_early():
    late_one, early_one = make.submitted(), make.submitted()
    defaulted(late_one, late(late_one, 20) + timedelta(days=2))
    defaulted(early_one, amsterdam_date(early_one.submitted_at))
    for by in (make.adviser(), make.lead()):
        (duty,) = [
            one
            for find in OBLIGATIONS[by.kind]
            for one in find(by, timezone.now(), 20)
            if "ingebrekestelling" in str(one.what).lower()
        ]
        assert duty.url == reverse("assessments:term", args=[late_one.pk])


@pytest.mark.parametrize("count", [1, 3])
def test_the_worklist_costs_one_query_more_with_notices_of_default_however_many(
    count, browser, django_assert_num_queries
):
    page = reverse("assessments:worklist")
    for number in range(count):
        application = make.submitted()
        defaulted(application, late(application, 20 + number) + timedelta(days=1))
    with django_assert_num_queries(9):
        said = browser.get(page).content.decode()
    assert said.count("dwangsom vanaf") == count


def test_the_page_of_the_term_previews_the_letter_sends_it_and_keeps_what_was_typed(browser):
    application = make.submitted()
    page = reverse("assessments:term", args=[application.pk])
    new_day = due_of(application) + timedelta(days=7)
    typed = {"new_day": new_day.isoformat(), "reasons": WHY}
    looked = browser.post(page, typed | {"act": "look"}).content.decode()
    assert "Het besluit op uw aanvraag komt later" in looked
    assert not Delay.objects.exists()
    wrong = browser.post(page, typed | {"act": "tell", "new_day": "2020-01-01"})
    assert (wrong.status_code, WHY in wrong.content.decode()) == (422, True)
    browser.post(page, typed | {"act": "tell"})
    assert Delay.objects.get().new_day == new_day
    wrong = browser.post(page, {"act": "default", "received_on": "", "note": "Brief."})
    assert (wrong.status_code, "Brief." in wrong.content.decode()) == (422, True)
    today = timezone.localdate().isoformat()
    browser.post(page, {"act": "default", "received_on": today, "note": "Brief."})
    assert DefaultNotice.objects.get().note == "Brief."
