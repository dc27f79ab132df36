"""What every letter says that decides nothing and goes to the applicant: frame, sender, signature.

Nobody can object to such a letter (Awb 1:3, 6:3); it is signed on a mandate all the same (10:12).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from accounts.models import Role, User
from applications.models import Application, Submission
from common.dates import amsterdam_date
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, Heading
from correspondence.models import Letter, Mandate
from correspondence.permissions import mandate_of
from regions.models import Organisation

from .text_of_letter import TextOfLetter


class LetterToApplicant(TextOfLetter):
    """The facts of one such letter. Without `heading` it is a preview."""

    concept_mark = "Concept – deze brief is nog niet verstuurd"
    demo_mark = "Demo – geen echte brief"

    def __init__(
        self, application: Application, *, by: Role, heading: Heading | None = None
    ) -> None:
        """`by` signs."""
        super().__init__(application, heading)
        self.signer = by

    @cached_property
    def submission(self) -> Submission:
        """What it is about, with who submitted it."""
        newest = self.application.submissions.select_related("submitted_by__user")
        return newest.defer("content").latest("version")

    @property
    def about(self) -> str:
        """What it is about, in a few words before the name of the region."""
        return f"uw aanvraag in de ronde {self.round.name}"

    @property
    def contact(self) -> User:
        """Whom to ask: the adviser of the region, else who signs."""
        return self.application.region.adviser or self.signer.user

    @property
    def sender(self) -> Organisation:
        """The organisation from which the letter comes."""
        return self.signer.organisation

    @cached_property
    def mandate(self) -> Mandate | None:
        """On which mandate it is signed; None of before the register."""
        on = self.heading.dated_on if self.heading else amsterdam_date(timezone.now())
        return mandate_of(self.signer, self.mandate_kind, on, self.round.on_behalf_of)


def issue_to_applicant(
    application: Application,
    *,
    occasion: str,
    kind: str,
    compose: Callable[[Heading], TextOfLetter],
    then: Callable[[Letter], None],
    at: datetime | None,
) -> Letter:
    """Make a letter that decides nothing, for the penvoerder; a second call changes nothing.

    `occasion`, `kind`, `then` and `at` as `correspondence.domain.letters.issue` has them; `compose`
    gives the text under a heading. Raises what those two raise.
    """
    letter, _made = letters.issue(
        Assignment(
            occasion=occasion,
            kind=kind,
            addressee=application.penvoerder,
            answers=application.number or "",
        ),
        compose=lambda heading: compose(heading).contents,
        then=then,
        at=at,
    )
    return letter
