"""What the letters say that come after a grant, and the one in which an intention is told.

An intention is told in writing with a term to respond (Awb 4:8); nobody can object to it (6:3). A
decision names its basis (3:47) and reasons, which answer the response (3:46), the amounts (4:31,
4:86) and how to object (3:45). A letter is in Dutch (2:6), so nothing here is translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils import timezone

from accounts.models import Role
from applications.models import Submission
from assessments.domain.decision_text import NO_LETTER, NOT_SENT, TextOfDecision
from assessments.models.heard import last_day
from common.calendar import load_calendar
from common.dates import day_text
from common.pdf.rendering import LANGUAGE
from correspondence import mandate_kinds
from correspondence.domain.letters import Heading
from subsidies.models import (
    SUSPENDED,
    About,
    Duty,
    DutyKind,
    Hearing,
    Later,
    LaterDecision,
    Share,
)

from .balance import Balance, balance_of
from .grounds_text import RECLAIMED, ground_sentence

WEEKS_TO_PAY = 6
"""Within how many weeks a debt is paid. Source: Awb 4:87(1)."""


class _LaterText(TextOfDecision):
    """What both letters tell: the grant, the ground and the amounts."""

    share: Share | None

    @cached_property
    def submission(self) -> Submission:
        """What was decided on, or is to be."""
        if self.share is not None:
            return self.share.submission
        newest = self.application.submissions.select_related("submitted_by__user")
        return newest.defer("content").latest("version")

    @cached_property
    def earlier(self) -> LaterDecision | None:
        """The decision before this letter by which the subsidy became what it is, if it changed: on
        it rests what is reclaimed, so the letter names it (Awb 3:46).
        """
        if self.share is None:
            return None
        known = self.share.later_decisions.made_known().exclude(kind=Later.RECLAIMING)
        before = known.filter(settled_at__lt=self.signed_at or timezone.now())
        named = before.select_related("letter").defer("letter__pdf", "letter__body_html")
        return named.order_by("settled_at").last()

    @cached_property
    def accounted_on(self) -> date | None:
        """When the accounting was received; None when it was not."""
        duty = Duty.objects.filter(share=self.share, kind=DutyKind.ACCOUNT).first()
        return duty.received_on if duty else None


class HearingText(_LaterText):
    """An intention that is told, with its term to respond."""

    template = "letters/subsidy_hearing.html"
    mandate_kind = mandate_kinds.INTENTION
    concept_mark, demo_mark = NOT_SENT, NO_LETTER

    def __init__(
        self, hearing: Hearing, share: Share | None, heading: Heading | None = None
    ) -> None:
        """`share` is what was granted; None for an application on which is still to be decided."""
        super().__init__(
            hearing.application,
            heading,
            prepared_by=hearing.intended_by,
            signer=hearing.intended_by,
        )
        self.hearing, self.share = hearing, share
        self.signed_at = hearing.intended_at

    @property
    def about(self) -> str:  # type: ignore[override]
        """What it is about, in a few words."""
        return f"het voornemen om {self._what}"

    @property
    def _what(self) -> str:
        return {
            About.REFUSAL: "de subsidie te weigeren",
            About.LOWERING: "de verlening van de subsidie te wijzigen"
            if self.hearing.amount
            else "de verlening van de subsidie in te trekken",
            About.SETTLING: "de subsidie lager vast te stellen",
            About.RECLAIMING: "subsidie terug te vorderen",
        }[About(self.hearing.about)]

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"Voornemen: {self._what} ({self.application.name})"

    @property
    def respond_by(self) -> str:
        """The last day to respond, with its day of the week."""
        told_on = self.heading.dated_on if self.heading else None
        return day_text(last_day(self.hearing.respond_by, told_on), language=LANGUAGE)

    @property
    def asks_accounting(self) -> bool:
        """Whether it gives a last term for the accounting, with which one asks to settle; only
        after that it is settled by ourselves (Awb 4:44(3) and (4)).
        """
        if self.share is None or self.hearing.about != About.SETTLING or self.accounted_on:
            return False
        return self.share.duties.filter(kind=DutyKind.ACCOUNT).exists()

    @property
    def heard_by(self) -> str:
        """By which article of the Awb it is heard: who hands in its accounting asks to settle, and
        otherwise it asks for nothing. Source: Awb 4:7, 4:8 and 4:44.
        """
        settles_as_asked = self.hearing.about == About.SETTLING and self.accounted_on
        return "4:7" if self.hearing.about == About.REFUSAL or settles_as_asked else "4:8"

    @property
    def no_payment_until(self) -> date | None:
        """Until when paying is suspended at most; None as long as the letter has no date."""
        return self.heading.dated_on + SUSPENDED if self.heading else None

    @property
    def ground_sentence(self) -> str:
        """On which ground, or what the law says of what was paid too much."""
        if self.hearing.about == About.RECLAIMING:
            return RECLAIMED
        return ground_sentence(self.hearing.about, self.hearing.ground)

    @cached_property
    def balance(self) -> Balance | None:
        """The sums as they are now; None of an application on which is still to be decided."""
        return balance_of(self.share) if self.share is not None else None

    @property
    def sums(self) -> Sequence[tuple[str, Decimal]]:
        """The amounts as they are now, and as they would become; none of a refusal."""
        balance = self.balance
        if self.share is None or balance is None or self.hearing.amount is None:
            return []
        rows = _granted(self.share, balance.stands) + _paid(balance.paid, balance.under_way)
        if self.hearing.about == About.RECLAIMING:
            return [*rows, ("Te veel betaald", balance.paid - balance.stands)]
        settled = self.hearing.kind == Later.SETTLING
        amount = self.hearing.amount
        becomes = (
            ("Zou worden vastgesteld op", amount)
            if settled
            else _becomes("Zou worden gewijzigd in ten hoogste", amount)
        )
        return [*rows, becomes]


def _becomes(name: str, amount: Decimal) -> tuple[str, Decimal]:
    """What a subsidy becomes; of nothing at all it is said that it is withdrawn."""
    return (name if amount else "Na de intrekking", amount)


def _granted(share: Share, stands: Decimal) -> list[tuple[str, Decimal]]:
    rows = [("Verleend", share.granted)]
    return rows if stands == share.granted else [*rows, ("Het bedrag nu", stands)]


def _paid(paid: Decimal, under_way: Decimal) -> list[tuple[str, Decimal]]:
    rows = [("Betaald", paid)]
    return [*rows, ("Onderweg naar u", under_way)] if under_way else rows


class LaterText(_LaterText):
    """A decision by which a subsidy becomes lower, is settled, or is reclaimed."""

    template = "letters/subsidy_later.html"
    about = "uw subsidie"
    mandate_kind = mandate_kinds.SUBSIDY
    share: Share

    def __init__(
        self,
        decision: LaterDecision,
        heading: Heading | None = None,
        *,
        signer: Role | None = None,
    ) -> None:
        """`signer` is who would decide when nobody did yet."""
        super().__init__(
            decision.share.application,
            heading,
            prepared_by=decision.prepared_by,
            signer=decision.settled_by or signer,
        )
        self.decision, self.share = decision, decision.share
        self.signed_at = decision.settled_at

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        what = {
            Later.LOWERING: "verlening van de subsidie gewijzigd"
            if self.decision.amount
            else "verlening van de subsidie ingetrokken",
            Later.SETTLING: "subsidie vastgesteld",
            Later.RECLAIMING: "subsidie teruggevorderd",
        }[Later(self.decision.kind)]
        return f"{self.what_it_is}: {what} ({self.application.name})"

    @property
    def ground_sentence(self) -> str:
        """On which ground."""
        return ground_sentence(self.decision.kind, self.decision.ground)

    @property
    def sums(self) -> Sequence[tuple[str, Decimal]]:
        """The amounts that the decision rests on, and what follows from it."""
        one = self.decision
        rows = _granted(self.share, one.stood)
        if one.kind == Later.RECLAIMING:
            rows = (
                rows[:1]
                if one.stood == self.share.granted
                else [rows[0], (self._became, one.stood)]
            )
            earlier = [("Eerder teruggevorderd", one.claimed)] if one.claimed else []
            too_much = one.paid - one.stood
            return [
                *rows,
                *_paid(one.paid, one.under_way),
                ("Te veel betaald", too_much),
                *earlier,
                ("Terug te betalen", one.amount),
            ]
        settled = one.kind == Later.SETTLING
        becomes = (
            ("Vastgesteld", one.amount) if settled else _becomes("Wordt ten hoogste", one.amount)
        )
        named = "Te veel betaald of onderweg" if one.under_way else "Te veel betaald"
        rest = (named, one.overpaid) if one.overpaid else ("Nog te betalen", one.to_pay)
        return [*rows, becomes, *_paid(one.paid, one.under_way), rest]

    @property
    def _became(self) -> str:
        settled = self.earlier is not None and self.earlier.kind == Later.SETTLING
        return "Vastgesteld" if settled else "Gewijzigd in"

    @property
    def pay_by(self) -> date | None:
        """The last day to pay back; None as long as the letter has no date."""
        if self.heading is None:
            return None
        first = self.decision.letter
        made_known_on = first.dated_on if first else self.heading.dated_on
        return load_calendar().end_of_weeks(made_known_on, WEEKS_TO_PAY)

    @property
    def counts_from(self) -> str:
        """From which day the decision counts; a correction does not move it. Source: Awb 3:40."""
        first = self.decision.letter
        return day_text(first.dated_on, language=LANGUAGE) if first else "de datum van deze brief"
