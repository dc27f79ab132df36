"""Hearing an applicant before a decision to its detriment: told by letter, answered, or dropped.

See docs/decisions/0203-who-a-subsidy-is-lowered-for-is-heard.md.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Application
from assessments.domain import cases
from assessments.domain.responding import take_down, take_response
from assessments.hearing_permissions import why_short_term
from common.dates import amsterdam_date
from common.jobs import enqueue
from common.refusal import Refusal, refuse, written
from subsidies.later_permissions import (
    granted_share,
    why_not_drop,
    why_not_intend,
    why_not_respond,
    why_not_write_down,
)
from subsidies.models import About, Ground, Hearing, Later, Share, Shortfall

from . import later_mails
from .balance import balance_of


@transaction.atomic
def intend(
    *,
    application: Application,
    about: str,
    intention: str,
    respond_by: date,
    by: Role,
    ground: str = "",
    amount: Decimal | None = None,
) -> Hearing:
    """Tell an applicant by letter what is intended, on which ground, and by when it can respond.

    `amount` in euro: to what it is lowered or settled, or what is reclaimed. Raises `Refusal`:
    those of `cases.hold`, `cannot_intend`, `ground`, `amount`, `intention`, `respond_by`.
    """
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    now = timezone.now()
    today = amsterdam_date(now)
    refuse(why_not_intend(by, locked, about, today), code="cannot_intend")
    refuse_ground(About(about), ground)
    if about == About.REFUSAL:
        amount = None
    else:
        amount = fit_amount(granted_share(locked), Later(about), amount, is_lower=True)
    intention = written(intention, _("Write why you intend this."), code="intention")
    refuse(why_short_term(respond_by, today), code="respond_by", field="respond_by")
    hearing = Hearing.objects.create(
        application=locked,
        about=about,
        ground=ground,
        amount=amount,
        intention=intention,
        respond_by=respond_by,
        intended_by=by,
        intended_at=now,
    )
    enqueue("subsidies.tasks.make_hearing_letter", hearing.pk)
    return hearing


def refuse_ground(about: About, ground: str) -> None:
    """Raise `Refusal` (`ground`) unless it is one of those that the law has for this."""
    known = {
        About.REFUSAL: Ground.values,
        About.LOWERING: Shortfall.values,
        About.SETTLING: Shortfall.values,
        About.RECLAIMING: [""],
    }[about]
    if ground not in known:
        raise Refusal(_("Choose a ground."), code="ground", field="ground")


def weighed(weighing: str) -> str:
    """How a response was weighed. Raises `Refusal` (`weighing`) when nothing is said of it."""
    lacking = _("Write how you weighed the response, or that there was none.")
    return written(weighing, lacking, code="weighing")


def fit_amount(
    share: Share | None, kind: Later, amount: Decimal | None, *, is_lower: bool
) -> Decimal:
    """The amount in euro, which fits what the subsidy comes to and what was paid.

    `is_lower` says whether it must be less than that. Raises `Refusal` (`amount`).
    """
    if share is None or amount is None or amount < 0 or amount != round(amount, 2):
        raise Refusal(_("Enter an amount in euro."), code="amount", field="amount")
    balance = balance_of(share)
    if kind == Later.RECLAIMING:
        if not 0 < amount <= balance.to_reclaim:
            raise Refusal(
                _("What can be reclaimed is what was paid too much: see the sums."),
                code="amount",
                field="amount",
            )
    elif amount > balance.stands or (is_lower and amount == balance.stands):
        raise Refusal(
            _("It never becomes more than the subsidy comes to now: see the sums.")
            if amount > balance.stands
            else _("This is what the subsidy comes to now: nothing becomes lower."),
            code="amount",
            field="amount",
        )
    return amount


@transaction.atomic
def respond(*, hearing: Hearing, zienswijze: str, by: Role) -> Hearing:
    """Record once what the penvoerder answers. Raises `Refusal`: `cannot_respond`, `zienswijze`."""
    locked = _stored(hearing, cases.lock(hearing.application_id))
    refuse(why_not_respond(by, locked, amsterdam_date(timezone.now())), code="cannot_respond")
    take_response(locked, zienswijze, by=by)
    later_mails.responded(locked)
    return locked


@transaction.atomic
def write_down(*, hearing: Hearing, told: str, by: Role) -> Hearing:
    """Write down what the applicant said; written again, it replaces what was noted before.

    It can still respond in writing until its last day, and the decision waits for that. Raises
    `Refusal`: those of `cases.hold`, `cannot_respond`, `told`.
    """
    locked = _held(hearing, by)
    refuse(why_not_write_down(by, locked), code="cannot_respond")
    take_down(locked, told, by=by)
    return locked


@transaction.atomic
def drop(*, hearing: Hearing, reason: str, by: Role) -> Hearing:
    """Leave it as it is after all, and tell the applicant once it knew of the intention.

    Raises `Refusal`: those of `cases.hold`, `cannot_drop`, `reason`.
    """
    locked = _held(hearing, by)
    refuse(why_not_drop(by, locked), code="cannot_drop")
    reason = written(reason, _("Write why it stays as it is."), code="reason")
    locked.drop_reason, locked.dropped_by = reason, by
    locked.dropped_at = timezone.now()
    locked.save()
    later_mails.dropped(locked)
    return locked


def _held(hearing: Hearing, by: Role) -> Hearing:
    """The hearing as stored, its case in hand. Raises as `cases.hold` does."""
    return _stored(hearing, cases.hold(hearing.application_id, by=by, kinds=RE_KINDS))


def _stored(hearing: Hearing, application: Application) -> Hearing:
    stored = Hearing.objects.select_for_update(of=("self",)).select_related("intended_by")
    locked = stored.get(pk=hearing.pk)
    locked.application = application
    return locked
