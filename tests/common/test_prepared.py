"""A query that is prepared once for a connection answers as one that is written out."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from common.prepared import Given, Prepared

pytestmark = pytest.mark.django_db(transaction=True)

SQL = "SELECT number, %s FROM generate_series(%s, %s) AS number WHERE number = ANY(%s) ORDER BY 1"
PARAMETERS, TYPES = ["a 'word'", Given(2), 9, Given(1)], ["int[]", "int"]
NUMBERS = Prepared("numbers", SQL, PARAMETERS, TYPES, one_plan=False)
PLANNED_ONCE = Prepared("numbers_planned_once", SQL, PARAMETERS, TYPES, one_plan=True)
PLANS = """SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE name = %s"""


def asked(*values, of=NUMBERS):
    """The rows, and how it was asked."""
    with CaptureQueriesContext(connection) as queries:
        rows = of.fetch(*values)
    (query,) = queries
    return rows, query["sql"].split("; ")[-1].split()[0]


def test_what_is_planned_once_leaves_how_others_are_planned():
    for _time in range(2):
        assert asked([1, 4, 12], 2, of=PLANNED_ONCE) == ([(4, "a 'word'")], "EXECUTE")
        assert asked([1, 4, 12], 2) == ([(4, "a 'word'")], "EXECUTE")
    with connection.cursor() as cursor:
        for one, plans in ((PLANNED_ONCE, (2, 0)), (NUMBERS, (0, 2))):
            cursor.execute(PLANS, [one.name])
            assert cursor.fetchone() == plans


def test_every_question_is_one_query_with_the_values_at_hand():
    assert asked([1, 4, 12], 2) == ([(4, "a 'word'")], "EXECUTE")
    assert asked([1, 4], 1) == ([(1, "a 'word'"), (4, "a 'word'")], "EXECUTE")


def test_a_new_connection_and_one_that_went_back_can_be_asked():
    with transaction.atomic():
        asked([1], 1)
        transaction.set_rollback(True)
    assert asked([1], 1) == ([(1, "a 'word'")], "EXECUTE")

    connection.close()

    assert asked([1], 1) == ([(1, "a 'word'")], "EXECUTE")


def test_where_every_transaction_may_have_another_connection_nothing_is_prepared(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)

    assert asked([1, 4, 12], 2) == ([(4, "a 'word'")], "SELECT")
