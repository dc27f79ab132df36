"""How far an invited organisation is with a case, in words for a list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .models import AssessmentState, Endorsement, JointOutcome, PanelMember


class MemberState(TextChoices):
    """From being asked to having answered."""

    ASKED = "asked", _("not declared yet")
    SHUT_OUT = "shut_out", _("interest declared; a colleague is needed")
    DECLARED = "declared", _("declared, not started")
    WRITING = "writing", _("being written")
    HANDED_IN = "handed_in", _("handed in")
    TO_ANSWER = "to_answer", _("asked to agree")
    AGREES = "agrees", _("agrees")
    DISAGREES = "disagrees", _("does not agree")

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self]


TONES = {
    MemberState.ASKED: "neutral",
    MemberState.SHUT_OUT: "error",
    MemberState.DECLARED: "neutral",
    MemberState.WRITING: "info",
    MemberState.HANDED_IN: "ok",
    MemberState.TO_ANSWER: "info",
    MemberState.AGREES: "ok",
    MemberState.DISAGREES: "warning",
}


def member_state_of(
    *,
    declares: bool,
    is_free: bool,
    assessment: str | None,
    is_proposed: bool,
    agrees: bool | None,
) -> MemberState:
    """How far an organisation is: whether anybody declared, and declared no interest; the state of
    its assessment; whether a joint outcome lies before the panel, and the answer to it, if any.
    """
    if assessment == AssessmentState.INGELEVERD:
        if is_proposed and agrees is not None:
            return MemberState.AGREES if agrees else MemberState.DISAGREES
        return MemberState.TO_ANSWER if is_proposed else MemberState.HANDED_IN
    if is_free:
        return MemberState.DECLARED if assessment is None else MemberState.WRITING
    return MemberState.SHUT_OUT if declares else MemberState.ASKED


@dataclass(frozen=True)
class MemberProgress:
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
    def member_state(self) -> MemberState:
        """How far the organisation is."""
        assessment = getattr(self.member, "assessment", None)
        declarations = list(self.member.declarations.all())
        return member_state_of(
            declares=bool(declarations),
            is_free=any(not declaration.has_interest for declaration in declarations),
            assessment=None if assessment is None else assessment.state,
            is_proposed=self._outcome is not None,
            agrees=None if self.answer is None else self.answer.agrees,
        )

    @property
    def is_in(self) -> bool:
        """Whether the organisation has handed in."""
        assessment = getattr(self.member, "assessment", None)
        return assessment is not None and assessment.state == AssessmentState.INGELEVERD

    @property
    def label(self) -> str:
        """How far the organisation is, in words."""
        return str(self.member_state.label)

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return self.member_state.tone

    @property
    def _outcome(self) -> JointOutcome | None:
        """The joint outcome, once it was proposed."""
        outcome: JointOutcome | None = getattr(self.member.panel, "joint_outcome", None)
        return outcome if outcome is not None and outcome.proposed_at is not None else None
