"""The letter by which somebody hears of the appointment to the Programmaraad.

It decides nothing on what somebody applied for, and the Programmaraad rests on no law under which
one decides (Awb 1:3), so nobody can object to it. Who is appointed may have no account: a mail
brings the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.urls import reverse
from post_office.models import Attachment

from common.links import absolute
from common.mail import notify
from common.pdf.house_style import HouseStyle, house_style
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, Contents, Heading, body_of, mark_of
from correspondence.models import Letter
from programmaraad.models import Nomination, Term
from regions.models import Origin

KIND = "benoeming"
DEMO_MARK = "Demo – geen echte brief"


@dataclass(frozen=True)
class AppointmentText:
    """What the letter of a term says; the term came from a nomination."""

    term: Term
    nomination: Nomination
    heading: Heading

    @property
    def house(self) -> HouseStyle:
        """The dress in which it goes out."""
        return house_style()

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        role = "voorzitter" if self.term.seat.is_chair else "lid"
        return f"Uw benoeming tot {role} van de Programmaraad"

    @property
    def composition(self) -> str:
        """Where everybody reads who the members are."""
        return absolute(reverse("programmaraad:composition"))

    @property
    def mark(self) -> str:
        """What stands on top of every page in a demo."""
        organisation = self.nomination.entered_by.organisation
        demo = DEMO_MARK if organisation.origin == Origin.DEMO else ""
        return mark_of(self.heading, concept="", demo=demo)

    @property
    def contents(self) -> Contents:
        """The whole letter, to be rendered and stored."""
        return Contents(
            subject=self.subject,
            body_html=body_of("letters/appointment.html", self),
            about=f"Zetel {self.term.seat}",
            footer=f"Ons kenmerk {self.heading.reference}",
            mark=self.mark,
        )


def issue_appointment_letter(*, term_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of a term that came from a nomination and mail it; once.

    Its addressee is a person and no organisation, so nobody finds it among letters in the portal.
    """
    nomination = Nomination.objects.select_related(
        "term__seat__nominating_organisation", "entered_by__organisation"
    ).get(term=term_id)
    term = nomination.term

    def link(letter: Letter) -> None:
        term.letter = letter
        term.save(update_fields=["letter"])
        _mail(nomination, letter)

    letter, _made = letters.issue(
        Assignment(occasion=f"appointment {term.pk}", kind=KIND, addressee=None),
        compose=lambda heading: AppointmentText(term, nomination, heading).contents,
        then=link,
        at=at,
    )
    return letter


def _mail(nomination: Nomination, letter: Letter) -> None:
    """Send the letter itself: who is appointed may have no account to read it with."""
    name = f"{letter.reference}.pdf"
    attachment = Attachment(name=name, mimetype="application/pdf")
    attachment.file.save(name, ContentFile(bytes(letter.pdf)))
    mail = notify(
        to=nomination.email,
        template="programmaraad/appointed",
        values={
            "name": nomination.name,
            "seat": nomination.term.seat.name,
            "starts_on": nomination.term.starts_on,
            "composition": absolute(reverse("programmaraad:composition")),
        },
    )
    mail.attachments.add(attachment)
