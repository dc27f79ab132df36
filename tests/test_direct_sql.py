"""What PostgreSQL refuses whoever writes, with SQL of their own instead of the acts."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from pghistory.models import Context

from accounts.models import RoleKind
from applications.domain import merging
from applications.models import Plan
from assessments.domain import completing, correcting, deciding, interest
from assessments.domain.letters import issue_letter
from correspondence.models import Letter, LetterReading
from tests import factories
from tests.assessments import factories as make

pytestmark = pytest.mark.django_db


def refusal(sql, *values):
    """What PostgreSQL says when it refuses a statement; empty when it carries it out."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as error:
        return str(error)
    return ""


def test_what_was_submitted_cannot_be_moved_to_a_draft():
    submitted, draft = factories.make_submitted(), factories.make_application()
    moves = {
        "applications_partner": ("application_id", submitted.pk, draft.pk),
        **dict.fromkeys(
            (
                "applications_functionplan",
                "applications_budgetline",
                "applications_governance",
                "applications_section",
            ),
            ("plan_id", submitted.plan.pk, draft.plan.pk),
        ),
        "applications_plan": ("application_id", submitted.pk, draft.pk),
    }
    said = {
        table: refusal(f"UPDATE {table} SET {key} = %s WHERE {key} = %s", new, old)
        for table, (key, old, new) in moves.items()
    }
    assert [
        table for table, words in said.items() if not ("stays" in words or "only" in words)
    ] == []


def test_number_and_moment_of_an_application_stand_once_given():
    application = factories.make_submitted()
    stands = "number and moment of submitting stand"
    where = "WHERE id = %s"
    table = "UPDATE applications_application SET"
    assert stands in refusal(f"{table} number = 'VL-9' {where}", application.pk)
    assert stands in refusal(f"{table} submitted_at = now() {where}", application.pk)
    assert stands in refusal(f"{table} submitted_at = NULL {where}", application.pk)


def test_what_was_merged_stays_merged_and_nothing_else_is():
    round_ = make.lenient_round()
    source, target, other = (make.submitted(round=round_) for _time in range(3))
    merging.merge(leading=target, others=[source], due_on=make.merge_day(), by=make.lead())
    table = "UPDATE applications_application SET merged_into_id ="
    assert "stand" in refusal(f"{table} NULL WHERE id = %s", source.pk)
    assert "stand" in refusal(f"{table} %s WHERE id = %s", other.pk, source.pk)
    assert "application_merged_into_one" in refusal(
        f"{table} %s WHERE id = %s", target.pk, other.pk
    )


def test_who_made_a_change_stands_once_the_request_is_over():
    made = Context.objects.create(metadata={"user": 1})
    change, remove = (
        f"{words} WHERE id = %s"
        for words in (
            "UPDATE pghistory_context SET metadata = '{}'",
            "DELETE FROM pghistory_context",
        )
    )
    assert refusal(change, made.pk) == ""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pghistory_context SET created_at = now() - interval '1 day'")
    assert "Cannot update or delete" in refusal(change, made.pk)
    assert "Cannot update or delete" in refusal(remove, made.pk)


def test_what_completes_an_application_is_a_later_version_of_it():
    application, other = make.submitted(), make.submitted()
    today = timezone.localdate()
    asked = completing.ask_completion(
        application=application,
        items={"governance": "Zeg wie besluit."},
        due_on=completing.proposed_day(application, today),
        by=make.adviser(),
    )
    Plan.objects.filter(application=application).update(open_sections=[])
    for one in (application, other):
        assert "no later version of this application" in refusal(
            "UPDATE applications_completion SET state = 'aangevuld', ended_at = now(), "
            "submission_id = %s WHERE id = %s",
            one.latest_submission.pk,
            asked.pk,
        )


def test_a_declared_interest_stands():
    member = make.panel(make.submitted()).members.first()
    by = make.assessor(member.organisation)
    declared = interest.declare(member=member, by=by, has_interest=True, explanation="Familie.")
    table, key = "assessments_interestdeclaration", declared.pk
    assert "interest_stands" in refusal(
        f"UPDATE {table} SET has_interest = FALSE WHERE id = %s", key
    )
    other = make.assessor(member.organisation).pk
    assert "interest_stands" in refusal(
        f"UPDATE {table} SET role_id = %s WHERE id = %s", other, key
    )
    assert "interest_removed" in refusal(f"DELETE FROM {table} WHERE id = %s", key)


