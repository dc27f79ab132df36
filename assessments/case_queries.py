"""The one query with which the page of a case begins: what was submitted, and all that is small.

What a case seldom has stands in rows of its own; whether there are such is asked here, so that the
page reads only those that are there. What every case has a few rows of comes along as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    F,
    Func,
    JSONField,
    Model,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
)
from django.db.models.functions import JSONObject

from accounts.models import Role
from applications.models import Application, ClosingMove, Completion, Delay, Reopening, Submission

from .models import (
    ChangeNotice,
    Concurrence,
    Condition,
    ConditionAnswer,
    ConditionExtension,
    Confirmation,
    Decision,
    DefaultNotice,
    InvolvementInOne,
    Note,
    Objection,
    Reendorsement,
    Withdrawal,
)

Row = TypeVar("Row", bound=Model)

# Stands for the case in a question that is written once and asked about every case.
SOME_CASE = -1


def decisions_with_conditions() -> QuerySet[Decision]:
    """Decisions, the newest first, with the conditions. Two queries."""
    conditions = Condition.objects.select_related("criterion")
    found = Decision.objects.prefetch_related(Prefetch("conditions", conditions))
    return found.order_by("-prepared_at")


@dataclass(frozen=True)
class SubmissionsOf:
    """What was submitted of `case`, with that and all that its page shows in any state.

    But for the people, whom `CaseView` reads at once: joined to each, they made PostgreSQL take
    longer to plan this query than to run all of the page.
    """

    case: int

    def visible_to(self, role: Role) -> QuerySet[Submission]:
        """The newest first, if the role may see the case, with why the person may not read it."""
        notes = Note.objects.filter(application=OuterRef("application")).order_by()
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
            .annotate(
                involvement=InvolvementInOne(role, self.case),
                # Not joined: PostgreSQL would group by all that is selected.
                notes=Subquery(notes.values("application").values(count=Count("pk"))),
                happened=Happened("application"),
                concurrences=_as_json(_concurrences()),
                reendorsements=_as_json(
                    _said_again(Reendorsement).order_by("member__organisation")
                ),
                confirmations=_as_json(_said_again(Confirmation).order_by("given_at", "pk")),
            )
            .order_by("-version")
        )


def _concurrences() -> QuerySet[Concurrence]:
    """What OCW said about the joint outcome before the panel."""
    return Concurrence.objects.filter(
        joint_outcome__panel__application=OuterRef("application"),
        version=F("joint_outcome__version"),
    )


def _said_again(model: type[Row]) -> QuerySet[Row]:
    """What panel or beroepsgroep said once more, about the conditions of a decision."""
    return model._default_manager.filter(decision__application=OuterRef("application"))  # noqa: SLF001


def _as_json(rows: QuerySet[Row]) -> ArraySubquery:
    """All columns of rows of another table; `rows_of` makes them rows again."""
    names = [field.attname for field in rows.model._meta.concrete_fields]  # noqa: SLF001
    return ArraySubquery(rows.values(row=JSONObject(**{name: name for name in names})))


def rows_of(model: type[Row], found: list[dict[str, Any]]) -> list[Row]:
    """The rows of a model that came along as JSON, without what they refer to."""
    columns = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001
    return [
        model(**{name: columns[name].to_python(value) for name, value in row.items()})
        for row in found
    ]


class Happened(Func):
    """Which of what seldom happens did, in the case to whose key the path leads: a name, whether.

    Written once: Django takes longer to write ten questions than PostgreSQL to answer them.
    """

    output_field = JSONField()

    def as_sql(
        self, compiler: Any, connection: Any, *_template: Any, **_context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """The SQL and its parameters."""
        case, _none = compiler.compile(self.source_expressions[0])
        sql, parameters = _question()
        return sql.replace("%(case)s", case), parameters


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """The SQL of `Happened` about `%(case)s`, and its parameters."""
    parts: list[str] = []
    rest: list[Any] = []
    for name, rows in _seldom().items():
        sql, parameters = rows.order_by().values("pk").query.sql_with_params()
        pieces = iter(sql.split("%s"))
        filled = next(pieces)
        for parameter, piece in zip(parameters, pieces, strict=True):
            filled += ("%(case)s" if parameter == SOME_CASE else "%s") + piece
        rest += [parameter for parameter in parameters if parameter != SOME_CASE]
        parts.append(f"'{name}', EXISTS({filled})")
    return f"jsonb_build_object({', '.join(parts)})", tuple(rest)


def _seldom() -> dict[str, QuerySet[Any]]:
    """What seldom happens in a case, each by its name."""
    of_case, of_decision = {"application": SOME_CASE}, {"decision__application": SOME_CASE}
    of_condition = {f"condition__{path}": case for path, case in of_decision.items()}
    return {
        "asked": Completion.objects.filter(**of_case),
        "reopened": Reopening.objects.filter(**of_case),
        "changed": ChangeNotice.objects.filter(**of_case),
        "withdrawn": Withdrawal.objects.filter(**of_case),
        "objected": Objection.objects.filter(**of_case),
        "answered": ConditionAnswer.objects.handed_in().filter(**of_condition),
        "extended": ConditionExtension.objects.filter(**of_condition),
        "delayed": Delay.objects.filter(**of_case),
        "defaulted": DefaultNotice.objects.filter(**of_case),
        "moved": ClosingMove.objects.filter(round__applications=SOME_CASE),
    }
