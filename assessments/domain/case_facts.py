"""What a decision rests on, read once: the joint outcome, signatures, requirements, conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from applications.models import Application, Completion, Criterion, Partner, Signature, Submission
from applications.requirements import Result, read_results
from applications.signature_states import PartnerSignatures, partner_signatures
from assessments.models import (
    Concurrence,
    Condition,
    Confirmation,
    Decision,
    DecisionState,
    Endorsement,
    JointOutcome,
    Lack,
    Outcome,
    PanelMember,
    Reendorsement,
    Verdict,
)

from . import confirming, joint
from .judging import as_typed, what_is_missing


@dataclass
class CaseFacts:
    """The facts of one case, each read from the database once."""

    application: Application
    submission: Submission | None = None

    @cached_property
    def outcome(self) -> JointOutcome | None:
        """The joint outcome as it lies before the panel; None while it is being written."""
        return (
            JointOutcome.objects.filter(
                panel__application=self.application, proposed_at__isnull=False
            )
            .prefetch_related("judgements__criterion")
            .first()
        )

    @property
    def advised(self) -> str:
        """The outcome that the panel advises, as people read it; empty while there is none."""
        return str(self.outcome.get_advises_display()) if self.outcome else ""

    @cached_property
    def unanswered(self) -> list[PanelMember]:
        """Organisations that have not answered it; empty when there is none to answer."""
        return joint.unanswered(self.outcome) if self.outcome else []

    @cached_property
    def disagreements(self) -> list[Endorsement]:
        """Answers to the present version that say no."""
        if self.outcome is None:
            return []
        return list(
            self.outcome.endorsements.filter(
                version=self.outcome.version, agrees=False
            ).select_related("member__organisation")
        )

    @cached_property
    def concurrence(self) -> Concurrence | None:
        """What OCW said about concurring with it, if anything."""
        return self.outcome.concurrence if self.outcome else None

    @property
    def lacks_concurrence(self) -> bool:
        """Whether OCW is still to say so, in a round that asks it."""
        return self.application.round.ocw_concurs and self.concurrence is None

    @property
    def ocw_dissents(self) -> bool:
        """Whether OCW does not concur, where the round asks it."""
        given = self.concurrence
        return self.application.round.ocw_concurs and given is not None and not given.agrees

    @property
    def asks_dissent(self) -> bool:
        """Whether somebody did not agree, so that the decision says how that was weighed."""
        if self.is_second:
            return bool(self.disagreements_again)
        return bool(self.disagreements) or self.ocw_dissents

    @cached_property
    def unreasoned(self) -> list[Criterion]:
        """Criteria without a joint verdict, or not fully met without reasons."""
        if self.outcome is None:
            return []
        criteria = list(Criterion.objects.filter(round_id=self.application.round_id))
        if self.is_second:
            judged = {row.criterion_id for row in self.outcome.judgements.all()}
            criteria = [criterion for criterion in criteria if criterion.pk in judged]
        missing = what_is_missing(criteria, as_typed(self.outcome.judgements.all()))
        return [criterion for criterion in criteria if criterion.pk in missing]

    @cached_property
    def not_met(self) -> list[Criterion]:
        """Criteria that the panel found not or only partly met, in the order of the round."""
        rows = self.outcome.judgements.all() if self.outcome else []
        return sorted(
            (row.criterion for row in rows if row.verdict in {Verdict.DEELS, Verdict.NIET}),
            key=lambda criterion: criterion.position,
        )

    @property
    def knocked_out(self) -> list[Criterion]:
        """Knock-out criteria below "voldoet": on this application no condition mends them."""
        return [criterion for criterion in self.not_met if criterion.is_knock_out]

    @cached_property
    def falls_short(self) -> list[Criterion]:
        """Criteria below "voldoet" that no condition mended: all conditions about one are met or
        lapsed, and it is no knock-out.
        """
        conditions = Condition.objects.filter(
            decision__application=self.application, decision__state=DecisionState.VERLEEND
        ).values_list("criterion", "closed_at")
        still_open = {criterion for criterion, closed_at in conditions if closed_at is None}
        mended = {criterion for criterion, _closed_at in conditions} - still_open
        mended -= {criterion.pk for criterion in self.knocked_out}
        return [criterion for criterion in self.not_met if criterion.pk not in mended]

    @cached_property
    def is_second(self) -> bool:
        """Whether an earlier decision on this application stands."""
        return Decision.objects.standing().filter(application=self.application).exists()

    @cached_property
    def open_conditions(self) -> list[Condition]:
        """Conditions of earlier decisions that are still to be met."""
        return list(Condition.objects.open().filter(decision__application=self.application))

    @cached_property
    def granted(self) -> list[Decision]:
        """The decisions that were taken, the newest first, with their conditions. Two queries."""
        conditions = Prefetch("conditions", Condition.objects.select_related("criterion"))
        taken = Decision.objects.granted().filter(application=self.application)
        return list(taken.prefetch_related(conditions).order_by("-granted_at"))

    @property
    def provisional(self) -> Decision | None:
        """The decision whose conditions about the beroepsgroep ask to be confirmed, if there are
        such that did not lapse; whether they are met or not.
        """
        given = (one for one in self.granted if one.outcome == Outcome.VOORLOPIG)
        return next((one for one in given if _is_about_beroepsgroep(one)), None)

    @cached_property
    def members(self) -> list[PanelMember]:
        """The organisations that judge, by name."""
        found = PanelMember.objects.filter(panel__application=self.application)
        return list(found.select_related("organisation").order_by("organisation__name"))

    @property
    def not_reendorsed(self) -> list[PanelMember]:
        """Organisations that judged and have not answered about those conditions."""
        if self.provisional is None:
            return []
        answered = {one.member_id for one in self.reendorsements}
        return [one for one in self.members if one.pk not in answered]

    @cached_property
    def reendorsements(self) -> list[Reendorsement]:
        """What the others answered, by name."""
        if self.provisional is None:
            return []
        given = self.provisional.reendorsements.select_related("member__organisation")
        return list(given.order_by("member__organisation__name"))

    @property
    def disagreements_again(self) -> list[Reendorsement]:
        """Those of these answers that say no."""
        return [one for one in self.reendorsements if not one.agrees]

    @cached_property
    def confirmations(self) -> list[Confirmation]:
        """What each organisation of the beroepsgroep last said about those conditions."""
        return confirming.newest_confirmations(self.provisional) if self.provisional else []

    @property
    def lacks_confirmation(self) -> bool:
        """Whether the beroepsgroep is still to confirm that they are met."""
        confirmed = any(one.confirms and one.partner.left_on is None for one in self.confirmations)
        return self.provisional is not None and not confirmed

    @property
    def lacks(self) -> list[Lack]:
        """What a definitive status asks and is not there."""
        lacking = {
            Lack.CONDITION: self.open_conditions,
            Lack.CRITERION: self.falls_short,
            Lack.REQUIREMENT: self.unmet_requirements,
            **dict.fromkeys(self.lacks_of_partners, True),
            Lack.CONFIRMATION: self.lacks_confirmation,
        }
        return [lack for lack, found in lacking.items() if found]

    @property
    def lacks_of_partners(self) -> list[Lack]:
        """Of that, what partners can still bring by signing."""
        lacking = {
            Lack.SIGNATURE: self.unsigned,
            Lack.BEROEPSGROEP: not self.beroepsgroep_confirmed,
        }
        return [lack for lack, found in lacking.items() if found]

    @cached_property
    def asked(self) -> Completion | None:
        """The newest request for completion that was sent."""
        return self.application.completions.sent().first()

    @cached_property
    def submitted(self) -> Submission | None:
        """The frozen version that is decided upon."""
        return self.submission or self.application.latest_submission

    @cached_property
    def partner_signatures(self) -> PartnerSignatures:
        """How the partners stand towards the content as it was submitted."""
        sha256 = self.submitted.content["signed_sha256"] if self.submitted else None
        return partner_signatures(self.application, sha256=sha256)

    @property
    def signatures(self) -> dict[tuple[str, str], Signature]:
        """The signatures, as a document names them: reference of the partner, and moment."""
        return {
            (one.partner.reference, given.signed_at.isoformat()): given
            for one in self.partner_signatures.partners
            for given in one.signatures
        }

    @cached_property
    def requirements(self) -> Sequence[Result]:
        """How the application met what its round asks, as frozen when it was submitted."""
        return read_results(self.submitted.content) if self.submitted else []

    @cached_property
    def unsigned(self) -> list[Partner]:
        """Partners that have not signed what was submitted."""
        return [one.partner for one in self.partner_signatures.unsigned]

    @cached_property
    def beroepsgroep_confirmed(self) -> bool:
        """Whether an organisation of the beroepsgroep signed and confirmed for itself."""
        return self.partner_signatures.beroepsgroep_confirmed

    @cached_property
    def unmet_requirements(self) -> list[str]:
        """Unmet requirements that a definitive status cannot do without, as the screen names them.

        Signing may go on after submission, so what was missing of it then does not count here:
        `unsigned` and `beroepsgroep_confirmed` say how that stands now.
        """
        return [
            str(one.title) for one in self.requirements if one.bars_definitief and not one.goes_on
        ]


def _is_about_beroepsgroep(decision: Decision) -> bool:
    """Whether a condition of a decision is about the criterion of the beroepsgroep, and did not
    lapse.
    """
    stand = (one for one in decision.conditions.all() if one.lapsed_at is None)
    return any(one.criterion and one.criterion.about_beroepsgroep for one in stand)
