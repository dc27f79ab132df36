"""Taking decisions of a round together: by the act for a single one, each in a transaction.

A batch is rows: which decisions, and what came of each. Worker after worker takes the next that
waits, under a lock on the batch; who is killed in the middle of one leaves it waiting, and the beat
has the batch taken up again. The letter of each is made by its own task, as for any decision. See
docs/decisions/0211-a-batch-of-decisions-is-rows.md.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.models import BatchedDecision, BatchedState, Decision, DecisionBatch
from assessments.workflow import FLOW
from common.acts import Refused, tried
from common.jobs import enqueue
from common.many import Outcomes, foresee
from common.refusal import Refusal

from . import deciding, letters
from .impartiality import require_kind

log = structlog.get_logger(__name__)
TASK = "assessments.tasks.take_batch"


def foreseen(decisions: Collection[Decision], *, by: Role) -> Outcomes[Decision]:
    """What would come now of taking each, its letter included; everything is undone again."""

    def act(decision: Decision) -> None:
        letters.preview_html(deciding.grant(decision=decision, by=by))

    return foresee(decisions, act)


@transaction.atomic
def begin(
    *,
    round_id: int,
    decisions: Collection[int],
    token: UUID,
    by: Role,
    at: datetime | None = None,
) -> DecisionBatch:
    """Have a worker take these decisions of a round, in their order; return the batch, which began
    `at` that moment (default now).

    Who sends the same `token` again gets the same batch. A decision that waits in a batch that goes
    on stays there; one in a batch that was stopped goes over to this one.

    Raises `Refusal`: `role_ended`, `wrong_role`, `none_chosen` when there is nothing to take.
    """
    require_kind(by, FLOW.who("grant"))
    at = at or timezone.now()
    batch, is_new = DecisionBatch.objects.get_or_create(
        token=token, defaults={"round_id": round_id, "begun_by": by, "begun_at": at}
    )
    if not is_new:
        return batch
    known = Decision.objects.visible_to(by).filter(application__round=round_id, pk__in=decisions)
    chosen = dict(known.order_by("prepared_at", "pk").values_list("pk", "prepared_at"))
    left = BatchedDecision.objects.filter(decision__in=chosen, state=BatchedState.WAITING)
    left.exclude(batch__stopped_at=None).update(state=BatchedState.DROPPED, settled_at=at)
    BatchedDecision.objects.bulk_create(
        [
            BatchedDecision(batch=batch, decision_id=key, prepared_at=prepared_at)
            for key, prepared_at in chosen.items()
        ],
        ignore_conflicts=True,
    )
    if not batch.decisions.exists():
        raise Refusal(
            _("Choose at least one decision that is not being taken already."), code="none_chosen"
        )
    enqueue(TASK, batch.pk)
    return batch


@transaction.atomic
def stop(*, batch: DecisionBatch, by: Role) -> DecisionBatch:
    """Take no more decisions of a batch; the one at hand is finished first, what is taken stands.

    Raises `Refusal`: `role_ended`, `wrong_role`.
    """
    require_kind(by, FLOW.who("grant"))
    locked = _locked(batch.pk)
    if locked.stopped_at is None:
        locked.stopped_at, locked.stopped_by = timezone.now(), by
        locked.save(update_fields=["stopped_at", "stopped_by"])
    return locked


@transaction.atomic
def go_on(*, batch: DecisionBatch, by: Role) -> DecisionBatch:
    """Go on with a batch that was stopped, for who began it: the decisions are taken in that name.

    Raises `Refusal`: `role_ended`, `wrong_role`, `of_another`.
    """
    require_kind(by, FLOW.who("grant"))
    locked = _locked(batch.pk)
    if locked.begun_by_id != by.pk:
        raise Refusal(
            _("Another lead began this batch. Begin one of your own with what is left."),
            code="of_another",
        )
    locked.stopped_at = locked.stopped_by = None
    locked.save(update_fields=["stopped_at", "stopped_by"])
    enqueue(TASK, locked.pk)
    return locked


def take_all(batch_id: int, *, at: datetime | None = None) -> None:
    """Take what waits in a batch, until nothing does or somebody stops it; each `at` that moment
    (default when its turn comes).

    What fails for another reason than a rule is passed over and raised in the end, so that it holds
    up nothing; it waits on, and is tried again later.
    """
    failed: dict[int, Exception] = {}
    while True:
        key = _next(batch_id, failed)
        if key is None:
            break
        try:
            _take(batch_id, key, at or timezone.now())
        except Exception as error:  # noqa: BLE001  Raised below.
            log.error("decision_of_batch_failed", batch=batch_id, item=key, error=repr(error))
            failed[key] = error
    for first in failed.values():
        raise first


def _next(batch_id: int, failed: Collection[int]) -> int | None:
    waiting = BatchedDecision.objects.filter(
        batch=batch_id, batch__stopped_at=None, state=BatchedState.WAITING
    )
    return waiting.exclude(pk__in=failed).order_by("pk").values_list("pk", flat=True).first()


@transaction.atomic
def _take(batch_id: int, key: int, at: datetime) -> None:
    """Take one decision, or note why not. Does nothing when another worker was first."""
    batch = _locked(batch_id)
    item = batch.decisions.filter(pk=key, state=BatchedState.WAITING).first()
    if item is None or batch.stopped_at is not None:
        return
    came = tried(partial(_take_as_chosen, item, batch.begun_by, at))
    item.state = BatchedState.REFUSED if isinstance(came, Refused) else BatchedState.TAKEN
    item.why_not = str(came) if isinstance(came, Refused) else ""
    item.settled_at = at
    item.save(update_fields=["state", "why_not", "settled_at"])


@transaction.atomic
def _take_as_chosen(item: BatchedDecision, by: Role, at: datetime) -> None:
    """Take the decision as it was when the batch began: the lead did not read a later text."""
    taken = deciding.grant(decision=item.decision, by=by, at=at)
    if item.prepared_at not in (None, taken.prepared_at):
        raise Refusal(
            _("It was prepared anew after you chose it. Read it once more, and then take it."),
            code="prepared_anew",
        )


def _locked(batch_id: int) -> DecisionBatch:
    found: Any = DecisionBatch.objects.select_for_update(of=("self",))
    locked: DecisionBatch = found.select_related("begun_by").get(pk=batch_id)
    return locked
