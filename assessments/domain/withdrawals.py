"""Withdrawing a provisional status for what lacks: told first, decided by two.

See docs/decisions/0245-a-provisional-status-ends-in-one-way.md.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role
from applications import workflow as application_workflow
from applications.models import Application
from assessments.hearing_permissions import why_short_term
from assessments.models import Lack, Withdrawal
from assessments.withdrawal_permissions import (
    why_not_intend,
    why_not_propose,
    why_not_respond,
    why_not_withdraw,
    why_not_write_down,
)
from assessments.withdrawal_workflow import WITHDRAWAL_FLOW
from common.dates import amsterdam_date
from common.jobs import enqueue
from common.refusal import refuse, written
from regions.domain.status import refuse_merged

from . import cases, withdrawal_mails
from .case_facts import CaseFacts
from .responding import take_down, take_response


@transaction.atomic
def intend(*, application: Application, intention: str, respond_by: date, by: Role) -> Withdrawal:
    """Tell a region by letter that its status may be withdrawn, why, and by when it can respond.

    Raises `Refusal`: those of `cases.hold`, `cannot_intend`, `no_ground`, `intention`,
    `respond_by`.
    """
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    now = timezone.now()
    today = amsterdam_date(now)
    refuse(why_not_intend(by, locked, today), code="cannot_intend")
    refuse(why_no_ground(locked), code="no_ground")
    refuse(why_short_term(respond_by, today), code="respond_by", field="respond_by")
    intention = written(
        intention, _("Write why you intend to withdraw the status."), code="intention"
    )
    withdrawal = Withdrawal.objects.create(
        application=locked,
        intention=intention,
        lacks=to_tell(locked),
        respond_by=respond_by,
        intended_by=by,
        intended_at=now,
    )
    enqueue("assessments.tasks.make_intention_letter", withdrawal.pk)
    return withdrawal


@transaction.atomic
def respond(*, withdrawal: Withdrawal, zienswijze: str, by: Role) -> Withdrawal:
    """Record once what the penvoerder answers.

    Raises `Refusal` (`cannot_respond`, `zienswijze`).
    """
    locked = _stored(withdrawal, cases.lock(withdrawal.application_id))
    refuse(why_not_respond(by, locked, _today()), code="cannot_respond")
    take_response(locked, zienswijze, by=by)
    withdrawal_mails.responded(locked)
    return locked


@transaction.atomic
def write_down(*, withdrawal: Withdrawal, told: str, by: Role) -> Withdrawal:
    """Write down what the region said; written again, it replaces what was noted before.

    The region can still respond in writing until its last day, and the decision waits for that.
    Raises `Refusal`: those of `cases.hold`, `cannot_respond`, `told`.
    """
    application = cases.hold(withdrawal.application_id, by=by, kinds=RE_KINDS)
    locked = _stored(withdrawal, application)
    refuse(why_not_write_down(by, locked), code="cannot_respond")
    take_down(locked, told, by=by)
    return locked


@transaction.atomic
def propose(*, withdrawal: Withdrawal, reasons: str, weighing: str, by: Role) -> Withdrawal:
    """Lay before the leads to withdraw the status, and how the response was weighed.

    Raises `Refusal`: those of `cases.hold`, `cannot_propose`, `no_ground`, `reasons`, `weighing`.
    """
    locked = _held(withdrawal, "propose", by)
    refuse(why_not_propose(by, locked, _today()), code="cannot_propose")
    refuse(why_other_ground(locked), code="no_ground")
    reasons = written(reasons, _("Write the reasons for the decision."), code="reasons")
    weighing = written(
        weighing, _("Write how you weighed the response, or that there was none."), code="weighing"
    )
    WITHDRAWAL_FLOW.move(locked, "propose", kind=by.kind)
    locked.reasons, locked.weighing = reasons, weighing
    locked.prepared_by, locked.prepared_at = by, timezone.now()
    locked.save()
    withdrawal_mails.proposed(locked)
    return locked


@transaction.atomic
def give_back(*, withdrawal: Withdrawal, reason: str, by: Role) -> Withdrawal:
    """Have the decision prepared anew. Raises `Refusal`: those of `cases.hold`, `wrong_state`,
    `reason`.
    """
    locked = _held(withdrawal, "give_back", by)
    reason = written(
        reason, _("Write what must be different, so that the adviser can go on."), code="reason"
    )
    WITHDRAWAL_FLOW.move(locked, "give_back", kind=by.kind)
    locked.return_reason = reason
    locked.save()
    return locked


@transaction.atomic
def drop(*, withdrawal: Withdrawal, reason: str, by: Role) -> Withdrawal:
    """Leave the status as it is after all, and tell the region.

    Raises `Refusal`: those of `cases.hold`, `wrong_state`, `drop_reason`.
    """
    locked = _held(withdrawal, "drop", by)
    reason = written(reason, _("Write why the status stays."), code="drop_reason")
    WITHDRAWAL_FLOW.move(locked, "drop", kind=by.kind)
    locked.drop_reason, locked.dropped_by = reason, by
    locked.dropped_at = timezone.now()
    locked.save()
    withdrawal_mails.dropped(locked)
    return locked


@transaction.atomic
def withdraw_status(*, withdrawal: Withdrawal, by: Role, seen: str | None = None) -> Withdrawal:
    """Withdraw the status as it was prepared; a worker makes the letter, and only that counts.

    `seen` is when what was read was prepared (see `cases.refuse_unread`). Raises `Refusal`: those
    of `cases.hold`, `stale`, `cannot_withdraw`, `no_ground`, `merged`.
    """
    locked = _held(withdrawal, "withdraw", by)
    cases.refuse_unread(seen, locked.prepared_at)
    refuse(why_not_withdraw(by, locked, _today()), code="cannot_withdraw")
    application = locked.application
    refuse(why_other_ground(locked), code="no_ground")
    refuse_merged(application.region)
    WITHDRAWAL_FLOW.move(locked, "withdraw", kind=by.kind)
    locked.settled_by, locked.settled_at = by, timezone.now()
    locked.save()
    application_workflow.FLOW.move(application, "end_status", kind=by.kind)
    application.save(update_fields=["state"])
    enqueue("assessments.tasks.make_withdrawal_letter", locked.pk)
    return locked


def why_no_ground(application: Application) -> StrOrPromise | None:
    """A status ends for what lacks: who has all that the definitive status asks, gets that."""
    if to_tell(application):
        return None
    return _("Nothing lacks for the definitive status, so there is no ground to withdraw this one.")


def to_tell(application: Application) -> list[Lack]:
    """What the letter of an intention says that lacks: conditions, or when none is open any more
    what else the definitive status asks.
    """
    lacks = CaseFacts(application).lacks
    return [Lack.CONDITION] if Lack.CONDITION in lacks else lacks


def why_other_ground(withdrawal: Withdrawal) -> StrOrPromise | None:
    """A status ends for what the region was told of and still lacks (Awb 4:8), and nothing else."""
    if set(withdrawal.lacks) & set(CaseFacts(withdrawal.application).lacks):
        return None
    return _(
        "Nothing of what the region was told lacks any more, so the status stays. Does something "
        "else lack? Then drop this intention and tell the region anew."
    )


def _today() -> date:
    return amsterdam_date(timezone.now())


def _held(withdrawal: Withdrawal, transition: str, by: Role) -> Withdrawal:
    """The withdrawal as stored, its case in hand. Raises as `cases.hold` does."""
    kinds = WITHDRAWAL_FLOW.who(transition)
    return _stored(withdrawal, cases.hold(withdrawal.application_id, by=by, kinds=kinds))


def _stored(withdrawal: Withdrawal, application: Application) -> Withdrawal:
    stored = Withdrawal.objects.select_for_update(of=("self",)).select_related("intended_by")
    locked = stored.get(pk=withdrawal.pk)
    locked.application = application
    return locked
