"""What the letter says that an application is not handled ("buiten behandeling stellen").

It is a decision like any other: with reasons and the provision (Awb 3:46, 3:47) and how to object
(3:45). What lacked is told as the applicant was asked for it; a letter is in Dutch (2:6).
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from applications.models import Completion, Submission
from common.dates import amsterdam_date
from correspondence.models import Letter

from .decision_text import DecisionText


class NotHandledText(DecisionText):
    """The facts of a decision not to handle an application, as its letter tells them."""

    template = "letters/not_handled.html"
    about = "uw aanvraag"
    what = "wij behandelen uw aanvraag niet"

    @cached_property
    def asked(self) -> Completion:
        """The request on which the decision rests: the newest, as after a decision comes none."""
        sent = self.application.completions.sent().select_related("letter", "submission")
        plain = sent.defer("letter__pdf", "letter__body_html", "submission__content")
        return plain.prefetch_related("items")[0]

    @property
    def request(self) -> Letter | None:
        """The letter in which it was asked to complete the application."""
        return self.asked.letter

    @property
    def items(self) -> list[tuple[str, str]]:
        """The name of each part that was asked, in Dutch, and what lacked in it."""
        return [(str(one.get_section_display()), one.lacks) for one in self.asked.items.all()]

    @property
    def completed_on(self) -> date | None:
        """When the applicant completed it, though not enough; None when it did not."""
        at = self.asked.ended_at
        return amsterdam_date(at) if self.asked.submission_id and at else None

    @cached_property
    def submission(self) -> Submission:
        """What was handed in last, with who did."""
        newest = self.application.submissions.select_related("submitted_by__user")
        return newest.defer("content").latest("version")
