"""Letters: how a decision is made known.

A letter is made by a worker after the decision was granted; how it is numbered, rendered and stored
once stands in `correspondence.domain.letters`. With it the decision takes effect. Once issued it
never changes: a correction is a new letter that names the old one.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from applications.domain.mails import facts, penvoerder_people
from assessments.models import LETTER_KIND, Decision, DecisionLetter, DecisionState, Outcome
from common.links import absolute
from common.mail import notify
from common.refusal import Refusal
from correspondence.domain import letters
from correspondence.domain.letters import Assignment
from correspondence.models import Letter

from .letter_text import LetterText
from .making_known import take_effect


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


def correct_letter(*, letter: Letter, by: Role, why: str, at: datetime | None = None) -> Letter:
    """Issue a new letter that replaces `letter`, with what is known of the decision now.

    `why` is printed in it. The term for objection runs anew from its own date. Raises `Refusal`:
    `wrong_role`, `why`, `superseded` (there is a newer letter, which is the one to correct).
    """
    if by.kind != RoleKind.RE_LEAD:
        raise Refusal(_("Your role does not allow this."), code="wrong_role")
    if not why.strip():
        raise Refusal(_("Say why the letter is corrected."), code="why", field="why")
    decision = with_all_it_needs().get(decision_letters__letter=letter)
    assignment = _assignment(
        decision, occasion=f"correction of {letter.reference}", replaces=letter, why=why.strip()
    )
    correction, made = _issue(decision, assignment, at=at, tell=True)
    if not made:
        raise Refusal(_("This letter has already been replaced by a newer one."), code="superseded")
    return correction


def preview_html(decision: Decision, *, signer: Role | None = None) -> SafeString:
    """The letter as it will be, for a page: its headings begin at level 2, below the page's own.

    `signer` is who would grant it. Raises `Refusal` (see `LetterText`).
    """
    body = LetterText(decision, signer=signer).body_html
    lower = re.sub(r"<(/?)h([1-5])>", lambda m: f"<{m[1]}h{int(m[2]) + 1}>", body)
    return mark_safe(lower)  # noqa: S308  Rendered by our own template, which escapes.


def preview_pdf(decision: Decision, *, signer: Role | None = None) -> bytes:
    """The letter as it will be, as PDF, marked as a draft on every page. Raises `Refusal`."""
    return letters.render(LetterText(decision, signer=signer).contents).content


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


def _assignment(
    decision: Decision, *, occasion: str, replaces: Letter | None = None, why: str = ""
) -> Assignment:
    return Assignment(
        occasion=occasion,
        kind=LETTER_KIND,
        addressee=decision.application.penvoerder,
        answers=decision.application.number or "",
        is_beschikking=True,
        may_object=True,
        replaces=replaces,
        why=why,
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

    return letters.issue(
        assignment,
        compose=lambda heading: LetterText(decision, heading).contents,
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
                "has_conditions": decision.outcome == Outcome.VOORLOPIG,
                "address": absolute(reverse("letters:letter", args=[letter.reference])),
            },
        )
