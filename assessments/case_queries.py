"""The queries with which the page of a case begins: what was submitted, and all that is small.

What a case seldom has stands in rows of its own; whether there are such is asked first, so that
the page reads only those that are there. What every case has a few rows of comes along as JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db.models import (
    CharField,
    F,
    Model,
    Prefetch,
    QuerySet,
    Value,
)
from django.db.models.functions import JSONObject

from accounts.models import Role
from applications.models import Application, ClosingMove, Completion, Delay, Reopening, Submission
from common.prepared import Given, Prepared

from .models import (
    ChangeNotice,
    Concurrence,
    Condition,
    ConditionAnswer,
    ConditionExtension,
    Confirmation,
    Decision,
    DefaultNotice,
    Note,
    Objection,
    Reendorsement,
    Withdrawal,
    involvements,
)

Row = TypeVar("Row", bound=Model)

# Stands for the case in a question that is written once and asked about every case.
SOME_CASE = -1
OF_CASE = {"application": SOME_CASE}
OF_DECISION = {"decision__application": SOME_CASE}


def decisions_with_conditions() -> QuerySet[Decision]:
    """Decisions, the newest first, with the conditions. Two queries."""
    conditions = Condition.objects.select_related("criterion")
    found = Decision.objects.prefetch_related(Prefetch("conditions", conditions))
    return found.order_by("-prepared_at")


@dataclass(frozen=True)
class SubmissionsOf:
    """What was submitted of `case`, with what its page shows in any state.

    But for the people, whom `CaseView` reads at once: joined to each, they made PostgreSQL take
    longer to plan this query than to run all of the page.
    """

    case: int

    def visible_to(self, role: Role) -> QuerySet[Submission]:
        """The newest first, if the role may see the case, with why the person may not read it.
        Two queries.
        """
        involved = involvements(role, [self.case]).get(self.case, "")
        return (
            Submission.objects.filter(
                application__in=Application.objects.visible_to(role), application=self.case
            )
            .select_related(
                "application__next_step",
                "application__plan",
                "application__round",
                "application__region__adviser",
                "application__penvoerder",
                "application__panel__joint_outcome",
            )
            .prefetch_related(Prefetch("application__decisions", decisions_with_conditions()))
            .annotate(involvement=Value(involved, output_field=CharField()))
            .order_by("-version")
        )


def beside(case: int) -> dict[str, Any]:
    """What stands beside a case, by name: see `_seldom` and `_few`. One query, prepared once: it
    takes longer to write and to plan than to answer.
    """
    ((found,),) = _beside().fetch(case)
    return dict(json.loads(found))


@cache
def _beside() -> Prepared:
    rows = {name: _as_json(found) for name, found in _few().items()}
    parts: list[str] = []
    parameters: list[Any] = []
    for shape, asked in (
        ("EXISTS({})", {name: found.order_by().values("pk") for name, found in _seldom().items()}),
        ("to_jsonb(ARRAY({}))", rows),
        ("(SELECT count(*) FROM ({}) AS rows)", {"notes": Note.objects.filter(**OF_CASE)}),
    ):
        for name, found in asked.items():
            sql, given = found.query.sql_with_params()
            parts.append(f"'{name}', {shape.format(sql)}")
            parameters += [Given(1) if one == SOME_CASE else one for one in given]
    sql = f"SELECT jsonb_build_object({', '.join(parts)})::text"
    return Prepared("beside_a_case", sql, parameters, ["bigint"], one_plan=True)


def _seldom() -> dict[str, QuerySet[Any]]:
    """What seldom happens in a case: whether there is any."""
    of_condition = {f"condition__{path}": case for path, case in OF_DECISION.items()}
    return {
        "asked": Completion.objects.filter(**OF_CASE),
        "reopened": Reopening.objects.filter(**OF_CASE),
        "changed": ChangeNotice.objects.filter(**OF_CASE),
        "withdrawn": Withdrawal.objects.filter(**OF_CASE),
        "objected": Objection.objects.filter(**OF_CASE),
        "answered": ConditionAnswer.objects.handed_in().filter(**of_condition),
        "extended": ConditionExtension.objects.filter(**of_condition),
        "delayed": Delay.objects.filter(**OF_CASE),
        "defaulted": DefaultNotice.objects.filter(**OF_CASE),
        "moved": ClosingMove.objects.filter(round__applications=SOME_CASE),
    }


def _few() -> dict[str, QuerySet[Any]]:
    """What a case has a few rows of, which come along whole, for `rows_of`: what OCW said about the
    joint outcome before the panel; what panel and beroepsgroep said once more about conditions.
    """
    return {
        "concurrences": Concurrence.objects.filter(
            joint_outcome__panel__application=SOME_CASE, version=F("joint_outcome__version")
        ),
        "reendorsements": Reendorsement.objects.filter(**OF_DECISION).order_by(
            "member__organisation__name"
        ),
        "confirmations": Confirmation.objects.filter(**OF_DECISION).order_by("given_at", "pk"),
    }


def _as_json(rows: QuerySet[Any]) -> QuerySet[Any]:
    """All columns of each row as JSON."""
    names = [field.attname for field in rows.model._meta.concrete_fields]  # noqa: SLF001
    return rows.values(row=JSONObject(**{name: name for name in names}))


def rows_of(model: type[Row], found: list[dict[str, Any]]) -> list[Row]:
    """The rows of a model that came along as JSON, without what they refer to."""
    columns = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001
    return [
        model(**{name: columns[name].to_python(value) for name, value in row.items()})
        for row in found
    ]
