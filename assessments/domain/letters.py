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
from applications.domain.mails import facts, penvoerder_people
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


def make_correction(*, correction_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of a correction that was issued; a second call changes nothing.

    It replaces the earlier letter, tells why, and what that means for the term for objection. The
    status counts from the day it counted from. Raises `Refusal`: `not_issued`.
    """
    correction = Correction.objects.select_related("letter").get(pk=correction_id)
    if correction.issued_at is None:
        raise Refusal(_("This correction has not been issued yet."), code="not_issued")
    decision = with_all_it_needs().get(decision_letters__letter=correction.letter)
    letter, _made = _issue(decision, _assignment_to_correct(decision, correction), at=at, tell=True)
    return letter


def preview_correction(correction: Correction) -> SafeString:
    """The new letter as it would be today, for a page. Raises `Refusal` (see `LetterText`)."""
    decision = with_all_it_needs().get(decision_letters__letter=correction.letter)
    assignment = _assignment_to_correct(decision, correction)
    today = amsterdam_date(timezone.now())
    heading = letters.heading_of(assignment, "(volgt)", today, is_draft=True)
    return one_level_down(_text(decision, heading).body_html)


def preview_html(decision: Decision, *, signer: Role | None = None) -> SafeString:
    """The letter as it will be, for a page: its headings begin at level 2, below the page's own.

    `signer` is who would grant it. Raises `Refusal` (see `LetterText`).
    """
    return one_level_down(_text(decision, signer=signer).body_html)


def preview_pdf(decision: Decision, *, signer: Role | None = None) -> bytes:
    """The letter as it will be, as PDF, marked as a draft on every page. Raises `Refusal`.

    Somebody waits for it, so it is made within `settings.PDF_PAGE_SECONDS` or not.
    """
    contents = _text(decision, signer=signer).contents
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


def _text(
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
        is_beschikking=True,
        may_object=True,
    )


def _assignment_to_correct(decision: Decision, correction: Correction) -> Assignment:
    return replace(
        _assignment(decision, occasion=f"correction {correction.pk}"),
        replaces=correction.letter,
        why=correction.why,
        keeps_term=correction.term == Term.KEPT,
    )


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
            _announce(decision, letter)
            if letter.replaces_id is None:
                telling.outcome(decision, letter)

    return letters.issue(
        assignment,
        compose=lambda heading: _text(decision, heading).contents,
        then=link,
        at=at,
    )


def _announce(decision: Decision, letter: Letter) -> None:
    """Tell the penvoerder's people that the letter is there, what it does and until when.

    Source: Wmebv: a notice names the nature and legal effect of the message and its term.
    """
    application = decision.application
    for user in penvoerder_people(application):
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
                "has_conditions": decision.outcome == Outcome.VOORLOPIG,
                "address": absolute(reverse("letters:letter", args=[letter.reference])),
            },
        )
