"""Sending SQL of one's own with the role of the portal, and seeing what then stands wrong."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.assessments.forbidden import Frozen, broken, changed, frozen
from tests.assessments.judging_statements import JUDGING_STATEMENTS
from tests.assessments.objection_statements import OBJECTION_STATEMENTS

STATEMENTS = {
    table: [*JUDGING_STATEMENTS.get(table, []), *OBJECTION_STATEMENTS.get(table, [])]
    for table in {**JUDGING_STATEMENTS, **OBJECTION_STATEMENTS}
}
"""By the table whose rows they are tried on: what somebody could write."""


def tried(statement: str, before: Frozen, **values: object) -> list[object]:
    """What stands wrong once the portal sent a statement; nothing when PostgreSQL refuses it.

    `before` is what was frozen. All of it is undone.
    """
    wrong: list[object] = []
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            # Until the end of the transaction, as who owns no table.
            cursor.execute(
                f"SET LOCAL SESSION AUTHORIZATION portal; {statement};"
                " SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED",
                values,
            )
        except DatabaseError as error:
            # Refused by what guards the rows, and not because it means nothing.
            if error.__cause__.pgcode[:2] not in {"23", "P0"}:
                wrong = [error]
        else:
            wrong = [*broken(), *changed(before, frozen())]
        transaction.set_rollback(True)
    return wrong


def rows_of(table: str) -> list[int]:
    """The keys of the rows of a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY id")
        return [key for (key,) in cursor.fetchall()]


def moments() -> list[datetime]:
    """Now, a while ago, when other mandates held, and a while from now."""
    now = timezone.now()
    return [now, now - timedelta(days=30), now + timedelta(days=60)]
