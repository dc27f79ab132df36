"""The letters of an intention about a subsidy, and of a decision after its grant."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.domain.letters import announce, as_correction, draft_heading
from assessments.models import Correction
from common.refusal import Refusal
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, one_level_down
from correspondence.models import Letter
from subsidies.models import (
    LATER_LETTER_KINDS,
    SUBSIDY_INTENTION_LETTER_KIND,
    About,
    DivisionState,
    Hearing,
    Later,
    LaterDecision,
    Share,
    SubsidyLetter,
)
from subsidies.models.later import LaterDecisionQuerySet

from . import later_mails
from .later_text import HearingText, LaterText
from .letters import with_all_it_needs as shares


def issue_hearing_letter(*, hearing_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of an intention and tell the penvoerder; a second call changes nothing.

    Raises `Refusal` (`dropped`) when it was dropped before its letter was made.
    """
    hearing = hearings().get(pk=hearing_id)
    if hearing.dropped_at is not None and hearing.letter_id is None:
        raise Refusal(_("This intention was dropped."), code="dropped")

    def link(letter: Letter) -> None:
        hearing.letter = letter
        hearing.save(update_fields=["letter"])
        later_mails.intended(hearing, letter)

    letter, _made = letters.issue(
        Assignment(
            occasion=f"subsidy hearing {hearing.pk}",
            kind=SUBSIDY_INTENTION_LETTER_KIND,
            addressee=hearing.application.penvoerder,
            answers=hearing.application.number or "",
        ),
        compose=lambda heading: HearingText(hearing, _share_of(hearing), heading).contents,
        then=link,
        at=at,
    )
    return letter


def _share_of(hearing: Hearing) -> Share | None:
    if hearing.about == About.REFUSAL:
        return None
    found = shares().select_related("letter").filter(application=hearing.application_id)
    return found.made_known().get()


def issue_later_letter(
    *, decision_id: int, at: datetime | None = None, tell: bool = True
) -> Letter:
    """Make the letter of a later decision and tell all who took part; once.

    Raises `Refusal`: `not_settled`.
    """
    decision = decisions().get(pk=decision_id)
    if decision.state != DivisionState.BESLOTEN:
        raise Refusal(_("This was not decided yet."), code="not_settled")

    occasion = f"later decision on subsidy {decision.pk}"
    return _issue(decision, _assignment(decision, occasion), at=at, tell=tell)


def correct_letter(correction: Correction, known: LaterDecision, *, at: datetime | None) -> Letter:
    """Make the letter that corrects one of a later decision; a second call changes nothing."""
    decision = decisions().get(pk=known.pk)
    assignment = _assignment(decision, f"correction {correction.pk}")
    return _issue(decision, as_correction(assignment, correction), at=at, tell=True)


def corrected_text(correction: Correction, known: LaterDecision) -> LaterText:
    """What the letter that corrects one of a later decision would say."""
    decision = decisions().get(pk=known.pk)
    assignment = _assignment(decision, f"correction {correction.pk}")
    return LaterText(decision, draft_heading(as_correction(assignment, correction)))


def _assignment(decision: LaterDecision, occasion: str) -> Assignment:
    return Assignment(
        occasion=occasion,
        kind=LATER_LETTER_KINDS[Later(decision.kind)],
        addressee=decision.share.application.penvoerder,
        answers=decision.share.application.number or "",
    )


def _issue(
    decision: LaterDecision, assignment: Assignment, *, at: datetime | None, tell: bool
) -> Letter:
    def link(letter: Letter) -> None:
        if letter.replaces_id is None:
            decision.letter = letter
            decision.save(update_fields=["letter"])
        SubsidyLetter.objects.create(share=decision.share, later=decision, letter=letter)
        if tell:
            has_duties = decision.kind == Later.RECLAIMING
            announce(decision.share.application, letter, has_duties=has_duties)
            if letter.replaces_id is None:
                later_mails.later_outcome(decision, letter)

    letter, _made = letters.issue(
        assignment,
        compose=lambda heading: LaterText(decision, heading).contents,
        then=link,
        at=at or timezone.now(),
    )
    return letter


def preview_hearing(hearing: Hearing) -> SafeString:
    """The letter of an intention as it will be, for a page; the row need not be stored."""
    return one_level_down(HearingText(hearing, _share_of(hearing)).body_html)


def preview_later(decision: LaterDecision, *, signer: Role | None = None) -> SafeString:
    """The letter of a prepared decision as it will be, for a page."""
    return one_level_down(LaterText(decision, signer=signer).body_html)


def hearings() -> QuerySet[Hearing]:
    """Hearings with what their letters read of them."""
    return Hearing.objects.select_related(
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "intended_by__user",
        "intended_by__organisation",
        "letter",
    )


def decisions() -> LaterDecisionQuerySet:
    """Later decisions with what their letters read of them."""
    return LaterDecision.objects.select_related(
        "share__submission__submitted_by__user",
        "share__letter",
        "share__application__round",
        "share__application__penvoerder",
        "share__application__plan",
        "share__application__region__adviser",
        "hearing__letter",
        "hearing__zienswijze_by",
        "prepared_by__user",
        "prepared_by__organisation",
        "settled_by__user",
        "settled_by__organisation",
        "letter",
    )
