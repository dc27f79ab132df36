"""How many organisations of a panel do not agree, said with the step that comes next."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Count, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from applications.models import ApplicationState

from .models import Endorsement, Reendorsement


def disagreeing(case: str) -> Case:
    """How many say no in a case: to the joint outcome as it lies before the panel, and once the
    status is provisional to the question whether the criterion about the beroepsgroep is met.

    `case` is the path to the application from the rows to annotate, with `__` at its end.
    """
    answers = Endorsement.objects.filter(
        joint_outcome__panel__application=OuterRef(f"{case}pk"),
        joint_outcome__proposed_at__isnull=False,
        version=F("joint_outcome__version"),
    )
    again = Reendorsement.objects.filter(decision__application=OuterRef(f"{case}pk"))
    is_provisional = {f"{case}state": ApplicationState.VOORLOPIG}
    return Case(When(**is_provisional, then=_no(again)), default=_no(answers))


def _no(answers: QuerySet[Any]) -> Coalesce:
    said_no = answers.filter(agrees=False).order_by().values("agrees")
    return Coalesce(Subquery(said_no.annotate(number=Count("pk")).values("number")), 0)


def disagreeing_words(number: int) -> str:
    """That so many organisations do not agree; nothing when all do."""
    if not number:
        return ""
    words = ngettext("%(count)d does not agree", "%(count)d do not agree", number)
    return words % {"count": number}
