"""Handing what is due to the paying body in runs, and noting what came back of it.

See docs/decisions/0205-each-instalment-goes-into-one-run.md.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Round
from common.dates import amsterdam_date
from common.numbering import next_number
from common.refusal import Refusal, refuse
from subsidies.grant_permissions import why_not_ahead, why_not_pay
from subsidies.models import Hearing, Later, LaterDecision, Payment, PaymentRun, Share
from subsidies.models.division import ShareQuerySet

from . import later_mails
from .balance import NOTHING, balance_of, to_be_paid
from .instalments import Instalment

NOTED_RETURNED = ["paid_on", "returned_on", "return_reason", "claim_lapsed", "noted_by"]


@dataclass(frozen=True)
class Due:
    """An instalment of a grant that the paying body was not asked to pay yet.

    `waits` says that paying is suspended: the region was told that it may get less (Awb 4:56).
    """

    share: Share
    part: Instalment
    waits: bool


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


def still_to_come(share: Share, *, made_known: bool = False) -> list[Instalment]:
    """What the paying body is to be asked yet for one grant; no query with `grants`.

    `made_known` counts only decisions of which there is a letter.
    """
    settled = [one for one in share.later_decisions.all() if one.kind == Later.SETTLING]
    on = next((one.letter.dated_on for one in settled if one.letter), None)
    days = share.division.round.subsidy_rules.instalments_on
    balance = balance_of(share, made_known=made_known)
    return to_be_paid(balance, days, share.payments.all(), settled_on=on)


def due(into: Round, until: date) -> list[Due]:
    """What is to be paid until and including a day in a round, by day. Three queries."""
    suspends = Hearing.objects.suspending(amsterdam_date(timezone.now()))
    waits = Exists(suspends.filter(application=OuterRef("application")))
    found = [
        Due(share, part, share.waits)  # type: ignore[attr-defined]  # from the annotation
        for share in grants().filter(division__round=into).annotate(waits=waits)
        for part in still_to_come(share)
        if part.pay_on <= until
    ]
    return sorted(found, key=lambda one: (one.part.pay_on, one.share.place))


@transaction.atomic
def make_run(*, into: Round, until: date, by: Role) -> PaymentRun:
    """Put what is due until and including a day into a run of its own number; each once.

    What waits because paying is suspended stays out of it. Raises `Refusal`: `may_not_pay`,
    `until`, `nothing_due`.
    """
    locked = _hold(into.pk)
    now = timezone.now()
    refuse(why_not_pay(by, locked), code="may_not_pay")
    refuse(why_not_ahead(until, amsterdam_date(now)), code="until", field="until")
    found = [one for one in due(locked, until) if not one.waits]
    if not found:
        raise Refusal(
            _("Nothing is due until this day that was not handed over before and can be paid now."),
            code="nothing_due",
            field="until",
        )
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
            **_to_whom(one.share),
        )
        for one in found
    )
    return run


def _to_whom(share: Share) -> dict[str, object]:
    """Who is paid, and for what, as the file of the run goes on telling it."""
    application = share.application
    return {
        "payee": application.penvoerder,
        "payee_name": application.penvoerder.name,
        "region": application.name,
        "reference": share.letter.reference if share.letter else "",
    }


def _hold(into: int) -> Round:
    """A round as stored, with the sums of its grants held still: a later decision locks a share."""
    locked = Round.objects.select_for_update(no_key=True).get(pk=into)
    shares = Share.objects.filter(division__round=into).order_by("pk")
    list(shares.select_for_update(no_key=True, of=("self",)).values_list("pk"))
    return locked


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

    Of what was reclaimed (Awb 4:57) that lapses which was not paid too much after all, and its
    recipient is told: so a decision to reclaim is made known first. Raises `Refusal`:
    `may_not_pay`, `none_chosen`, `on`, `reason`, `claim_untold`.
    """
    found = _chosen(run, payments, by)
    _refuse_day(run, on)
    if not reason.strip():
        raise Refusal(_("Write why it came back."), code="reason", field="reason")
    standing = {one.pk for one in found if one.stands != "returned"}
    _refuse_untold_claim(standing)
    for share in grants().filter(payments__in=standing).distinct():
        lapsed = NOTHING
        for one in share.payments.all():
            if one.pk in standing:
                one.paid_on, one.returned_on, one.noted_by = None, on, by
                one.return_reason = reason.strip()
                # What was reclaimed is not owed as far as it was not paid too much after all.
                one.claim_lapsed = balance_of(share).claimed_too_much
                one.save(update_fields=NOTED_RETURNED)
                lapsed += one.claim_lapsed
        if lapsed:
            later_mails.claim_lapsed(share, lapsed)
    return len(standing)


def _chosen(run: PaymentRun, payments: Collection[int], by: Role) -> list[Payment]:
    """The payments of the run as stored, locked after their round and its grants."""
    into = _hold(run.round_id)
    refuse(why_not_pay(by, into), code="may_not_pay")
    found = Payment.objects.select_for_update().filter(run=run, pk__in=payments).order_by("pk")
    if not found:
        raise Refusal(
            _("Choose the payments that it is about."), code="none_chosen", field="payments"
        )
    return list(found)


def _refuse_untold_claim(payments: Collection[int]) -> None:
    claims = LaterDecision.objects.without_letter().filter(kind=Later.RECLAIMING)
    untold = claims.filter(share__payments__in=payments).select_related("share__application__plan")
    if claim := untold.first():
        raise Refusal(
            _(
                "It was decided to reclaim from %(region)s what was paid too much, and the letter "
                "about that is still being made. Note that this came back once that letter is "
                "there."
            )
            % {"region": claim.share.application.name},
            code="claim_untold",
            field="payments",
        )


def _refuse_day(run: PaymentRun, on: date) -> None:
    if not amsterdam_date(run.made_at) <= on <= amsterdam_date(timezone.now()):
        raise Refusal(_("Enter a day between that of the run and today."), code="on", field="on")
