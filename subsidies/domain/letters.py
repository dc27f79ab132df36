"""The letter that makes the decision on a subsidy known to one applicant; before it, no effect."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.domain.letters import announce
from common.refusal import Refusal
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, one_level_down
from correspondence.models import Letter
from subsidies.models import AWARD_LETTER_KIND, TURNED_DOWN_LETTER_KIND, DivisionState, Share
from subsidies.models.division import ShareQuerySet

from .letter_text import ShareText


def issue_share_letter(*, share_id: int, at: datetime | None = None, tell: bool = True) -> Letter:
    """Make the letter of a decision on a subsidy and tell the penvoerder; once.

    `at` is when it is made known (default now); `tell` is False only for decisions of the past that
    are entered afterwards. Raises `Refusal`: `not_settled`.
    """
    share = with_all_it_needs().get(pk=share_id)
    if share.division.state != DivisionState.BESLOTEN:
        raise Refusal(_("This division was not decided on yet."), code="not_settled")

    def link(letter: Letter) -> None:
        share.letter = letter
        share.save(update_fields=["letter"])
        if tell:
            announce(share.application, letter, has_duties=share.is_award)

    letter, _made = letters.issue(
        Assignment(
            occasion=f"subsidy share {share.pk}",
            kind=AWARD_LETTER_KIND if share.is_award else TURNED_DOWN_LETTER_KIND,
            addressee=share.application.penvoerder,
            answers=share.application.number or "",
        ),
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
    )
