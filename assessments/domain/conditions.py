"""Conditions of a provisional status, until each has been met."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from assessments.models import Condition, DecisionState
from common.refusal import Refusal

from . import cases


@transaction.atomic
def meet_condition(*, condition: Condition, note: str, by: Role) -> Condition:
    """Note once that a condition of a taken decision was met, and how one saw it.

    Raises `Refusal`: those of `cases.hold`, `not_granted`, `already_met`, `note`.
    """
    cases.hold(condition.decision.application_id, by=by, kinds=RE_KINDS)
    locked = (
        Condition.objects.select_for_update(of=("self",))
        .select_related("decision")
        .get(pk=condition.pk)
    )
    if locked.decision.state != DecisionState.VERLEEND:
        raise Refusal(_("This decision has not been taken yet."), code="not_granted")
    if locked.met_at is not None:
        raise Refusal(_("It was noted before that this condition is met."), code="already_met")
    if not note.strip():
        raise Refusal(_("Write how you saw that the condition is met."), code="note", field="note")
    locked.met_at, locked.met_by, locked.met_note = timezone.now(), by, note.strip()
    locked.save()
    return locked
