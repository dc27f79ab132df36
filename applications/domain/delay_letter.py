"""The letter that tells that a decision takes longer: until when, why, and what one can do.

It decides nothing, so nobody can object to it (Awb 1:3, 6:3). It says plainly whether the term
itself becomes later: it does when no provision sets that term (Awb 4:14(3)), and else it does not.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils.safestring import SafeString

from accounts.models import Role
from applications.models import Application, Delay
from common.dates import day_text
from common.pdf.rendering import LANGUAGE
from correspondence.domain.letters import Heading, one_level_down
from correspondence.mandate_kinds import DELAY
from correspondence.models import Letter

from .delay import note_told
from .letter_to_applicant import LetterToApplicant, issue_to_applicant
from .terms import is_term_set, term_in_words

KIND = "verdaging"


class DelayLetterText(LetterToApplicant):
    """The facts of a delay as its letter tells them. Without `heading` it is a preview."""

    template = "letters/delay.html"
    mandate_kind = DELAY

    def __init__(
        self,
        application: Application,
        *,
        new_day: date,
        reasons: str,
        by: Role,
        heading: Heading | None = None,
    ) -> None:
        super().__init__(application, by=by, heading=heading)
        self.new_day = new_day
        self.reasons = reasons

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"Het besluit op uw aanvraag komt later ({self.application.name})"

    @property
    def new_day_in_words(self) -> str:
        """The new day, with its day of the week."""
        return day_text(self.new_day, language=LANGUAGE)

    @property
    def is_term_set(self) -> bool:
        """Whether a provision sets the term, which then stays as it was."""
        return is_term_set(self.round)

    @property
    def term_in_words(self) -> str:
        """The term with its provisions."""
        return term_in_words(self.round)


def make_delay_letter(*, delay_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of a delay and tell the penvoerder; a second call changes nothing.

    `at` is when it is made known (default now).
    """
    delay = Delay.objects.select_related(
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "told_by__user",
        "told_by__organisation",
    ).get(pk=delay_id)
    application = delay.application
    return issue_to_applicant(
        application,
        occasion=f"delay {delay.pk}",
        kind=KIND,
        compose=lambda heading: DelayLetterText(
            application,
            new_day=delay.new_day,
            reasons=delay.reasons,
            by=delay.told_by,
            heading=heading,
        ),
        then=lambda letter: note_told(delay=delay, letter=letter),
        at=at,
    )


def preview_html(application: Application, *, new_day: date, reasons: str, by: Role) -> SafeString:
    """The letter as it will be, for a page: its headings begin at level 2."""
    text = DelayLetterText(application, new_day=new_day, reasons=reasons, by=by)
    return one_level_down(text.body_html)
