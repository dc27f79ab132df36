"""Handing what is due to the paying body in runs, and noting what came back of it.

See docs/decisions/0205-each-instalment-goes-into-one-run.md.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Round
from common.dates import amsterdam_date
from common.numbering import next_number
from common.refusal import Refusal, refuse
from subsidies.grant_permissions import why_not_pay
from subsidies.models import Later, LaterDecision, Payment, PaymentRun, Share
from subsidies.models.division import ShareQuerySet

from .balance import balance_of, to_be_paid
from .instalments import Instalment


@dataclass(frozen=True)
class Due:
    """An instalment of a grant that the paying body was not asked to pay yet."""

    share: Share
    part: Instalment


def grants() -> ShareQuerySet:
    """What was granted and made known, with what its sums are made of. Three queries."""
    later = LaterDecision.objects.decided().select_related("letter").defer("letter__pdf")
    return (
        Share.objects.made_known()
        .filter(granted__gt=0)
        .select_related(
            "application__plan",
            "application__penvoerder",
            "application__round",
            "letter",
            "division__round__subsidy_rules",
        )
        .defer("letter__pdf", "letter__body_html", "division__content")
        .prefetch_related(
            Prefetch("later_decisions", later), Prefetch("payments", Payment.objects.order_by("pk"))
        )
    )


def still_to_come(share: Share) -> list[Instalment]:
    """What the paying body is to be asked yet for one grant; no query with `grants`."""
    settled = [one for one in share.later_decisions.all() if one.kind == Later.SETTLING]
    on = next((one.letter.dated_on for one in settled if one.letter), None)
    days = share.division.round.subsidy_rules.instalments_on
    return to_be_paid(balance_of(share), days, share.payments.all(), settled_on=on)


def due(into: Round, until: date) -> list[Due]:
    """What is to be paid until and including a day in a round, by day. Three queries."""
    found = [
        Due(share, part)
        for share in grants().filter(division__round=into)
        for part in still_to_come(share)
        if part.pay_on <= until
    ]
    return sorted(found, key=lambda one: (one.part.pay_on, one.share.place))


@transaction.atomic
def make_run(*, into: Round, until: date, by: Role) -> PaymentRun:
    """Put what is due until and including a day into a run of its own number; each once.

    Raises `Refusal`: `may_not_pay`, `nothing_due`.
    """
    locked = Round.objects.select_for_update(no_key=True).get(pk=into.pk)
    refuse(why_not_pay(by, locked), code="may_not_pay")
    found = due(locked, until)
    if not found:
        raise Refusal(
            _("Nothing is due until this day that was not handed over before."),
            code="nothing_due",
            field="until",
        )
    now = timezone.now()
    run = PaymentRun.objects.create(
        round=locked,
        number=next_number(f"BR-{amsterdam_date(now).year}"),
        made_by=by,
        made_at=now,
    )
    Payment.objects.bulk_create(
        Payment(
            run=run,
            share=one.share,
            nth=one.part.nth,
            pay_on=one.part.pay_on,
            amount=one.part.amount,
        )
        for one in found
    )
    return run


@transaction.atomic
def note_paid(*, run: PaymentRun, payments: Collection[int], on: date, by: Role) -> int:
    """Note that some payments of a run were paid, by their keys; what was noted before is left.

    Returns how many it was noted of. Raises `Refusal`: `may_not_pay`, `none_chosen`, `on`.
    """
    found = _chosen(run, payments, by)
    _refuse_day(run, on)
    waiting = [one for one in found if one.stands == "under_way"]
    for one in waiting:
        one.paid_on, one.noted_by = on, by
        one.save(update_fields=["paid_on", "noted_by"])
    return len(waiting)


@transaction.atomic
def note_returned(
    *, run: PaymentRun, payments: Collection[int], on: date, reason: str, by: Role
) -> int:
    """Note that payments came back unpaid: each goes into a next run. Returns of how many.

    Raises `Refusal`: `may_not_pay`, `none_chosen`, `on`, `reason`.
    """
    found = _chosen(run, payments, by)
    _refuse_day(run, on)
    if not reason.strip():
        raise Refusal(_("Write why it came back."), code="reason", field="reason")
    standing = [one for one in found if one.stands != "returned"]
    for one in standing:
        one.paid_on, one.returned_on, one.noted_by = None, on, by
        one.return_reason = reason.strip()
        one.save(update_fields=["paid_on", "returned_on", "return_reason", "noted_by"])
    return len(standing)


def _chosen(run: PaymentRun, payments: Collection[int], by: Role) -> list[Payment]:
    """The payments of the run as stored, locked after their round."""
    into = Round.objects.select_for_update(no_key=True).get(pk=run.round_id)
    refuse(why_not_pay(by, into), code="may_not_pay")
    found = Payment.objects.select_for_update().filter(run=run, pk__in=payments).order_by("pk")
    if not found:
        raise Refusal(
            _("Choose the payments that it is about."), code="none_chosen", field="payments"
        )
    return list(found)


def _refuse_day(run: PaymentRun, on: date) -> None:
    if not amsterdam_date(run.made_at) <= on <= amsterdam_date(timezone.now()):
        raise Refusal(_("Enter a day between that of the run and today."), code="on", field="on")
