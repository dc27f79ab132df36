"""Letters: how a decision is made known.

A letter is made by a worker after the decision was granted; how it is numbered, rendered and stored
once stands in `correspondence.domain.letters`. With it the decision takes effect. Once issued it
never changes: a correction is a new letter that names the old one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.domain.mails import facts, people_of
from applications.models import Application
from assessments.models import (
    LETTER_KIND,
    Correction,
    Decision,
    DecisionLetter,
    DecisionState,
    Outcome,
    Term,
)
from common.dates import amsterdam_date
from common.links import absolute
from common.mail import notify
from common.refusal import Refusal
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, Heading, one_level_down
from correspondence.models import Letter

from . import telling
from .decision_text import DecisionText
from .letter_text import LetterText
from .making_known import take_effect
from .not_handled_text import NotHandledText


def issue_letter(*, decision_id: int, at: datetime | None = None, tell: bool = True) -> Letter:
    """Make the letter of a granted decision and tell the penvoerder; a second call changes nothing.

    `at` is the moment at which it is made known (default now); its date in Amsterdam is the date
    of the letter, from which the term for objection runs. `tell` is False only for decisions of
    the past that are entered afterwards. Raises `Refusal`: `not_granted`.
    """
    decision = with_all_it_needs().get(pk=decision_id)
    if decision.state != DecisionState.VERLEEND:
        raise Refusal(_("This decision has not been granted yet."), code="not_granted")
    assignment = _assignment(decision, occasion=f"decision {decision.pk}")
    letter, _made = _issue(decision, assignment, at=at, tell=tell)
    return letter


def correct_letter(correction: Correction, decision: Decision, *, at: datetime | None) -> Letter:
    """Make the letter that corrects one of `decision`; a second call changes nothing."""
    decision = with_all_it_needs().get(pk=decision.pk)
    assignment = _assignment(decision, occasion=f"correction {correction.pk}")
    letter, _made = _issue(decision, as_correction(assignment, correction), at=at, tell=True)
    return letter


def corrected_text(correction: Correction, decision: Decision) -> DecisionText:
    """What the letter that corrects one of `decision` would say. Raises `Refusal`."""
    decision = with_all_it_needs().get(pk=decision.pk)
    assignment = _assignment(decision, occasion=f"correction {correction.pk}")
    return text_of(decision, draft_heading(as_correction(assignment, correction)))


def preview_html(decision: Decision, *, signer: Role | None = None) -> SafeString:
    """The letter as it will be, for a page: its headings begin at level 2, below the page's own.

    `signer` is who would grant it. Raises `Refusal` (see `LetterText`).
    """
    return one_level_down(text_of(decision, signer=signer).body_html)


def preview_pdf(decision: Decision, *, signer: Role | None = None) -> bytes:
    """The letter as it will be, as PDF, marked as a draft on every page. Raises `Refusal`.

    Somebody waits for it, so it is made within `settings.PDF_PAGE_SECONDS` or not.
    """
    contents = text_of(decision, signer=signer).contents
    return letters.render(contents, within=settings.PDF_PAGE_SECONDS).content


def with_all_it_needs() -> QuerySet[Decision]:
    """Decisions with what `LetterText` reads of them."""
    return Decision.objects.select_related(
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "granted_by__user",
        "granted_by__organisation",
        "prepared_by__user",
        "prepared_by__organisation",
    )


def text_of(
    decision: Decision, heading: Heading | None = None, *, signer: Role | None = None
) -> DecisionText:
    """What the letter of a decision says. Raises `Refusal` (see `LetterText`)."""
    is_handled = decision.outcome != Outcome.NIET_BEHANDELD
    kind = LetterText if is_handled else NotHandledText
    return kind(decision, heading, signer=signer)


def _assignment(decision: Decision, *, occasion: str) -> Assignment:
    return Assignment(
        occasion=occasion,
        kind=LETTER_KIND,
        addressee=decision.application.penvoerder,
        answers=decision.application.number or "",
    )


def as_correction(assignment: Assignment, correction: Correction) -> Assignment:
    """What is made when a letter is corrected: one that replaces it."""
    return replace(
        assignment,
        addressee=correction.letter.addressee,
        replaces=correction.letter,
        why=correction.why,
        keeps_term=correction.term == Term.KEPT,
    )


def draft_heading(assignment: Assignment) -> Heading:
    """The heading of a letter that is only shown, as if it were issued today."""
    today = amsterdam_date(timezone.now())
    return letters.heading_of(assignment, "(volgt)", today, is_draft=True)


def _issue(
    decision: Decision, assignment: Assignment, *, at: datetime | None, tell: bool
) -> tuple[Letter, bool]:
    """Have the letter made; link and announce it in the transaction in which it is stored."""

    def link(letter: Letter) -> None:
        position = decision.decision_letters.count() + 1
        DecisionLetter.objects.create(decision=decision, letter=letter, position=position)
        if letter.replaces_id is None:
            take_effect(decision, at=letter.made_at)
        if tell:
            announce(
                decision.application, letter, has_conditions=decision.outcome == Outcome.VOORLOPIG
            )
            if letter.replaces_id is None:
                telling.outcome(decision, letter)

    return letters.issue(
        assignment,
        compose=lambda heading: text_of(decision, heading).contents,
        then=link,
        at=at,
    )


def announce(
    application: Application,
    letter: Letter,
    *,
    has_conditions: bool = False,
    has_duties: bool = False,
) -> None:
    """Tell the people of its addressee that the letter is there, what it does and until when.

    Source: Wmebv: a notice names the nature and legal effect of the message and its term.
    """
    if letter.addressee_id is None:  # Then it goes by post.
        return
    for user in people_of(letter.addressee_id):
        notify(
            to=user,
            template="assessments/letter_ready",
            values={
                **facts(application),
                "reference": letter.reference,
                "dated_on": letter.dated_on,
                "objection_until": letter.objection_until,
                "is_correction": letter.replaces_id is not None,
                "replaces": letter.replaces.reference if letter.replaces else "",
                "term_is_over": (letter.objection_until or letter.dated_on) < letter.dated_on,
                "has_conditions": has_conditions,
                "has_duties": has_duties,
                "address": absolute(reverse("letters:letter", args=[letter.reference])),
            },
        )
