"""How far an invited organisation is with a case, in words for a list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .models import AssessmentState, Endorsement, JointOutcome, PanelMember


class Standing(TextChoices):
    """From being asked to having answered."""

    ASKED = "asked", _("not declared yet")
    SHUT_OUT = "shut_out", _("interest declared; a colleague is needed")
    DECLARED = "declared", _("declared, not started")
    WRITING = "writing", _("being written")
    HANDED_IN = "handed_in", _("handed in")
    TO_ANSWER = "to_answer", _("asked to agree")
    AGREES = "agrees", _("agrees")
    DISAGREES = "disagrees", _("does not agree")


TONES = {
    Standing.ASKED: "neutral",
    Standing.SHUT_OUT: "error",
    Standing.DECLARED: "neutral",
    Standing.WRITING: "info",
    Standing.HANDED_IN: "ok",
    Standing.TO_ANSWER: "info",
    Standing.AGREES: "ok",
    Standing.DISAGREES: "warning",
}


@dataclass(frozen=True)
class MemberStanding:
    """A member with how far it is; from `queries.members_with_progress`, without a query."""

    member: PanelMember

    @property
    def answer(self) -> Endorsement | None:
        """The answer to the joint outcome as it lies before the panel, if given."""
        outcome = self._outcome
        if outcome is None:
            return None
        answers = self.member.endorsements.all()
        return next((one for one in answers if one.version == outcome.version), None)

    @cached_property
    def standing(self) -> Standing:
        """How far the organisation is."""
        assessment = getattr(self.member, "assessment", None)
        if self.is_in:
            if self.answer is not None:
                return Standing.AGREES if self.answer.agrees else Standing.DISAGREES
            return Standing.TO_ANSWER if self._outcome else Standing.HANDED_IN
        declarations = list(self.member.declarations.all())
        if any(not one.has_interest for one in declarations):
            return Standing.WRITING if assessment is not None else Standing.DECLARED
        return Standing.SHUT_OUT if declarations else Standing.ASKED

    @property
    def is_in(self) -> bool:
        """Whether the organisation has handed in."""
        assessment = getattr(self.member, "assessment", None)
        return assessment is not None and assessment.state == AssessmentState.INGELEVERD

    @property
    def label(self) -> str:
        """The standing in words."""
        return str(self.standing.label)

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.standing]

    @property
    def _outcome(self) -> JointOutcome | None:
        """The joint outcome, once it was proposed."""
        outcome: JointOutcome | None = getattr(self.member.panel, "joint_outcome", None)
        return outcome if outcome is not None and outcome.proposed_at is not None else None
