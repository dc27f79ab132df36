"""What the role that the portal connects with can do in the database: its rows, and no more."""

from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connection, transaction

from common.database_role import powers
from tests import factories

pytestmark = pytest.mark.django_db


@contextmanager
def as_the_portal():
    """Go on as who signed in with the portal's role."""
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION AUTHORIZATION portal")
        try:
            yield cursor
        finally:
            cursor.execute("RESET SESSION AUTHORIZATION")


@pytest.mark.parametrize(
    "sql",
    [
        "TRUNCATE applications_submission CASCADE",
        "TRUNCATE applications_applicationevent",
        "ALTER TABLE applications_submission DISABLE TRIGGER ALL",
        "DROP FUNCTION _pgtrigger_should_ignore CASCADE",
        "SET LOCAL session_replication_role = replica",
        "DELETE FROM django_migrations",
        "CREATE TABLE mine (number integer)",
        # A guard would read it in the place of the table that it names.
        "CREATE TEMPORARY TABLE applications_plan (id bigint)",
    ],
)
def test_the_portal_cannot_go_round_the_guards(sql):
    with (
        as_the_portal() as cursor,
        pytest.raises(DatabaseError) as refused,
        transaction.atomic(),
    ):
        cursor.execute(sql)
    assert refused.value.__cause__.pgcode == "42501"  # insufficient privilege


def test_the_portal_cannot_switch_the_guards_off():
    application = factories.make_submitted()
    with as_the_portal() as cursor:
        cursor.execute("SELECT array_agg(tgname)::text FROM pg_trigger WHERE NOT tgisinternal")
        (names,) = cursor.fetchone()
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [names])
        with pytest.raises(DatabaseError) as refused, transaction.atomic():
            cursor.execute(
                "UPDATE applications_submission SET number = 'VL-9' WHERE application_id = %s",
                [application.pk],
            )
    assert "this row is kept for ever" in str(refused.value)


def test_the_portal_owns_nothing_and_the_owner_is_told_on_deploying():
    with as_the_portal():
        assert powers() == []
        call_command("check", "--deploy", databases=["default"], tags=["database"])

    assert powers() != []
    with pytest.raises(SystemCheckError, match=r"onderwijsregio\.E010"):
        call_command("check", "--deploy", databases=["default"], tags=["database"])
