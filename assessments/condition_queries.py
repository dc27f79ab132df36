"""What was answered to conditions, with its documents, and how their dates moved."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from accounts.models import Role

from .models import AnswerDocument, Condition, ConditionAnswer, ConditionExtension, Decision


def _with_all(answers: QuerySet[ConditionAnswer]) -> QuerySet[ConditionAnswer]:
    documents = AnswerDocument.objects.select_related("version")
    return answers.select_related(
        "written_by__user", "handed_in_by__user", "checked_by__user"
    ).prefetch_related(Prefetch("documents", documents))


def answers_of(condition: Condition, role: Role) -> list[ConditionAnswer]:
    """The answers to a condition that this role may read, the newest first. Two queries."""
    found = ConditionAnswer.objects.visible_to(role).filter(condition=condition)
    return list(_with_all(found).order_by("-number"))


def extensions_of(condition: Condition) -> list[ConditionExtension]:
    """How the date of a condition moved, the newest first. One query."""
    found = condition.extensions.select_related("extended_by__user")
    return list(found.order_by("-extended_at", "-pk"))


def conditions_asked_again(decision: Decision) -> list[Condition]:
    """Its conditions about the beroepsgroep that did not lapse, each with the `answers` that were
    enough. Three queries.
    """
    enough = _with_all(ConditionAnswer.objects.filter(state="voldoet"))
    found = decision.conditions.filter(criterion__about_beroepsgroep=True, lapsed_at=None)
    return list(found.select_related("criterion").prefetch_related(Prefetch("answers", enough)))
