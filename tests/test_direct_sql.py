"""What PostgreSQL refuses whoever writes, with SQL of their own instead of the acts."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import RoleKind
from assessments.domain import deciding, interest
from assessments.domain.letters import issue_letter
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
    assert "decision_lead" in refusal(
        f"{taken} granted_by_id = %s WHERE id = %s", by.pk, decision.pk
    )
    gone = make.lead()
    gone.ended_at = timezone.now()
    gone.save()
    assert "decision_lead" in refusal(
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
