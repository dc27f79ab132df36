"""Questions about a person and the cases, which are written once and asked about everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from accounts.models import Role
from common.prepared import Given, Prepared

# Stand for the person in such a question.
SOMEBODY, THEIR_ADDRESS = -1, "somebody@somewhere.example"

Question = Callable[[], tuple[str, tuple[Any, ...]]]
"""Gives a query of cases by key and a second column, and its parameters."""


def ask(question: Question, role: Role, cases: Iterable[int] | None) -> list[tuple[Any, ...]]:
    """The answer about the person of `role`, in some cases or in all. One query."""
    some = [] if cases is None else [list(cases)]
    asked = _prepared(question, of_some=cases is not None)
    return asked.fetch(role.user_id, role.user.email.lower(), *some)


@cache
def _prepared(question: Question, *, of_some: bool) -> Prepared:
    sql, parameters = question()
    person = {SOMEBODY: Given(1), THEIR_ADDRESS: Given(2)}
    filled = [person.get(one, one) for one in parameters]
    name, types = question.__name__.strip("_"), ["bigint", "text"]
    if of_some:
        sql = f"SELECT * FROM ({sql}) AS asked (pk, way) WHERE pk = ANY(%s)"  # noqa: S608 - ours
        filled.append(Given(3))
        name, types = f"{name}_in_some", [*types, "bigint[]"]
    # In all cases together one person may be involved in hardly any, another in thousands.
    return Prepared(name, sql, filled, types, one_plan=of_some)
