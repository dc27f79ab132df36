"""The letters about an objection are made, and with the decision what it says takes effect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.models import (
    ADJOURNMENT_KIND,
    OBJECTION_DECISION_KIND,
    RECEIPT_KIND,
    Objection,
    ObjectionState,
)
from common.jobs import enqueue
from common.refusal import Refusal
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, Heading, one_level_down
from correspondence.models import Letter

from . import objection_mails
from .objection_effects import goes_back_to, lapsing_by, take_effect
from .objection_text import (
    AdjournmentText,
    CopyText,
    ObjectionDecisionText,
    ObjectionText,
    ReceiptText,
)


def issue_receipt(*, objection_id: int, at: datetime | None = None) -> Letter:
    """Make the letter that an objection came in; a second call changes nothing.

    Raises `Refusal` (`not_taken_up`, `ended`).
    """
    objection = with_all_it_needs().get(pk=objection_id)
    _refuse_ended(objection, objection.receipt_letter)
    if objection.handled_by is None:
        raise Refusal(_("Nobody took this objection in hand yet."), code="not_taken_up")

    def link(letter: Letter) -> None:
        objection.receipt_letter = letter
        objection.save(update_fields=["receipt_letter"])
        objection_mails.letter_came(objection, letter, "receipt")

    return _issue(objection, RECEIPT_KIND, ReceiptText, then=link, at=at)


def issue_adjournment(*, objection_id: int, at: datetime | None = None) -> Letter:
    """Make the letter that the decision comes later; with it the term moves. A second call
    changes nothing. Raises `Refusal` (`not_adjourned`, `ended`).
    """
    objection = with_all_it_needs().get(pk=objection_id)
    _refuse_ended(objection, objection.adjournment_letter)
    if objection.adjourned_by is None:
        raise Refusal(_("This was not adjourned."), code="not_adjourned")

    def link(letter: Letter) -> None:
        objection.adjournment_letter = letter
        objection.save(update_fields=["adjournment_letter"])
        objection_mails.letter_came(objection, letter, "adjournment")

    return _issue(objection, ADJOURNMENT_KIND, AdjournmentText, then=link, at=at)


def _refuse_ended(objection: Objection, letter: Letter | None) -> None:
    """No letter on how it goes on is made of what has ended."""
    if letter is None and not objection.is_open:
        raise Refusal(_("The objection was decided on or withdrawn already."), code="ended")


def issue_decision(*, objection_id: int, at: datetime | None = None) -> Letter:
    """Make the letter with the decision; with it what was decided takes effect.

    It replaces the letter with a decision that it revokes; one that granted something stands until
    another is made known. A second call changes nothing. Raises `Refusal` (`not_decided`,
    `moved_on`).
    """
    objection = with_all_it_needs().get(pk=objection_id)
    if objection.state != ObjectionState.BESLOTEN:
        raise Refusal(_("This was not decided yet."), code="not_decided")
    target, lapses = goes_back_to(objection), lapsing_by(objection)

    def link(letter: Letter) -> None:
        objection.outcome_letter = letter
        objection.save(update_fields=["outcome_letter"])
        take_effect(objection, target, lapses, at=letter.made_at)
        objection_mails.decided(objection, letter)
        if objection.asks_copy:
            enqueue("assessments.tasks.make_objection_copy", objection.pk)

    return _issue(
        objection,
        OBJECTION_DECISION_KIND,
        ObjectionDecisionText,
        replaces=_newest(objection.letter) if target else None,
        then=link,
        at=at,
    )


def issue_copy(*, objection_id: int, at: datetime | None = None) -> Letter:
    """Make the letter by which the penvoerder reads what was decided on somebody else's objection
    that was founded; its term to appeal is that of the decision. A second call changes nothing.
    Raises `Refusal` (`not_decided`).
    """
    objection = with_all_it_needs().get(pk=objection_id)
    if not objection.asks_copy or objection.outcome_letter is None:
        raise Refusal(_("This was not decided yet."), code="not_decided")

    def link(letter: Letter) -> None:
        objection.copy_letter = letter
        objection.save(update_fields=["copy_letter"])
        objection_mails.copied(objection, letter)

    letter, _made = letters.issue(
        Assignment(
            occasion=f"{OBJECTION_DECISION_KIND} {objection.pk} copy",
            kind=OBJECTION_DECISION_KIND,
            addressee=objection.application.penvoerder,
            answers=objection.application.number or "",
            known_on=objection.outcome_letter.dated_on,
        ),
        compose=lambda heading: CopyText(objection, heading).contents,
        then=link,
        at=at,
    )
    return letter


def preview_decision(objection: Objection, *, signer: Role) -> SafeString:
    """The letter with a prepared decision as it will be, for a page."""
    return one_level_down(ObjectionDecisionText(objection, signer=signer).body_html)


def _issue(
    objection: Objection,
    kind: str,
    text: Callable[[Objection, Heading], ObjectionText],
    *,
    replaces: Letter | None = None,
    then: Callable[[Letter], None],
    at: datetime | None,
) -> Letter:
    letter, _made = letters.issue(
        Assignment(
            occasion=f"{kind} {objection.pk}",
            kind=kind,
            addressee=None if objection.is_of_other else objection.letter.addressee,
            answers=objection.application.number or "",
            replaces=replaces,
        ),
        # It is no correction of the letter that it replaces.
        compose=lambda heading: text(objection, replace(heading, replaces=None)).contents,
        then=then,
        at=at,
    )
    return letter


def _newest(letter: Letter) -> Letter:
    """The letter that counts now: a correction may have replaced the one objected to."""
    while (newer := Letter.objects.defer("pdf").filter(replaces=letter).first()) is not None:
        letter = newer
    return letter


def with_all_it_needs() -> QuerySet[Objection]:
    """Objections with what their letters read of them."""
    return Objection.objects.with_letters().select_related(
        "letter__addressee",
        "letter__withdrawal",
        "letter__decision_letter__decision",
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "recorded_by__user",
        "recorded_by__organisation",
        "handled_by__user",
        "handled_by__organisation",
        "adjourned_by__user",
        "adjourned_by__organisation",
        "settled_by__user",
        "settled_by__organisation",
        "prepared_by__user",
    )
