"""Who is reminded of a closing moment, when, once, and of what."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone, translation
from post_office.models import Email

from accounts.models import RoleKind
from applications.domain.closing import extend_round
from applications.domain.submission import submit
from applications.domain.withdrawing import withdraw
from applications.models import Application, Plan, Reminder, Round
from applications.reminders import due_step, send_reminders, step_moment
from applications.requirements import evaluate
from correspondence.domain.sending import rendered
from regions.domain.contiguity import separate_areas
from tests.factories import (
    make_application,
    make_round,
    make_signed,
    make_submitted,
    organisation,
    person,
    role,
)
from tests.mails import html_of, text_of

# Friday 28 April 2023, 16:00 in Amsterdam.
CLOSES = datetime(2023, 4, 28, 14, 0, tzinfo=UTC)
EDITOR, SIGNATORY = RoleKind.PENVOERDER_EDITOR, RoleKind.PENVOERDER_SIGNATORY


def a_round(**fields) -> Round:
    return make_round(opens_at=datetime(2023, 1, 1, tzinfo=UTC), **{"closes_at": CLOSES, **fields})


def a_draft(into: Round, begun: datetime | None = None, **fields) -> Application:
    """A draft that began when the round opened, unless told otherwise."""
    by = fields.pop("by", None) or role(SIGNATORY)
    # A draft can be begun as long as the round has not closed, which this one did long ago.
    closes_at = into.closes_at
    into.closes_at = datetime(2999, 1, 1, tzinfo=UTC)
    draft = make_application(round=into, by=by, **fields)
    into.closes_at = closes_at
    Application.objects.filter(pk=draft.pk).update(created_at=begun or into.opens_at)
    return draft


def before(days: float) -> datetime:
    """So long before closing on the clock in Amsterdam; summer time began 33 days before."""
    return step_moment(CLOSES, days)


def reminded() -> list[str]:
    return sorted(email.to[0] for email in Email.objects.filter(subject__contains="april 2023"))


@pytest.mark.django_db
def test_each_person_of_the_penvoerder_is_reminded_once_per_step():
    into = a_round()
    signatory = role(SIGNATORY)
    editor = role(EDITOR, at=signatory.organisation)
    a_draft(into, by=signatory)

    assert send_reminders(now=before(42)) == 2
    assert send_reminders(now=before(42)) == 0
    assert send_reminders(now=before(29)) == 0

    assert reminded() == sorted([signatory.user.email, editor.user.email])
    assert send_reminders(now=before(28)) == 2
    assert Reminder.objects.count() == 4


@pytest.mark.django_db
def test_nobody_is_reminded_before_the_first_step_or_at_the_closing_moment():
    a_draft(a_round())

    assert send_reminders(now=before(42) - timedelta(seconds=1)) == 0
    assert send_reminders(now=CLOSES) == 0
    assert send_reminders(now=before(0.0001)) == 1


@pytest.mark.django_db
def test_nobody_is_reminded_before_the_round_opens():
    into = a_round()
    a_draft(into)
    Round.objects.filter(pk=into.pk).update(opens_at=before(10))

    assert send_reminders(now=before(14)) == 0


@pytest.mark.django_db
def test_after_a_standstill_only_the_latest_step_is_sent():
    into = a_round()
    a_draft(into)

    assert send_reminders(now=before(2)) == 1
    assert list(Reminder.objects.values_list("days_before", flat=True)) == [3]
    assert send_reminders(now=before(2)) == 0


@pytest.mark.django_db
def test_a_draft_that_began_after_the_step_waits_for_the_next_one():
    a_draft(a_round(), begun=before(10))

    assert send_reminders(now=before(9)) == 0
    assert send_reminders(now=before(7)) == 1


@pytest.mark.django_db
def test_one_mail_lists_all_drafts_of_a_person_also_of_two_organisations():
    into = a_round()
    one = role(SIGNATORY)
    two = role(EDITOR, user=one.user)
    for each, name in [(one, "Regio Alfa"), (two, "Regio Beta")]:
        a_draft(into, by=each, region_name=name)

    assert send_reminders(now=before(7)) == 1

    email = Email.objects.get(subject__contains="april 2023")
    for body in rendered(email):
        assert "Regio Alfa" in body
        assert "Regio Beta" in body


@pytest.mark.django_db
def test_the_mail_names_the_closing_moment_with_its_zone_and_what_is_missing():
    into = a_round(name="Ronde <voorlopers> & meer")
    draft = a_draft(into)

    send_reminders(now=before(7))

    email = Email.objects.get(subject__contains="april 2023")
    assert "28 april 2023, 16.00 uur" in email.subject
    assert "vrijdag 28 april 2023, 16.00 uur (Nederlandse tijd)" in text_of(email)
    assert "Ronde <voorlopers> & meer" in text_of(email)
    assert "Ronde &lt;voorlopers&gt; &amp; meer" in html_of(email)
    assert f"/aanvragen/{draft.pk}/" in text_of(email)
    assert text_of(email).count("\n- ") > 5


@pytest.mark.django_db
def test_the_mail_says_when_nothing_is_missing():
    draft = make_signed(round=make_round())
    Application.objects.filter(pk=draft.pk).update(created_at=draft.round.opens_at)
    Email.objects.all().delete()

    assert send_reminders(now=draft.round.closes_at - timedelta(days=1)) == 1

    email = Email.objects.get()
    assert "Dit ontbreekt nog" not in text_of(email)
    assert "indienen" in text_of(email)
    assert "leerlingen" in text_of(email)


@pytest.mark.django_db
def test_each_draft_of_a_batch_is_told_of_with_what_is_missing_in_it():
    into = a_round()
    empty, complete = a_draft(into), a_draft(into, complete=True)

    assert send_reminders(now=before(7)) == 2

    missing = {
        draft: {finding.problem for finding in evaluate(draft) if not finding.is_met}
        for draft in Application.objects.all()
    }
    assert len(missing[empty]) > len(missing[complete]) > 0
    with translation.override("nl"):
        for draft, problems in missing.items():
            email = Email.objects.get(to=draft.created_by.user.email)
            told = {line[2:] for line in text_of(email).splitlines() if line.startswith("- ")}
            assert told == {str(problem) for problem in problems}


@pytest.mark.django_db
def test_what_was_submitted_or_withdrawn_is_not_reminded_of():
    into = make_round()
    submitted = make_submitted(round=into)
    dropped = make_application(round=into)
    withdraw(application=dropped, by=dropped.created_by, reason="Wij gaan samen verder.")
    Application.objects.filter(pk=dropped.pk).update(created_at=into.opens_at)
    Email.objects.all().delete()

    assert send_reminders(now=into.closes_at - timedelta(hours=1)) == 0
    assert submitted.submitted_at
    assert Reminder.objects.count() == 0


@pytest.mark.django_db
def test_only_people_who_act_for_the_penvoerder_now_are_reminded():
    into = a_round()
    board = organisation()
    a_draft(into, by=role(SIGNATORY, at=board))
    role(EDITOR, at=board, ended_at=datetime(2099, 1, 1, tzinfo=UTC))
    role(EDITOR, at=board, user=person(is_active=False))
    role(RoleKind.PARTNER_SIGNATORY, at=board)
    role(EDITOR)

    assert send_reminders(now=before(7)) == 1


@pytest.mark.django_db
def test_an_extended_round_reminds_anew():
    into = a_round()
    a_draft(into)
    assert send_reminders(now=before(7)) == 1
    later = {"closes_at": CLOSES + timedelta(days=7), "reason": "Storing", "now": before(7)}
    extend_round(round_id=into.pk, by=role(RoleKind.ADMIN), **later)

    assert send_reminders(now=before(7)) == 1
    assert send_reminders(now=before(7)) == 0
    assert set(Reminder.objects.values_list("days_before", flat=True)) == {7, 14}


def test_a_step_keeps_the_time_of_day_when_the_clock_changes():
    # Summer time began on 26 March 2023: a week before 28 March, 16:00, it was 16:00 winter time.
    closes = datetime(2023, 3, 28, 14, 0, tzinfo=UTC)

    assert step_moment(closes, 7) == datetime(2023, 3, 21, 15, 0, tzinfo=UTC)


def test_a_round_without_steps_has_none_due():
    current = Round(opens_at=before(50), closes_at=CLOSES, reminder_days=[])

    assert due_step(current, before(1)) is None


@pytest.mark.django_db
@pytest.mark.parametrize("people", [1, 3, 50])
def test_reminding_colleagues_takes_as_many_queries_for_any_number(
    people, django_assert_num_queries
):
    into = a_round()
    board = organisation()
    draft = a_draft(into, by=role(SIGNATORY, at=board))
    for _ in range(people - 1):
        role(EDITOR, at=board)
    Plan.objects.filter(application=draft).update(is_national=True)

    with django_assert_num_queries(QUERIES):
        assert send_reminders(now=before(7)) == people


@pytest.mark.django_db
@pytest.mark.parametrize("drafts", [1, 3, 20])
def test_reminding_of_many_drafts_takes_as_many_queries_as_of_one(
    drafts, django_assert_num_queries
):
    into = a_round()
    separate_areas(["GM0014"])  # Reads the map once for the whole process.
    for number in range(drafts):
        a_draft(into, complete=True, region_name=f"Regio {number}")

    with django_assert_num_queries(QUERIES):
        assert send_reminders(now=before(7)) == drafts

    assert len(reminded()) == drafts


# Open rounds, people; per batch memberships, drafts, claims, people, mails and their transaction,
# and what the requirements of all drafts in it look at, with what others submitted.
QUERIES = 17


@pytest.mark.django_db(transaction=True)
def test_two_beats_at_once_send_nothing_twice():
    into = a_round()
    board = organisation()
    a_draft(into, by=role(SIGNATORY, at=board))
    for _ in range(30):
        role(EDITOR, at=board)
    start, counts = Barrier(2), []

    def beat():
        start.wait()
        try:
            counts.append(send_reminders(now=before(7)))
        finally:
            connection.close()

    beats = [Thread(target=beat) for _ in range(2)]
    for each in beats:
        each.start()
    for each in beats:
        each.join()

    assert sum(counts) == 31
    assert len(reminded()) == len(set(reminded())) == 31


@pytest.mark.django_db(transaction=True)
def test_a_reminder_waits_for_who_is_submitting_and_then_keeps_silent():
    draft = make_signed(round=make_round())
    Application.objects.filter(pk=draft.pk).update(created_at=draft.round.opens_at)
    Email.objects.all().delete()
    counts = []

    def beat():
        try:
            counts.append(send_reminders(now=draft.round.closes_at - timedelta(hours=1)))
        finally:
            connection.close()

    thread = Thread(target=beat)
    with transaction.atomic():
        submit(application=draft, by=draft.created_by, received_at=timezone.now())
        thread.start()
        thread.join(timeout=1)
        assert thread.is_alive()
    thread.join()

    assert counts == [0]
    assert not Email.objects.filter(subject__startswith="Herinnering").exists()
