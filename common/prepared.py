"""Queries that a connection prepares once, for those that take longer to plan than to run.

PostgreSQL plans a prepared query anew for each question at first, and from the sixth on it keeps
one plan for all, unless that seems dearer; or it keeps one from the first.
Source: https://www.postgresql.org/docs/18/sql-prepare.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from psycopg2.extensions import AsIs

# What each connection to PostgreSQL has prepared, by name.
_prepared: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


class Given:
    """Stands among the parameters of a query for the value that is given last, counted from 1."""

    def __init__(self, place: int) -> None:
        self.place = place


class Prepared:
    """A query: its SQL with `%s`, the parameters, and the types of those that are `Given`.

    `name` is its own among all of the portal. With `one_plan` it is planned once, without looking
    at the values: for what is looked up by key, of which there are as few for every value.
    """

    def __init__(
        self,
        name: str,
        sql: str,
        parameters: Sequence[Any],
        types: Sequence[str],
        *,
        one_plan: bool,
    ) -> None:
        self.name, self.sql, self.parameters, self.types = name, sql, parameters, types
        self.mode = "force_generic_plan" if one_plan else "auto"

    def fetch(self, *values: Any) -> list[tuple[Any, ...]]:
        """The rows for these values of what is `Given`."""
        with connection.cursor() as cursor:
            if connection.settings_dict["CONN_MAX_AGE"] == 0:
                # Behind PgBouncer the next transaction has another connection.
                cursor.execute(self.sql, self._with(values))
            else:
                self._prepare()
                places = ", ".join(["%s"] * len(values))
                asked = f"SET plan_cache_mode = {self.mode}; EXECUTE {self.name} ({places})"
                cursor.execute(asked, values)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows

    def _prepare(self) -> None:
        known = _prepared.setdefault(connection.connection, set())
        if self.name not in known:
            places = [AsIs(f"${number}") for number in range(1, len(self.types) + 1)]
            # Belongs to making the connection, and is no question of the page.
            with connection.wrap_database_errors, connection.connection.cursor() as cursor:
                statement = f"PREPARE {self.name} ({', '.join(self.types)}) AS {self.sql}"
                cursor.execute(statement, self._with(places))
            known.add(self.name)

    def _with(self, values: Sequence[Any]) -> list[Any]:
        return [values[one.place - 1] if isinstance(one, Given) else one for one in self.parameters]
