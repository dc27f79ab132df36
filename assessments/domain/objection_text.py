"""What the letters about an objection say: that it came in, that its decision takes longer, the
decision.

The first two decide nothing (Awb 6:14, 7:10(3)). The decision names the one objected to, has its
reasons (7:12) and says how one appeals to the court (3:45, 6:23), as one can no longer object.
"""

from __future__ import annotations

from functools import cached_property

from accounts.models import Role, User
from applications.domain.text_of_letter import Outsider
from applications.models import Submission
from assessments.models import Condition, Objection, ObjectionOutcome
from common.dates import day_text
from common.pdf.rendering import LANGUAGE
from correspondence import mandate_kinds
from correspondence.domain.letters import Heading

from .case_facts import CaseFacts
from .decision_text import NO_LETTER, NOT_SENT, TextOfDecision
from .objection_costs import TERM_TO_PAY
from .objection_effects import (
    conditions_objected_to,
    goes_back_to,
    goes_on_otherwise,
    lapsing_by,
)
from .objection_term import ObjectionTerm, term_of
from .still_needed import StillNeeded


class ObjectionText(TextOfDecision):
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


class ReceiptText(ObjectionText):
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


class AdjournmentText(ObjectionText):
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


class ObjectionDecisionText(StillNeeded, ObjectionText):
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

    @cached_property
    def lapsing(self) -> list[Condition]:
        """The conditions that lapse with this letter."""
        return lapsing_by(self.objection)

    @cached_property
    def _facts(self) -> CaseFacts:  # type: ignore[override]
        return CaseFacts(self.application)

    @property
    def others_stand(self) -> bool:
        """Whether other conditions of the same decision are still to be met."""
        others = conditions_objected_to(self.objection)
        return others.exclude(pk__in=[one.pk for one in self.lapsing]).exists()

    @property
    def pay_costs_by(self) -> str:
        """The last day on which the costs are paid; empty as long as the letter has no date."""
        return (
            day_text(self.heading.dated_on + TERM_TO_PAY, language=LANGUAGE) if self.heading else ""
        )

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
