"""Lowering, settling and reclaiming a subsidy: prepared by one person, decided by another.

See docs/decisions/0204-what-comes-after-a-grant-rests-on-one-sum.md.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from assessments.domain import cases
from common.dates import amsterdam_date
from common.jobs import enqueue
from common.refusal import refuse, written
from subsidies.later_permissions import (
    why_not_better,
    why_not_give_back,
    why_not_prepare,
    why_not_rest_on,
    why_not_settle,
    why_used,
)
from subsidies.models import Hearing, Later, LaterDecision, Share
from subsidies.workflow import LATER_FLOW

from . import later_mails
from .balance import balance_of
from .hearings import fit_amount, weighed


@transaction.atomic
def prepare_later(
    *,
    share: Share,
    kind: str,
    amount: Decimal | None,
    reasons: str,
    by: Role,
    hearing: Hearing | None = None,
    weighing: str = "",
) -> LaterDecision:
    """Lay a decision before the leads, with the sums as they are now; amounts in euro.

    What is worse for the recipient rests on `hearing` and says how the response was weighed; the
    ground is that of the hearing. Raises `Refusal`: those of `cases.hold`, `cannot_prepare`,
    `amount`, `not_heard`, `reasons`, `weighing`.
    """
    now, what = timezone.now(), Later(kind)
    locked = _held_share(share.pk, by)
    refuse(why_not_prepare(by, locked, what, amsterdam_date(now)), code="cannot_prepare")
    amount = fit_amount(locked, what, amount, is_lower=what == Later.LOWERING)
    balance = balance_of(locked)
    is_worse = what == Later.RECLAIMING or amount < balance.stands
    rests_on = _heard(hearing, what, amount, amsterdam_date(now)) if is_worse else None
    reasons = written(reasons, _("Write the reasons for the decision."), code="reasons")
    weighing = weighed(weighing) if is_worse else ""
    decision = LaterDecision.objects.create(
        share=locked,
        kind=kind,
        amount=amount,
        stood=balance.stands,
        paid=balance.paid,
        under_way=balance.under_way,
        claimed=balance.claimed,
        ground=rests_on.ground if rests_on else "",
        hearing=rests_on,
        reasons=reasons,
        weighing=weighing,
        prepared_by=by,
        prepared_at=now,
    )
    later_mails.prepared(decision)
    return decision


def _heard(hearing: Hearing | None, kind: Later, amount: Decimal, today: date) -> Hearing:
    """The hearing on which something worse can rest. Raises `Refusal`: `not_heard`, `amount`."""
    refuse(why_not_rest_on(hearing, kind, today), code="not_heard", field="amount")
    assert hearing is not None  # noqa: S101 - refused above
    stored = Hearing.objects.select_for_update().get(pk=hearing.pk)
    refuse(why_not_rest_on(stored, kind, today), code="not_heard", field="amount")
    refuse(why_used(stored), code="not_heard", field="amount")
    refuse(why_not_better(stored, kind, amount), code="amount", field="amount")
    return stored


@transaction.atomic
def give_back(*, decision: LaterDecision, reason: str, by: Role) -> LaterDecision:
    """Have a decision prepared anew. Raises `Refusal`: those of `cases.hold`,
    `may_not_give_back`, `reason`.
    """
    locked = _held(decision, by)
    refuse(why_not_give_back(by, locked), code="may_not_give_back")
    reason = written(
        reason, _("Write what must be different, so that it can be prepared anew."), code="reason"
    )
    LATER_FLOW.move(locked, "give_back", kind=by.kind)
    locked.return_reason = reason
    locked.save()
    return locked


@transaction.atomic
def settle(*, decision: LaterDecision, by: Role) -> LaterDecision:
    """Take a prepared decision; a worker makes the letter, and only that counts.

    Raises `Refusal`: those of `cases.hold`, `may_not_settle`, `changed_since`.
    """
    locked = _held(decision, by)
    now = timezone.now()
    refuse(why_not_settle(by, locked, amsterdam_date(now)), code="may_not_settle")
    refuse(why_not_the_same(locked), code="changed_since")
    LATER_FLOW.move(locked, "settle", kind=by.kind)
    locked.settled_by, locked.settled_at = by, now
    locked.save()
    enqueue("subsidies.tasks.make_later_letter", locked.pk)
    return locked


def why_not_the_same(decision: LaterDecision) -> str | None:
    """Why a prepared decision cannot be taken as it is: its letter would tell other sums now."""
    now = balance_of(decision.share)
    if (now.stands, now.paid, now.under_way, now.claimed) == decision.rests_on:
        return None
    return str(
        _(
            "Something was paid or handed over since this decision was prepared, so its sums are "
            "others now. Give it back, so that it is prepared anew."
        )
    )


def _held_share(pk: int, by: Role) -> Share:
    """The grant as stored, its case in hand and its sums held still: a run locks it as well.

    Raises as `cases.hold` does.
    """
    found = Share.objects.select_related("division__round__subsidy_rules").get(pk=pk)
    found.application = cases.hold(found.application_id, by=by, kinds=RE_KINDS)
    Share.objects.select_for_update(no_key=True).get(pk=pk)
    return found


def _held(decision: LaterDecision, by: Role) -> LaterDecision:
    share = _held_share(decision.share_id, by)
    stored = LaterDecision.objects.select_for_update(of=("self",)).select_related(
        "prepared_by", "hearing__intended_by"
    )
    locked = stored.get(pk=decision.pk)
    locked.share = share
    return locked
