"""Queries that Django puts together and writes once in a process, and then only asks.

For those of a page that everybody opens all day, of which putting together and writing takes longer
than all of PostgreSQL's work. What such a query gives is exactly what its QuerySet gives.
See docs/decisions/0253-queries-that-are-written-once.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.compiler import SQLCompiler
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.db.models.sql import Query
from typing_extensions import override

Row = TypeVar("Row")


def given(name: str) -> Any:
    """What stands in a query for the value that is given under this name when it is asked.

    It can stand where a filter compares with a value. PostgreSQL gets what is given as it is: a
    key, not a row. For None Django would write another query, and for a list there is `among`.
    """
    return Value(_Place(name))


def among(column: str, name: str) -> Func:
    """The filter for rows whose `column` is among the values in the list given under this name."""
    return Func(
        F(column),
        given(name),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


class _Place:
    """A place among the parameters of a query."""

    def __init__(self, name: str) -> None:
        self.name = name


class WrittenOnce(Generic[Row]):
    """A query with places for what is `given`, written when it is asked first."""

    def __init__(self, rows: QuerySet[Any, Row]) -> None:
        self.rows = rows

    def fetch(self, **values: Any) -> list[Row]:
        """The rows for these values, one query; raises `TypeError` when it asks others."""
        if values.keys() != self._compiler.asks:
            raise TypeError(f"The query asks {sorted(self._compiler.asks)}")
        asked = self.rows.all()
        asked.query.__class__ = _Asked
        vars(asked.query).update(compiler_of=self._compiler, values_given=values)
        return list(asked)

    @cached_property
    def _compiler(self) -> _Compiler:
        compiler = _Compiler(self.rows.query.clone(), connections[DEFAULT_DB_ALIAS])
        compiler.write()
        return compiler


class _Asked(Query):
    """A query whose compiler has written it already."""

    compiler_of: _Compiler
    values_given: Mapping[str, Any]

    @override
    def get_compiler(
        self,
        using: str | None = None,
        connection: BaseDatabaseWrapper | None = None,
        elide_empty: bool = True,
    ) -> SQLCompiler:
        compiler = copy(self.compiler_of)
        compiler.connection = connection or connections[using or DEFAULT_DB_ALIAS]
        compiler.values_given = self.values_given
        return compiler


class _Compiler(SQLCompiler):
    """A compiler that keeps what it wrote, with what it knows of the columns."""

    values_given: Mapping[str, Any]

    def __init__(self, query: Query, connection: BaseDatabaseWrapper) -> None:
        super().__init__(query, connection, DEFAULT_DB_ALIAS)

    def write(self) -> None:
        """Write the query."""
        self.sql, self.parameters = super().as_sql()
        self.asks = {one.name for one in self.parameters if isinstance(one, _Place)}

    @override
    def as_sql(
        self, with_limits: bool = True, with_col_aliases: bool = False
    ) -> tuple[str, tuple[Any, ...]]:
        """The SQL, and the parameters with what is given."""
        values = self.values_given
        filled = (values[one.name] if isinstance(one, _Place) else one for one in self.parameters)
        return self.sql, tuple(filled)
