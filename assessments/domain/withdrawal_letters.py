"""The letters of withdrawing a status: the intention, which decides nothing, and the decision.

The intention is told in writing with a term to respond (Awb 4:8), and nobody can object to it
(6:3). The decision has its reasons, which answer the response (3:46), its basis (3:47) and a
clause on objection (3:45), and no effect before its letter (3:40).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application, Submission
from assessments.models import (
    INTENTION_LETTER_KIND,
    WITHDRAWAL_LETTER_KIND,
    Condition,
    Decision,
    Withdrawal,
    WithdrawalState,
)
from assessments.models.heard import last_day
from common.dates import amsterdam_date, day_text
from common.pdf.rendering import LANGUAGE
from common.refusal import Refusal
from correspondence import mandate_kinds
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, Heading, one_level_down
from correspondence.models import Letter
from regions.models import RegionStatus

from . import cases, withdrawal_mails
from .case_facts import CaseFacts
from .decision_text import NO_LETTER, NOT_SENT, TextOfDecision
from .making_known import become_as_applied
from .still_needed import missing


class _WithdrawalText(TextOfDecision):
    """What both letters tell: the decision that gave the status, and what was not met in time."""

    withdrawal: Withdrawal

    @cached_property
    def submission(self) -> Submission:
        """What the status was granted on."""
        newest = self.application.submissions.select_related("submitted_by__user")
        return newest.defer("content").latest("version")

    @cached_property
    def provisional(self) -> Decision:
        """The decision that gave the provisional status."""
        granted = Decision.objects.made_known().standing().filter(application=self.application)
        return granted.latest("granted_at")

    @cached_property
    def provisional_letter(self) -> Letter:
        """The letter that made it known."""
        return self.provisional.letters.defer("pdf", "body_html").latest("made_at")

    @cached_property
    def late_conditions(self) -> list[Condition]:
        """The conditions that were past their dates when it was intended, and are not met."""
        intended_on = amsterdam_date(self.withdrawal.intended_at)
        found = self.provisional.conditions.filter(closed_at=None, due_on__lt=intended_on)
        return list(found.select_related("criterion"))

    @cached_property
    def missing(self) -> list[str]:
        """Of what the region is told beside conditions, what lacks still (Awb 3:46, 3:47)."""
        return missing(CaseFacts(self.application), self.withdrawal.lacks_beside)


class IntentionText(_WithdrawalText):
    """The intention to withdraw a status."""

    template = "letters/intention.html"
    about = "het voornemen om de voorlopige status in te trekken"
    mandate_kind = mandate_kinds.INTENTION
    concept_mark, demo_mark = NOT_SENT, NO_LETTER
    heard_by = "4:8"

    def __init__(self, withdrawal: Withdrawal, heading: Heading | None = None) -> None:
        super().__init__(
            withdrawal.application,
            heading,
            prepared_by=withdrawal.intended_by,
            signer=withdrawal.intended_by,
        )
        self.withdrawal = withdrawal
        self.signed_at = withdrawal.intended_at

    @property
    def respond_by(self) -> str:
        """The last day to respond, with its day of the week."""
        told_on = self.heading.dated_on if self.heading else None
        return day_text(last_day(self.withdrawal.respond_by, told_on), language=LANGUAGE)

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"Voornemen: intrekken van de voorlopige status ({self.application.name})"


class WithdrawalText(_WithdrawalText):
    """The decision by which a status ends."""

    template = "letters/withdrawal.html"
    about = "de voorlopige status van voorloper"
    mandate_kind = mandate_kinds.WITHDRAWAL

    def __init__(
        self, withdrawal: Withdrawal, heading: Heading | None = None, *, signer: Role | None = None
    ) -> None:
        """`signer` is who would decide when nobody did yet. The decision must be prepared."""
        super().__init__(
            withdrawal.application,
            heading,
            prepared_by=withdrawal.prepared_by or withdrawal.intended_by,
            signer=withdrawal.settled_by or signer,
        )
        self.withdrawal = withdrawal
        self.signed_at = withdrawal.settled_at

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"Besluit: intrekken van de voorlopige status ({self.application.name})"


def issue_intention_letter(*, withdrawal_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of an intention and tell the penvoerder; a second call changes nothing.

    Raises `Refusal` (`dropped`) when it was dropped before its letter was made.
    """
    withdrawal = with_all_it_needs().get(pk=withdrawal_id)
    if withdrawal.state == WithdrawalState.VERVALLEN and withdrawal.intention_letter_id is None:
        raise Refusal(_("This intention was dropped."), code="dropped")

    def link(letter: Letter) -> None:
        withdrawal.intention_letter = letter
        withdrawal.save(update_fields=["intention_letter"])
        withdrawal_mails.intended(withdrawal, letter)

    return _issue(withdrawal, INTENTION_LETTER_KIND, IntentionText, then=link, at=at)


def issue_withdrawal_letter(*, withdrawal_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of a decision; with it the status of the region ends, and its partnerships.

    A second call changes nothing. Raises `Refusal`: `not_decided`.
    """
    withdrawal = with_all_it_needs().get(pk=withdrawal_id)
    if withdrawal.state != WithdrawalState.INGETROKKEN:
        raise Refusal(_("This was not decided yet."), code="not_decided")

    def link(letter: Letter) -> None:
        application = cases.lock(withdrawal.application_id)
        withdrawal.letter = letter
        withdrawal.save(update_fields=["letter"])
        if application.region.status != RegionStatus.SAMENGEVOEGD:
            become_as_applied(
                application, RegionStatus.AFGEWEZEN, at=letter.made_at, by=None, has_partners=False
            )
        withdrawal_mails.withdrawn(withdrawal, letter)

    return _issue(withdrawal, WITHDRAWAL_LETTER_KIND, WithdrawalText, then=link, at=at)


def preview_intention(withdrawal: Withdrawal) -> SafeString:
    """The letter of an intention as it will be, for a page; the row need not be stored."""
    return one_level_down(IntentionText(withdrawal).body_html)


def preview_withdrawal(withdrawal: Withdrawal, *, signer: Role | None = None) -> SafeString:
    """The letter of a prepared decision as it will be, for a page."""
    return one_level_down(WithdrawalText(withdrawal, signer=signer).body_html)


def _issue(
    withdrawal: Withdrawal,
    kind: str,
    text: Callable[[Withdrawal, Heading], _WithdrawalText],
    *,
    then: Callable[[Letter], None],
    at: datetime | None,
) -> Letter:
    letter, _made = letters.issue(
        Assignment(
            occasion=f"{kind} {withdrawal.pk}",
            kind=kind,
            addressee=withdrawal.application.penvoerder,
            answers=withdrawal.application.number or "",
        ),
        compose=lambda heading: text(withdrawal, heading).contents,
        then=then,
        at=at,
    )
    return letter


def whole_case(pk: int) -> Application:
    """A case with what a letter reads of it, for one that is not intended yet."""
    found = Application.objects.select_related("round", "penvoerder", "plan", "region__adviser")
    return found.get(pk=pk)


def with_all_it_needs() -> QuerySet[Withdrawal]:
    """Withdrawals with what their letters read of them."""
    return Withdrawal.objects.select_related(
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "intended_by__user",
        "intended_by__organisation",
        "intention_letter",
        "told_by__user",
        "zienswijze_by__user",
        "prepared_by__user",
        "prepared_by__organisation",
        "settled_by__user",
        "settled_by__organisation",
    )
