"""What every letter about an application says, whether it decides something or not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from accounts.models import Role, User
from applications.models import Application, Submission
from common.pdf.house_style import HouseStyle, house_style
from correspondence.domain.letters import Contents, Heading, body_of, mark_of
from regions.models import Organisation, Origin


class TextOfLetter(ABC):
    """The facts of one letter about an application. Without `heading` it is a preview."""

    template: str
    """The body of the letter, which gets this as `letter`."""
    mandate_kind: str
    """For what who signs is mandated; see `correspondence.mandate_kinds`."""
    concept_mark: str
    """What stands on top of every page while it is not sent."""
    demo_mark: str
    """What stands there in a demo."""

    def __init__(self, application: Application, heading: Heading | None) -> None:
        self.application = application
        self.round = application.round
        self.heading = heading

    @property
    @abstractmethod
    def submission(self) -> Submission:
        """The frozen version which the letter is about, with who submitted it."""

    @property
    @abstractmethod
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""

    @property
    @abstractmethod
    def contact(self) -> User:
        """Whom to ask."""

    @property
    @abstractmethod
    def sender(self) -> Organisation:
        """The organisation from which the letter comes."""

    @property
    def house(self) -> HouseStyle:
        """The dress in which it goes out."""
        return house_style()

    @property
    def addressee(self) -> Organisation:
        """To which organisation it is written."""
        return self.application.penvoerder

    @property
    def addressed_to(self) -> Role:
        """Who reads it first at the penvoerder."""
        return self.submission.submitted_by

    @property
    def reach(self) -> SafeString:
        """How to reach whom to ask."""
        return SafeString(render_to_string("letters/reach.html", {"letter": self}).rstrip("\n"))

    @property
    def mark(self) -> str:
        """What stands on top of every page of a letter that was not sent, or of a demo."""
        demo = self.demo_mark if self.round.origin == Origin.DEMO else ""
        return mark_of(self.heading, concept=self.concept_mark, demo=demo)

    @property
    def contents(self) -> Contents:
        """The whole letter, to be rendered and stored."""
        number = self.submission.number
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
