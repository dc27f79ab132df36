"""The letter that asks to complete an application: what lacks, by when, and what if not.

It decides nothing, so nobody can object to it (Awb 1:3, 6:3). Made by a worker after the request
stands; the term for the decision stands still from the day after its date.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.models import Role, User
from applications.models import Application, Completion, SectionKind, Submission
from common.dates import amsterdam_date, day_text
from common.pdf.rendering import LANGUAGE
from correspondence.domain import letters
from correspondence.domain.letters import (
    Assignment,
    Contents,
    Heading,
    body_of,
    mark_of,
    one_level_down,
)
from correspondence.mandate_kinds import COMPLETION
from correspondence.models import Letter, Mandate
from correspondence.permissions import mandate_of
from regions.models import Organisation, Origin

from .completion import note_sent
from .terms import coming_pause, reckoning

KIND = "aanvulling"
DEMO_MARK = "Demo – geen echte brief"
CONCEPT_MARK = "Concept – deze brief is nog niet verstuurd"
Items = Sequence[tuple[str, str]]
"""What is asked: the kind of a section, and what lacks in it."""


class CompletionLetterText:
    """The facts of one request as its letter tells them. Without `heading` it is a preview."""

    def __init__(
        self,
        application: Application,
        *,
        items: Items,
        due_on: date,
        by: Role,
        heading: Heading | None = None,
    ) -> None:
        self.application = application
        self.round = application.round
        self.due_on = due_on
        self.signer = by
        self.heading = heading
        self._items = items

    @property
    def items(self) -> list[tuple[str, str]]:
        """The name of each part, in Dutch, and what lacks in it."""
        return [(str(SectionKind(section).label), lacks) for section, lacks in self._items]

    @cached_property
    def submission(self) -> Submission:
        """What is to be completed, with who submitted it."""
        newest = self.application.submissions.select_related("submitted_by__user")
        return newest.defer("content").latest("version")

    @property
    def contact(self) -> User:
        """Whom to ask: the adviser of the region, else who asks."""
        return self.application.region.adviser or self.signer.user

    @property
    def sender(self) -> Organisation:
        """The organisation from which the letter comes."""
        return self.signer.organisation

    @cached_property
    def mandate(self) -> Mandate | None:
        """On which mandate it is signed; None of before the register."""
        on = self.heading.dated_on if self.heading else amsterdam_date(timezone.now())
        return mandate_of(self.signer, COMPLETION, on, self.round.on_behalf_of)

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"Verzoek om uw aanvraag aan te vullen ({self.application.name})"

    @property
    def due_in_words(self) -> str:
        """The last day, with its day of the week."""
        return day_text(self.due_on, language=LANGUAGE)

    @cached_property
    def decide_by(self) -> date | None:
        """By when it is decided when the application is completed on the last day."""
        asked_on = self.heading.dated_on if self.heading else amsterdam_date(timezone.now())
        found = reckoning(self.application, coming=coming_pause(asked_on, self.due_on))
        return found.due if found else None

    @property
    def mark(self) -> str:
        """What stands on top of every page of a letter that asks nothing."""
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
        return body_of("letters/completion.html", self)


def make_completion_letter(*, completion_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of a request and tell the penvoerder; a second call changes nothing.

    `at` is when it is made known (default now).
    """
    completion = Completion.objects.select_related(
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "asked_by__user",
        "asked_by__organisation",
    ).get(pk=completion_id)
    application = completion.application
    items = list(completion.items.values_list("section", "lacks"))
    letter, _made = letters.issue(
        Assignment(
            occasion=f"completion {completion.pk}",
            kind=KIND,
            addressee=application.penvoerder,
            answers=application.number or "",
        ),
        compose=lambda heading: (
            CompletionLetterText(
                application,
                items=items,
                due_on=completion.due_on,
                by=completion.asked_by,
                heading=heading,
            ).contents
        ),
        then=lambda letter: note_sent(completion=completion, letter=letter),
        at=at,
    )
    return letter


def preview_html(application: Application, *, items: Items, due_on: date, by: Role) -> SafeString:
    """The letter as it will be, for a page: its headings begin at level 2."""
    text = CompletionLetterText(application, items=items, due_on=due_on, by=by)
    return one_level_down(text.body_html)
