"""What a subsidy comes to, what was paid of it, and what is still to be paid or to be reclaimed.

One sum for pages, letters, payments and decisions. Amounts in euro, exact to the cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from subsidies.models import Later, LaterDecision, Payment, Share

from .instalments import Instalment, instalments

NOTHING = Decimal("0.00")
TIME_TO_PAY = timedelta(weeks=6)
"""A debt is paid within six weeks after it was made known. Source: Awb 4:87(1)."""


@dataclass(frozen=True)
class Balance:
    """The sums of one subsidy. `settled` is None as long as it was not settled.

    `stands` is what it comes to now: settled, or lowered, or granted. `under_way` was handed to the
    paying body and did not come back yet. `claimed` was reclaimed by decisions, less what `lapsed`
    of that because a payment came back.
    """

    granted: Decimal
    stands: Decimal
    settled: Decimal | None
    paid: Decimal
    under_way: Decimal
    claimed: Decimal
    lapsed: Decimal = NOTHING

    @property
    def to_pay(self) -> Decimal:
        """What is still to be paid; what is under way at the least, for it will be paid."""
        return max(self.stands - self.paid, self.under_way)

    @property
    def overpaid(self) -> Decimal:
        """What was paid, or is under way, more than it comes to."""
        return max(self.paid + self.under_way - self.stands, NOTHING)

    @property
    def to_reclaim(self) -> Decimal:
        """What can be reclaimed: of what was paid too much, which is not under way any more."""
        return max(self.paid - self.stands - self.claimed, NOTHING)

    @property
    def claimed_too_much(self) -> Decimal:
        """What was reclaimed beyond what was paid too much: that may never be (Awb 4:57)."""
        return max(self.claimed - max(self.paid - self.stands, NOTHING), NOTHING)

    @property
    def to_hand_over(self) -> Decimal:
        """What the paying body was not asked to pay yet."""
        return max(self.stands - self.paid - self.under_way, NOTHING)

    @property
    def is_lowered(self) -> bool:
        """Whether it comes to less than was granted."""
        return self.stands < self.granted


def balance_of(share: Share, *, made_known: bool = False) -> Balance:
    """The sums of a subsidy, from its payments and decisions; `made_known` counts only those of
    which there is a letter. No query when these were fetched with it.
    """
    decided = [
        one
        for one in share.later_decisions.all()
        if one.settled_at is not None and (one.letter_id is not None or not made_known)
    ]
    return sums(share.granted, decided, share.payments.all())


def sums(
    granted: Decimal, decided: Iterable[LaterDecision], payments: Iterable[Payment]
) -> Balance:
    """The sums of a grant with what was decided on it later, in that order, and its payments."""
    stands, settled, claimed = granted, None, NOTHING
    for one in sorted(decided, key=lambda each: (each.settled_at, each.pk or 0)):
        if one.kind == Later.RECLAIMING:
            claimed += one.amount
        elif settled is None:
            stands = one.amount
            settled = one.amount if one.kind == Later.SETTLING else None
    known = list(payments)
    lapsed = sum((one.claim_lapsed for one in known), NOTHING)
    handed_over = [one for one in known if one.returned_on is None]
    return Balance(
        granted=granted,
        stands=stands,
        settled=settled,
        paid=sum((one.amount for one in handed_over if one.paid_on), NOTHING),
        under_way=sum((one.amount for one in handed_over if not one.paid_on), NOTHING),
        claimed=max(claimed - lapsed, NOTHING),
        lapsed=lapsed,
    )


def to_be_paid(
    balance: Balance, days: Sequence[date], payments: Iterable[Payment], *, settled_on: date | None
) -> list[Instalment]:
    """What the paying body is to be asked yet, by day: together `Balance.to_hand_over`.

    Before it is settled in equal parts on the days that are left; after that all at once, within
    six weeks after the letter of `settled_on`. None without that letter (Awb 3:40).
    """
    numbers = [one.nth for one in payments if one.returned_on is None]
    if balance.settled is None:
        return instalments(balance.to_hand_over, days, handed_over=numbers)
    if not balance.to_hand_over or settled_on is None:
        return []
    nth = max([len(days), *numbers]) + 1
    return [Instalment(settled_on + TIME_TO_PAY, balance.to_hand_over, nth)]
