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

from accounts.models import Role
from applications.models import Application, Completion, SectionKind
from common.dates import amsterdam_date, day_text
from common.pdf.rendering import LANGUAGE
from correspondence.domain.letters import Heading, one_level_down
from correspondence.mandate_kinds import COMPLETION
from correspondence.models import Letter

from .completion import note_sent
from .letter_to_applicant import LetterToApplicant, issue_to_applicant
from .terms import coming_pause, reckoning

KIND = "aanvulling"
Items = Sequence[tuple[str, str]]
"""What is asked: the kind of a section, and what lacks in it."""


class CompletionLetterText(LetterToApplicant):
    """The facts of one request as its letter tells them. Without `heading` it is a preview."""

    template = "letters/completion.html"
    mandate_kind = COMPLETION

    def __init__(
        self,
        application: Application,
        *,
        items: Items,
        due_on: date,
        by: Role,
        heading: Heading | None = None,
    ) -> None:
        super().__init__(application, by=by, heading=heading)
        self.due_on = due_on
        self._items = items

    @property
    def items(self) -> list[tuple[str, str]]:
        """The name of each part, in Dutch, and what lacks in it."""
        return [(str(SectionKind(section).label), lacks) for section, lacks in self._items]

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
    return issue_to_applicant(
        application,
        occasion=f"completion {completion.pk}",
        kind=KIND,
        compose=lambda heading: CompletionLetterText(
            application,
            items=items,
            due_on=completion.due_on,
            by=completion.asked_by,
            heading=heading,
        ),
        then=lambda letter: note_sent(completion=completion, letter=letter),
        at=at,
    )


def preview_html(application: Application, *, items: Items, due_on: date, by: Role) -> SafeString:
    """The letter as it will be, for a page: its headings begin at level 2."""
    text = CompletionLetterText(application, items=items, due_on=due_on, by=by)
    return one_level_down(text.body_html)