def test_who_is_no_lead_cannot_be_written_as_taking_a_decision():
    decision = make.prepared()
    taken = "UPDATE assessments_decision SET state = 'verleend', granted_at = now(), "
    by = factories.role(RoleKind.ADMIN)
    assert "decision_by_re" in refusal(
        f"{taken} granted_by_id = %s WHERE id = %s", by.pk, decision.pk
    )
    gone = make.lead()
    gone.ended_at = timezone.now()
    gone.save()
    assert "decision_by_re" in refusal(
        f"{taken} granted_by_id = %s WHERE id = %s", gone.pk, decision.pk
    )


def test_no_letter_makes_a_decision_known_that_was_not_taken():
    letter = issue_letter(decision_id=make.granted().pk)
    waiting = make.prepared(make.ready())
    assert "letter_early" in refusal(
        "INSERT INTO assessments_decisionletter (decision_id, letter_id, position) "
        "VALUES (%s, %s, 1)",
        waiting.pk,
        letter.pk,
    )
    deciding.grant(decision=waiting, by=make.lead())
    assert issue_letter(decision_id=waiting.pk).pk != letter.pk


def test_a_plan_that_is_closed_is_not_taken_away_for_a_moment():
    plan = factories.make_submitted().plan
    assert "its plan stays" in refusal(
        "SET CONSTRAINTS ALL DEFERRED; DELETE FROM applications_plan WHERE id = %s", plan.pk
    )


def test_who_was_asked_to_judge_what_stands():
    panel = make.all_handed_in(make.panel())
    other = make.panel(make.submitted())
    member = panel.members.first()
    table = "assessments_panelmember"
    for column, value in (
        ("organisation_id", make.national_partner().pk),
        ("panel_id", other.pk),
    ):
        assert "Cannot update" in refusal(
            f"UPDATE {table} SET {column} = %s WHERE id = %s", value, member.pk
        )
    for column, value, guard in (
        ("application_id", make.submitted().pk, "Cannot update"),
        ("submission_id", other.submission_id, "panel_version"),
    ):
        assert guard in refusal(
            f"UPDATE assessments_panel SET {column} = %s WHERE id = %s", value, panel.pk
        )


def test_no_condition_is_moved_into_a_taken_decision():
    taken = make.granted(outcome="voorlopig")
    waiting = make.prepared(make.ready(), outcome="voorlopig")
    assert "condition_final" in refusal(
        "UPDATE assessments_condition SET decision_id = %s WHERE decision_id = %s",
        taken.pk,
        waiting.pk,
    )


def test_no_status_without_a_decision_that_was_taken():
    application = make.ready()
    for state in ("definitief", "voorlopig", "afgewezen"):
        assert "status_rests_on_decision" in refusal(
            "UPDATE applications_application SET state = %s WHERE id = %s", state, application.pk
        )


def test_no_letter_replaces_one_of_which_no_correction_was_issued():
    decision = make.granted()
    letter = issue_letter(decision_id=decision.pk)
    columns = [field.column for field in Letter._meta.concrete_fields]
    anew = {"id": "DEFAULT", "reference": "'OR-9'", "number_id": "given.id"}
    for replaced in ("NULL", "letter.id"):
        values = [{**anew, "replaces_id": replaced}.get(one, f"letter.{one}") for one in columns]
        copied = ", ".join(value for value in values if value != "DEFAULT")
        assert "letter_again" in refusal(
            "WITH given AS (INSERT INTO correspondence_letternumber (occasion, reference, given_at)"
            " VALUES ('again', 'OR-9', now()) RETURNING id), copy AS ("
            f"INSERT INTO correspondence_letter ({', '.join(columns[1:])}) SELECT {copied}"
            " FROM correspondence_letter letter, given WHERE letter.id = %s RETURNING id)"
            " SELECT set_config('test.letter', id::text, true) FROM copy;"
            " INSERT INTO assessments_decisionletter (decision_id, letter_id, position)"
            " VALUES (%s, current_setting('test.letter')::int, 2)",
            letter.pk,
            decision.pk,
        )


def test_a_lead_whose_role_ended_issues_no_correction():
    decision, lead = make.granted(), make.lead()
    correction = correcting.prepare_correction(
        letter=issue_letter(decision_id=decision.pk), why="Naam.", term="kept", by=make.adviser()
    )
    lead.ended_at = timezone.now()
    lead.save()
    assert "correction_by_re" in refusal(
        "UPDATE assessments_correction SET issued_by_id = %s, issued_at = now() WHERE id = %s",
        lead.pk,
        correction.pk,
    )


def test_that_a_letter_was_opened_stands():
    letter = issue_letter(decision_id=make.granted().pk)
    reading = LetterReading.objects.create(letter=letter, user=factories.person())
    for change in ("UPDATE {} SET read_at = now()", "DELETE FROM {}"):
        statement = change.format("correspondence_letterreading")
        assert "Cannot update or delete" in refusal(f"{statement} WHERE id = %s", reading.pk)
