"""What every letter about an application says, whether it decides something or not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from accounts.models import Role, User
from applications.models import Application, Submission
from common.links import absolute
from common.pdf.house_style import HouseStyle, house_style
from correspondence.domain.letters import Contents, Heading, body_of, mark_of
from correspondence.domain.wordings import Wording, in_force
from correspondence.wording_kinds import filled_in
from regions.models import Organisation, Origin


@dataclass(frozen=True)
class Outsider:
    """Somebody outside the portal to whom a letter goes by post."""

    name: str
    address: str


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
    outsider: Outsider | None = None
    """To whom it goes by post, when that is nobody in the portal."""

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
    def portal(self) -> str:
        """Where one signs in, as it is printed."""
        return absolute("/").rstrip("/")

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

    @cached_property
    def wording(self) -> Wording:
        """The free text it is made with: what holds now, or what somebody looks at."""
        return in_force(self.mandate_kind)

    @property
    def values(self) -> dict[str, str]:
        """What the placeholders of the free text stand for."""
        return {
            "regio": self.application.name,
            "penvoerder": self.addressee.name,
            "ronde": self.round.name,
            "contactpersoon": self.contact.name,
            "afzender": self.sender.in_sentence,
            "bereikbaar": self.reach,
            "kenmerk": f"ons kenmerk {self.heading.reference}"
            if self.heading
            else "het nummer van uw aanvraag",
        }

    @cached_property
    def free(self) -> dict[str, SafeString]:
        """The blocks of free text as HTML, by their name."""
        values = self.values
        return {block: filled_in(text, values) for block, text in self.wording.texts.items()}

    @property
    def contents(self) -> Contents:
        """The whole letter, to be rendered and stored, with the version of its free text."""
        number = self.submission.number
        reference = f"Ons kenmerk {self.heading.reference}" if self.heading else "Concept"
        return Contents(
            subject=self.subject,
            body_html=self.body_html,
            about=f"Aanvraag {number}, ronde {self.round.name}",
            footer=f"{reference} · aanvraag {number}",
            mark=self.mark,
            wording=self.wording.key,
        )

    @cached_property
    def body_html(self) -> str:
        """The letter as HTML; see `body_of`."""
        return body_of(self.template, self)
