"""The letters about an objection: that it came in, that its decision takes longer, the decision.

The first two decide nothing (Awb 6:14, 7:10(3)). The decision names the one objected to, has its
reasons (7:12) and says how one appeals to the court (3:45, 6:23), as one can no longer object.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from applications.domain.text_of_letter import Outsider
from applications.models import Submission
from assessments.models import (
    ADJOURNMENT_KIND,
    OBJECTION_DECISION_KIND,
    RECEIPT_KIND,
    Objection,
    ObjectionOutcome,
    ObjectionState,
)
from common.dates import day_text
from common.jobs import enqueue
from common.pdf.rendering import LANGUAGE
from common.refusal import Refusal
from correspondence import mandate_kinds
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, Heading, one_level_down
from correspondence.domain.objections import objection_until
from correspondence.models import Letter

from . import objection_mails
from .decision_text import NO_LETTER, NOT_SENT, TextOfDecision
from .objection_effects import goes_back_to, goes_on_otherwise, take_effect
from .objection_term import ObjectionTerm, term_of


class _ObjectionText(TextOfDecision):
    """What the letters share: to whom, about which decision, and by when it is decided."""

    mandate_kind = mandate_kinds.OBJECTION

    def __init__(
        self, objection: Objection, heading: Heading | None = None, *, signer: Role | None = None
    ) -> None:
        """`signer` is who would sign while nobody did."""
        self.objection = objection
        signed = self._signed_by or signer
        super().__init__(
            objection.application,
            heading,
            prepared_by=objection.handled_by or signer or objection.recorded_by,
            signer=signed,
        )
        # Which decision it is about.
        self.about = f"uw bezwaar tegen ons besluit met kenmerk {objection.letter.reference}"
        if objection.is_of_other:
            self.outsider = Outsider(objection.name, objection.address)

    @property
    def _signed_by(self) -> Role | None:
        return self.objection.handled_by

    @cached_property
    def submission(self) -> Submission:
        """The application about which it was decided."""
        newest = self.application.submissions.select_related("submitted_by__user")
        return newest.defer("content").latest("version")

    @property
    def addressed_to(self) -> Role:
        """Who handed it in, else who submitted the application."""
        by = self.objection.recorded_by
        return by if by.is_penvoerder else self.submission.submitted_by

    @property
    def contact(self) -> User:
        """Who handles it: not the adviser of the region, who may have had a part."""
        return self._prepared_by.user

    @cached_property
    def term(self) -> ObjectionTerm:
        """By when it is decided, as it stands with this letter."""
        return term_of(self.objection)

    @property
    def due(self) -> str:
        """The last day for the decision, with its day of the week."""
        return day_text(self.term.due, language=LANGUAGE)


class ReceiptText(_ObjectionText):
    """That an objection came in, whether in time, what lacks, and how it is handled."""

    template = "letters/objection_received.html"
    concept_mark, demo_mark = NOT_SENT, NO_LETTER

    def __init__(
        self, objection: Objection, heading: Heading | None = None, *, signer: Role | None = None
    ) -> None:
        super().__init__(objection, heading, signer=signer)
        self.signed_at = objection.taken_up_at

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"Wij hebben uw bezwaar ontvangen ({self.application.name})"


class AdjournmentText(_ObjectionText):
    """That the decision on an objection comes six weeks later, and why."""

    template = "letters/objection_adjourned.html"
    concept_mark, demo_mark = NOT_SENT, NO_LETTER

    def __init__(
        self, objection: Objection, heading: Heading | None = None, *, signer: Role | None = None
    ) -> None:
        super().__init__(objection, heading, signer=signer)
        self.signed_at = objection.adjourned_at

    @property
    def _signed_by(self) -> Role | None:
        return self.objection.adjourned_by

    @cached_property
    def adjourned(self) -> ObjectionTerm:
        """The term as it becomes with this letter."""
        return term_of(self.objection, is_adjourned=True)

    @property
    def new_due(self) -> str:
        """The last day from now on."""
        return day_text(self.adjourned.due, language=LANGUAGE)

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"Ons besluit op uw bezwaar komt later ({self.application.name})"


class ObjectionDecisionText(_ObjectionText):
    """The decision on an objection."""

    template = "letters/objection_decision.html"

    def __init__(
        self, objection: Objection, heading: Heading | None = None, *, signer: Role | None = None
    ) -> None:
        super().__init__(objection, heading, signer=signer)
        self.signed_at = objection.settled_at

    @property
    def _signed_by(self) -> Role | None:
        return self.objection.settled_by

    @cached_property
    def goes_back_to(self) -> str:
        """Where the case goes on; see `objection_effects`."""
        return goes_back_to(self.objection)

    @property
    def goes_on_otherwise(self) -> bool:
        """Whether another application of the region goes on in the place of this one."""
        return goes_on_otherwise(self.application)

    @property
    def basis(self) -> str:
        """On what it is based (Awb 3:47); empty when only its reasons can tell, as of somebody who
        is not affected.
        """
        one = self.objection
        if one.outcome != ObjectionOutcome.NIET_ONTVANKELIJK:
            return "artikel 7:11"
        if not (one.in_time or one.is_excused):
            return "de artikelen 6:7 en 6:11"
        return "artikel 6:6" if one.lacks and one.mended_on is None else ""

    @property
    def appeal_from(self) -> str:
        """The first day to appeal. Source: Awb 6:8."""
        first = self.heading.objection_from if self.heading else None
        return day_text(first, language=LANGUAGE) if first else ""

    @property
    def appeal_runs_on(self) -> bool:
        """Whether the last day to appeal comes later, as six weeks end on a day off."""
        if self.heading is None:
            return False
        end = self.heading.unrolled_end
        return objection_until(self.heading.dated_on) != end

    @property
    def appeal_until(self) -> str:
        """The last day to appeal: the same term as to object (Awb 6:7, 6:8)."""
        last = objection_until(self.heading.dated_on) if self.heading else None
        return day_text(last, language=LANGUAGE) if last else ""

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"Besluit op uw bezwaar ({self.application.name})"


class CopyText(ObjectionDecisionText):
    """The decision on somebody else's objection, for the penvoerder: not who objected, nor what
    that one wrote and said.
    """

    template = "letters/objection_copy.html"

    def __init__(self, objection: Objection, heading: Heading) -> None:
        super().__init__(objection, heading)
        self.outsider = None
        reference = objection.letter.reference
        self.about = f"het bezwaar van een ander tegen ons besluit met kenmerk {reference}"

    @property
    def addressed_to(self) -> Role:
        """Who submitted the application."""
        return self.submission.submitted_by

    @cached_property
    def goes_back_to(self) -> str:
        """Where the case went on with the letter to whoever objected, if that revoked anything."""
        made = self.objection.outcome_letter
        return self.application.state if made is not None and made.replaces_id else ""

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"Besluit op het bezwaar van een ander ({self.application.name})"


def issue_receipt(*, objection_id: int, at: datetime | None = None) -> Letter:
    """Make the letter that an objection came in; a second call changes nothing.

    Raises `Refusal` (`not_taken_up`, `ended`).
    """
    objection = with_all_it_needs().get(pk=objection_id)
    _refuse_ended(objection, objection.receipt_letter)
    if objection.handled_by is None:
        raise Refusal(_("Nobody took this objection in hand yet."), code="not_taken_up")

    def link(letter: Letter) -> None:
        objection.receipt_letter = letter
        objection.save(update_fields=["receipt_letter"])
        objection_mails.letter_came(objection, letter, "receipt")

    return _issue(objection, RECEIPT_KIND, ReceiptText, then=link, at=at)


def issue_adjournment(*, objection_id: int, at: datetime | None = None) -> Letter:
    """Make the letter that the decision comes later; with it the term moves. A second call
    changes nothing. Raises `Refusal` (`not_adjourned`, `ended`).
    """
    objection = with_all_it_needs().get(pk=objection_id)
    _refuse_ended(objection, objection.adjournment_letter)
    if objection.adjourned_by is None:
        raise Refusal(_("This was not adjourned."), code="not_adjourned")

    def link(letter: Letter) -> None:
        objection.adjournment_letter = letter
        objection.save(update_fields=["adjournment_letter"])
        objection_mails.letter_came(objection, letter, "adjournment")

    return _issue(objection, ADJOURNMENT_KIND, AdjournmentText, then=link, at=at)


def _refuse_ended(objection: Objection, letter: Letter | None) -> None:
    """No letter on how it goes on is made of what has ended."""
    if letter is None and not objection.is_open:
        raise Refusal(_("The objection was decided on or withdrawn already."), code="ended")


def issue_decision(*, objection_id: int, at: datetime | None = None) -> Letter:
    """Make the letter with the decision; with it what was decided takes effect.

    It replaces the letter with a decision that it revokes; one that granted something stands until
    another is made known. A second call changes nothing. Raises `Refusal` (`not_decided`,
    `moved_on`).
    """
    objection = with_all_it_needs().get(pk=objection_id)
    if objection.state != ObjectionState.BESLOTEN:
        raise Refusal(_("This was not decided yet."), code="not_decided")
    target = goes_back_to(objection)

    def link(letter: Letter) -> None:
        objection.outcome_letter = letter
        objection.save(update_fields=["outcome_letter"])
        take_effect(objection, target, at=letter.made_at)
        objection_mails.decided(objection, letter)
        if objection.asks_copy:
            enqueue("assessments.tasks.make_objection_copy", objection.pk)

    return _issue(
        objection,
        OBJECTION_DECISION_KIND,
        ObjectionDecisionText,
        replaces=_newest(objection.letter) if target else None,
        then=link,
        at=at,
    )


def issue_copy(*, objection_id: int, at: datetime | None = None) -> Letter:
    """Make the letter by which the penvoerder reads what was decided on somebody else's objection
    that was founded. A second call changes nothing. Raises `Refusal` (`not_decided`).
    """
    objection = with_all_it_needs().get(pk=objection_id)
    if not objection.asks_copy or objection.outcome_letter is None:
        raise Refusal(_("This was not decided yet."), code="not_decided")

    def link(letter: Letter) -> None:
        objection.copy_letter = letter
        objection.save(update_fields=["copy_letter"])
        objection_mails.copied(objection, letter)

    letter, _made = letters.issue(
        Assignment(
            occasion=f"{OBJECTION_DECISION_KIND} {objection.pk} copy",
            kind=OBJECTION_DECISION_KIND,
            addressee=objection.application.penvoerder,
            answers=objection.application.number or "",
        ),
        compose=lambda heading: CopyText(objection, heading).contents,
        then=link,
        at=at,
    )
    return letter


def preview_decision(objection: Objection, *, signer: Role) -> SafeString:
    """The letter with a prepared decision as it will be, for a page."""
    return one_level_down(ObjectionDecisionText(objection, signer=signer).body_html)


def _issue(
    objection: Objection,
    kind: str,
    text: Callable[[Objection, Heading], _ObjectionText],
    *,
    replaces: Letter | None = None,
    then: Callable[[Letter], None],
    at: datetime | None,
) -> Letter:
    letter, _made = letters.issue(
        Assignment(
            occasion=f"{kind} {objection.pk}",
            kind=kind,
            addressee=None if objection.is_of_other else objection.letter.addressee,
            answers=objection.application.number or "",
            replaces=replaces,
        ),
        # It is no correction of the letter that it replaces.
        compose=lambda heading: text(objection, replace(heading, replaces=None)).contents,
        then=then,
        at=at,
    )
    return letter


def _newest(letter: Letter) -> Letter:
    """The letter that counts now: a correction may have replaced the one objected to."""
    while (newer := Letter.objects.defer("pdf").filter(replaces=letter).first()) is not None:
        letter = newer
    return letter


def with_all_it_needs() -> QuerySet[Objection]:
    """Objections with what their letters read of them."""
    return Objection.objects.with_letters().select_related(
        "letter__addressee",
        "letter__withdrawal",
        "letter__decision_letter__decision",
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "recorded_by__user",
        "recorded_by__organisation",
        "handled_by__user",
        "handled_by__organisation",
        "adjourned_by__user",
        "adjourned_by__organisation",
        "settled_by__user",
        "settled_by__organisation",
        "prepared_by__user",
    )
