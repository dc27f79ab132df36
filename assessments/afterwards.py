"""What the page of an application tells its penvoerder about decisions."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.afterwards import ConditionToMeet, Outcome, OwnObjection
from applications.models import Application
from common.dates import amsterdam_date
from correspondence.models import Letter

from .models import (
    AnswerState,
    Condition,
    ConditionAnswer,
    Decision,
    DecisionLetter,
    Objection,
    Withdrawal,
    WithdrawalState,
)


def outcomes_known(application: Application, role: Role) -> list[Outcome]:
    """The decisions of which `role` can read the letter, the newest first. Five queries.

    Of a decision with a corrected letter it is the newest one that counts.
    """
    readable = DecisionLetter.objects.filter(
        letter__in=Letter.objects.visible_to(role)
    ).select_related("letter")
    answers = Prefetch("answers", ConditionAnswer.objects.defer("text"))
    found = (
        Decision.objects.visible_to(role)
        .filter(application=application)
        .prefetch_related(
            Prefetch("conditions", Condition.objects.prefetch_related(answers)),
            Prefetch("decision_letters", readable.defer("letter__pdf", "letter__body_html")),
        )
        .order_by("-granted_at")
    )
    objections = list(
        Objection.objects.visible_to(role).filter(application=application).order_by("pk")
    )
    return [_known(one, objections) for one in found if one.decision_letters.all()]


def decision_coming(path: str) -> Q:
    """Which applications have a decision that was taken and not made known; see `register`."""
    taken = Decision.objects.not_made_known().filter(application=OuterRef(f"{path}pk"))
    ended = Withdrawal.objects.filter(
        application=OuterRef(f"{path}pk"), state=WithdrawalState.INGETROKKEN, letter=None
    )
    return Q(Exists(taken)) | Q(Exists(ended))


def _known(decision: Decision, objections: Sequence[Objection]) -> Outcome:
    keys = {one.letter_id for one in decision.decision_letters.all()}
    own = [one for one in objections if one.letter_id in keys]
    newest = max(decision.decision_letters.all(), key=lambda one: one.position).letter
    return Outcome(
        name=decision.get_outcome_display(),
        letter_url=reverse("letters:letter", args=[newest.reference]),
        letter_subject=newest.subject,
        dated_on=newest.dated_on,
        objection_until=newest.objection_until,
        conditions=[_to_meet(one) for one in decision.conditions.all()],
        object_url=""
        if any(one.is_open for one in own)
        else reverse("assessments:object", args=[newest.reference]),
        objections=[_own(one) for one in own],
    )


def _own(objection: Objection) -> OwnObjection:
    return OwnObjection(
        url=reverse("assessments:own_objection", args=[objection.pk]),
        received_on=objection.received_on,
        stands=objection.known_state,
        tone=objection.tone,
    )


def _to_meet(condition: Condition) -> ConditionToMeet:
    stands, tone = _stands(max(condition.answers.all(), key=lambda one: one.number, default=None))
    return ConditionToMeet(
        text=condition.text,
        due_on=condition.due_on,
        met_on=amsterdam_date(condition.met_at) if condition.met_at else None,
        url=reverse("assessments:answer_condition", args=[condition.pk]),
        stands=stands,
        tone=tone,
    )


def _stands(newest: ConditionAnswer | None) -> tuple[StrOrPromise, str]:
    """How far the answer to a condition is, with a tone."""
    if newest is None:
        return "", ""
    if newest.state == AnswerState.CONCEPT and newest.number > 1:
        return _("to be completed"), "warning"
    return newest.get_state_display(), newest.tone
