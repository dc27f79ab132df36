"""The letter that makes the decision on a subsidy known to one applicant; before it, no effect."""

from __future__ import annotations

from datetime import datetime

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
    AWARD_LETTER_KIND,
    TURNED_DOWN_LETTER_KIND,
    DivisionState,
    Share,
    SubsidyLetter,
)
from subsidies.models.division import ShareQuerySet

from . import later_mails
from .duties import begin_duties
from .letter_text import ShareText


def issue_share_letter(*, share_id: int, at: datetime | None = None, tell: bool = True) -> Letter:
    """Make the letter of a decision on a subsidy and tell all who took part; once.

    With it the duties begin that a grant brings.

    `at` is when it is made known (default now); `tell` is False only for decisions of the past that
    are entered afterwards. Raises `Refusal`: `not_settled`.
    """
    share = with_all_it_needs().get(pk=share_id)
    if share.division.state != DivisionState.BESLOTEN:
        raise Refusal(_("This division was not decided on yet."), code="not_settled")

    return _issue(share, _assignment(share, f"subsidy share {share.pk}"), at=at, tell=tell)


def correct_letter(correction: Correction, known: Share, *, at: datetime | None) -> Letter:
    """Make the letter that corrects one of a decision on a subsidy; a second call changes
    nothing.
    """
    share = with_all_it_needs().get(pk=known.pk)
    assignment = _assignment(share, f"correction {correction.pk}")
    return _issue(share, as_correction(assignment, correction), at=at, tell=True)


def corrected_text(correction: Correction, known: Share) -> ShareText:
    """What the letter that corrects one of a decision on a subsidy would say."""
    share = with_all_it_needs().get(pk=known.pk)
    assignment = _assignment(share, f"correction {correction.pk}")
    return ShareText(share, draft_heading(as_correction(assignment, correction)))


def _assignment(share: Share, occasion: str) -> Assignment:
    return Assignment(
        occasion=occasion,
        kind=AWARD_LETTER_KIND if share.is_award else TURNED_DOWN_LETTER_KIND,
        addressee=share.application.penvoerder,
        answers=share.application.number or "",
    )


def _issue(share: Share, assignment: Assignment, *, at: datetime | None, tell: bool) -> Letter:
    """Have the letter made; with the first one the decision is made known, and its duties begin."""

    def link(letter: Letter) -> None:
        if letter.replaces_id is None:
            share.letter = letter
            share.save(update_fields=["letter"])
        SubsidyLetter.objects.create(share=share, letter=letter)
        if share.is_award and letter.replaces_id is None:
            begin_duties(share)
        if tell:
            announce(share.application, letter, has_duties=share.is_award)
            if letter.replaces_id is None:
                later_mails.outcome(share, letter)

    letter, _made = letters.issue(
        assignment,
        compose=lambda heading: ShareText(share, heading).contents,
        then=link,
        at=at or timezone.now(),
    )
    return letter


def preview_html(share: Share, *, signer: Role | None = None) -> SafeString:
    """The letter as it will be, for a page: its headings begin at level 2."""
    return one_level_down(ShareText(share, signer=signer).body_html)


def with_all_it_needs() -> ShareQuerySet:
    """Shares with what `ShareText` reads of them."""
    return Share.objects.select_related(
        "submission__submitted_by__user",
        "division__round__subsidy_rules",
        "division__prepared_by__user",
        "division__prepared_by__organisation",
        "division__settled_by__user",
        "division__settled_by__organisation",
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "letter",
    )
