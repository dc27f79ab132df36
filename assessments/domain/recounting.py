"""Finding next steps that are older than the facts, such as after triggers were switched off."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from assessments.models import Awaited, NextStep

Stored = set[tuple[object, ...]]


@transaction.atomic
def recount() -> set[int]:
    """Work out every next step anew; return the keys of the applications that had another."""
    before = _stored()
    NextStep.objects.update(step=F("step"))
    return {int(str(row[0])) for row in before ^ _stored()}


def _stored() -> Stored:
    facts = ("application", "step", "done", "total", "due_on", "adviser", "search")
    steps = NextStep.objects.values_list(*facts)
    awaited = Awaited.objects.values_list("panel__application", "member", "what", "due_on")
    return {*steps, *awaited}
