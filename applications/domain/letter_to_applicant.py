"""What every letter says that decides nothing and goes to the applicant: frame, sender, signature.

Nobody can object to such a letter (Awb 1:3, 6:3); it is signed on a mandate all the same (10:12).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property

from django.utils import timezone

from accounts.models import Role, User
from applications.models import Application, Submission
from common.dates import amsterdam_date
from correspondence.domain.letters import Contents, Heading, body_of, mark_of
from correspondence.models import Mandate
from correspondence.permissions import mandate_of
from regions.models import Organisation, Origin

DEMO_MARK = "Demo – geen echte brief"
CONCEPT_MARK = "Concept – deze brief is nog niet verstuurd"


class LetterToApplicant(ABC):
    """The facts of one such letter. Without `heading` it is a preview."""

    template: str
    mandate_kind: str

    def __init__(
        self, application: Application, *, by: Role, heading: Heading | None = None
    ) -> None:
        """`by` signs."""
        self.application = application
        self.round = application.round
        self.signer = by
        self.heading = heading

    @property
    @abstractmethod
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""

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
    def addressee(self) -> Organisation:
        """To which organisation it is written."""
        return self.application.penvoerder

    @property
    def addressed_to(self) -> Role:
        """Who reads it first at the penvoerder."""
        return self.submission.submitted_by

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

    @property
    def mark(self) -> str:
        """What stands on top of every page of a letter that was not sent, or of a demo."""
        demo = DEMO_MARK if self.round.origin == Origin.DEMO else ""
        return mark_of(self.heading, concept=CONCEPT_MARK, demo=demo)

    @property
    def contents(self) -> Contents:
        """The whole letter, to be rendered and stored."""
        number = self.application.number
        reference = f"Ons kenmerk {self.heading.reference}" if self.heading else "Concept"
        return Contents(
            subject=self.subject,
            body_html=self.body_html,
            about=f"Aanvraag {number}, ronde {self.round.name}",
            footer=f"{reference} · aanvraag {number}",
            mark=self.mark,
        )

    @cached_property
    def body_html(self) -> str:
        """The letter as HTML; see `body_of`."""
        return body_of(self.template, self)
