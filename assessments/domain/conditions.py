"""Conditions of a provisional status, until each has been met: checked, and given more time."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from assessments.answer_workflow import ANSWER_FLOW
from assessments.condition_permissions import asked_again, why_not_extend, why_not_open
from assessments.models import Condition, ConditionAnswer, ConditionExtension
from common.dates import amsterdam_date
from common.refusal import Refusal, refuse, written

from . import cases, condition_mails
from .condition_answers import begin_next, note_check


@transaction.atomic
def meet_condition(*, condition: Condition, note: str, by: Role) -> Condition:
    """Note once that a condition of a taken decision was met, and how one saw it.

    An answer that was handed in is checked by it. Once the last condition about the beroepsgroep is
    met, the panel and the beroepsgroep are asked. Raises `Refusal`: those of `cases.hold`,
    `not_open`, `note`.
    """
    locked = _held(condition, by)
    refuse(why_not_open(locked), code="not_open")
    note = written(note, _("Write how you saw that the condition is met."), code="note")
    locked.met_at, locked.met_by, locked.met_note = timezone.now(), by, note
    locked.save()
    answer = ConditionAnswer.objects.to_check().select_for_update().filter(condition=locked).first()
    if answer is not None:
        note_check(answer, "accept", finding=locked.met_note, by=by)
    condition_mails.checked(locked, finding=locked.met_note, is_met=True)
    if locked.criterion is not None and locked.criterion.about_beroepsgroep:
        decision = asked_again(locked.decision.application_id)
        if decision is not None:
            condition_mails.asked_again(decision)
    return locked


@transaction.atomic
def find_lacking(*, answer: ConditionAnswer, lacking: str, by: Role) -> ConditionAnswer:
    """Say what an answer lacks, which opens the next version of it; return the checked one.

    Raises `Refusal`: those of `cases.hold`, `not_open`, `wrong_state`, `lacking`.
    """
    condition = _held(answer.condition, by)
    refuse(why_not_open(condition), code="not_open")
    stored = ConditionAnswer.objects.select_for_update().get(pk=answer.pk)
    stored.condition = condition
    ANSWER_FLOW.check(stored, "reopen", kind=by.kind)
    lacking = written(lacking, _("Write what is still lacking."), code="lacking")
    note_check(stored, "reopen", finding=lacking, by=by)
    begin_next(stored)
    condition_mails.checked(condition, finding=stored.finding, is_met=False)
    return stored


@transaction.atomic
def extend(*, condition: Condition, due_on: date, reason: str, by: Role) -> ConditionExtension:
    """Give a condition a later date, which is still to come; the region is told, and why.

    Raises `Refusal`: those of `cases.hold`, `cannot_extend`, `day`, `reason`.
    """
    locked = _held(condition, by)
    refuse(why_not_extend(by, locked), code="cannot_extend")
    if due_on <= max(locked.due_on, amsterdam_date(timezone.now())):
        raise Refusal(
            _("Choose a day that is still to come, and later than the day it is now."),
            code="day",
            field="due_on",
        )
    reason = written(reason, _("Write why there is more time."), code="reason")
    extension = ConditionExtension.objects.create(
        condition=locked,
        was_due_on=locked.due_on,
        due_on=due_on,
        reason=reason,
        extended_by=by,
    )
    locked.due_on = due_on
    locked.save(update_fields=["due_on"])
    condition_mails.extended(extension)
    return extension


def _held(condition: Condition, by: Role) -> Condition:
    """The condition as stored, its case in hand. Raises as `cases.hold` does."""
    application = cases.hold(condition.decision.application_id, by=by, kinds=RE_KINDS)
    locked = (
        Condition.objects.select_for_update(of=("self",))
        .select_related("decision", "criterion")
        .get(pk=condition.pk)
    )
    locked.decision.application = application
    return locked
