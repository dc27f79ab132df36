"""What a decision letter says: everything its template needs, gathered once.

Which parts a letter has follows from the Awb: the reasons and the legal basis (3:46, 3:47), on
whose behalf it is decided (10:10), and how to object (3:45, 6:4 to 6:8). Who advised is named
without an article: they are no advisers in the sense of 3:5. A second decision tells the verdict on
which the first rests as an earlier one, and what changed since. A letter is in Dutch (2:6), so
nothing here is translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects

from accounts.models import Role
from applications.models import Submission
from assessments.handling_permissions import why_not_on_status
from assessments.models import (
    Condition,
    Confirmation,
    Decision,
    Endorsement,
    JointJudgement,
    JointOutcome,
    Objection,
    Outcome,
    Reendorsement,
    Verdict,
)
from common.dates import amsterdam_date
from common.refusal import refuse
from correspondence.domain.letters import Heading
from correspondence.models import Letter

from .case_facts import CaseFacts
from .decision_text import DecisionText
from .still_needed import StillNeeded
from .verdicts import departs

VERDICTS = {
    Verdict.VOLDOET: "Voldoet",
    Verdict.DEELS: "Voldoet deels",
    Verdict.NIET: "Voldoet niet",
}
ADVISED = {
    Outcome.DEFINITIEF: "de definitieve status te geven",
    Outcome.VOORLOPIG: "een voorlopige status te geven",
    Outcome.AFGEWEZEN: "de aanvraag af te wijzen",
}

CONFIRMATION = (
    " Gaat een voorwaarde over de beroepsgroep? Dan vragen wij eerst aan de organisaties die uw "
    "aanvraag beoordeelden en aan de beroepsgroep zelf of het nu goed is."
)


class LetterText(StillNeeded, DecisionText):
    """The facts of one decision as its letter tells them; about twelve queries, made once."""

    template = "letters/decision.html"
    about = "uw aanvraag voor de status van voorloper"

    def __init__(
        self, decision: Decision, heading: Heading | None = None, *, signer: Role | None = None
    ) -> None:
        """Read what the letter says. Without `heading` it is a preview.

        `signer` is who would grant a decision that is not granted yet. Raises `Refusal`
        (`decided_by_dividing`): a grant must name an amount (Awb 4:31), which a decision on a
        status does not hold.
        """
        super().__init__(decision, heading, signer=signer)
        refuse(why_not_on_status(self.round), code="decided_by_dividing")
        self.outcome = JointOutcome.objects.select_related(
            "panel__submission__submitted_by__user",
            "panel__opened_by__user",
            "panel__opened_by__organisation",
        ).get(panel__application=self.application)
        self.panel = self.outcome.panel
        self._judgements = self._read_judgements()
        self.disagreements = self._read_disagreements()
        self.concurrence = self.outcome.concurrence if self.round.ocw_concurs else None
        self.advisers = [
            member.organisation.in_sentence
            for member in self.panel.members.select_related("organisation").order_by(
                "organisation__name"
            )
        ]
        self.conditions = list(decision.conditions.select_related("criterion", "contact"))
        self.previous = self._read_previous()
        self.earlier_conditions = self._read_earlier_conditions()

    @property
    def values(self) -> dict[str, str]:
        """Likewise, with that panel and beroepsgroep confirm, where they are asked to."""
        confirming = CONFIRMATION if self.is_confirmation_needed else ""
        return {**super().values, "bevestiging": confirming}

    @property
    def submission(self) -> Submission:
        """The frozen version on which the panel judged and which the letter answers."""
        return self.panel.submission

    @property
    def adviser_names(self) -> str:
        """The organisations that advised, as one phrase."""
        return enumerate_names(self.advisers)

    @property
    def met(self) -> list[JointJudgement]:
        """Criteria that are met, in the order of the round."""
        return [row for row in self._judgements if row.verdict == Verdict.VOLDOET]

    @property
    def not_met(self) -> list[tuple[JointJudgement, str]]:
        """Criteria that are not or only partly met, each with its verdict in words."""
        return [
            (row, VERDICTS[Verdict(row.verdict)])
            for row in self._judgements
            if row.verdict in {Verdict.DEELS, Verdict.NIET}
        ]

    @property
    def judged_at(self) -> datetime | None:
        """When the joint verdict was laid down as it was answered."""
        return self.outcome.proposed_at

    @property
    def met_conditions(self) -> list[Condition]:
        """Conditions of the earlier decision that have been met."""
        return [condition for condition in self.earlier_conditions if condition.met_at]

    @property
    def lapsed_conditions(self) -> list[Condition]:
        """Conditions of the earlier decision that lapsed on an objection."""
        return [condition for condition in self.earlier_conditions if condition.lapsed_at]

    @cached_property
    def _facts(self) -> CaseFacts:  # type: ignore[override]
        """The case as the rules of decisions see it; the joint outcome is not read twice."""
        facts = CaseFacts(self.application, self.submission)
        if self.outcome.proposed_at is not None:
            facts.outcome = self.outcome
        return facts

    @property
    def is_all_met(self) -> bool:
        """Whether no criterion falls short any more."""
        return not self._facts.falls_short

    @property
    def departure_reasons(self) -> str:
        """Why it is decided otherwise than was advised; empty when it is not."""
        is_departure = departs(
            self.decision.outcome, advised=self.outcome.advises, is_second=self.previous is not None
        )
        return self.decision.departure_reasons if is_departure else ""

    @property
    def advised(self) -> str:
        """What was advised, as it stands in a sentence."""
        return ADVISED[Outcome(self.outcome.advises)]

    @property
    def is_disputed(self) -> bool:
        """Whether an organisation did not agree with the joint outcome, or OCW did not concur."""
        lacks = self.concurrence is not None and not self.concurrence.agrees
        return lacks or bool(self.disagreements)

    @property
    def dissent_response(self) -> str:
        """How a disagreement was weighed: in the decision that first rested on the verdict."""
        return (self.previous or self.decision).dissent_response

    @property
    def needed_by(self) -> date | None:
        """By when what else the definitive status asks must be there: the last day of a condition,
        as a status can only end for it once one is late or none is open (`why_still_time`).
        """
        return max((one.due_on for one in self.conditions if not one.lapsed_at), default=None)

    @property
    def is_confirmation_needed(self) -> bool:
        """Whether a condition is about the beroepsgroep, which is asked itself when it is met."""
        return any(one.criterion and one.criterion.about_beroepsgroep for one in self.conditions)

    @property
    def reendorsements(self) -> list[Reendorsement]:
        """What who judged said of the conditions about the beroepsgroep, in the next decision."""
        return self._facts.reendorsements if self.is_confirmed_anew else []

    @property
    def confirmations(self) -> list[Confirmation]:
        """What the beroepsgroep itself said of them."""
        return self._facts.confirmations if self.is_confirmed_anew else []

    @property
    def is_confirmed_anew(self) -> bool:
        """Whether this decision rests on what was said once the conditions were met."""
        return self.previous is not None and self.decision.outcome == Outcome.DEFINITIEF

    @property
    def agreed_again(self) -> str:
        """Who agreed that the criterion is met, as one phrase; empty when nobody was asked."""
        agreed = [one.member.organisation.in_sentence for one in self.reendorsements if one.agrees]
        return enumerate_names(agreed) if agreed else ""

    @property
    def disagreed_again(self) -> list[Reendorsement]:
        """Who did not, and why."""
        return [one for one in self.reendorsements if not one.agrees]

    @property
    def what(self) -> str:
        """The outcome, for the subject of the letter."""
        return {
            "definitief": "definitieve status als voorloper",
            "voorlopig": "voorlopige status als voorloper",
            "afgewezen": "afwijzing van uw aanvraag",
        }[self.decision.outcome]

    def _read_judgements(self) -> Sequence[JointJudgement]:
        rows = JointJudgement.objects.select_related("criterion").order_by("criterion__position")
        prefetch_related_objects([self.outcome], Prefetch("judgements", rows))
        return list(self.outcome.judgements.all())

    def _read_disagreements(self) -> Sequence[Endorsement]:
        answers = self.outcome.endorsements.filter(version=self.outcome.version, agrees=False)
        return list(
            answers.select_related("member__organisation").order_by("member__organisation__name")
        )

    @cached_property
    def revoked_by(self) -> Objection | None:
        """The objection by which an earlier decision no longer stands, in whose place this is."""
        founded = Objection.objects.founded().filter(
            application=self.application, outcome_letter__replaces__isnull=False
        )
        of_other = founded.exclude(letter__decision_letter__decision=self.decision)
        both = ("letter", "outcome_letter")
        named = (f"{one}__{field}" for one in both for field in ("dated_on", "reference"))
        return of_other.select_related(*both).only(*named).order_by("-settled_at").first()

    def _read_previous(self) -> Decision | None:
        """The decision before this one on the same application that stands, if there was one."""
        earlier = self.application.decisions.standing().exclude(pk=self.decision.pk)
        if self.decision.granted_at:
            earlier = earlier.filter(granted_at__lt=self.decision.granted_at)
        return earlier.order_by("-granted_at").first()

    @cached_property
    def _previous_letters(self) -> list[Letter]:
        """The letters of the decision before this one, with those that correct the first."""
        if self.previous is None:
            return []
        letters = self.previous.letters.defer("pdf", "body_html")
        return list(letters.order_by("decision_letter__position"))

    @property
    def previous_day(self) -> date | None:
        """When the decision before this one was made known; a correction does not move it."""
        if self.previous is None or self.previous.granted_at is None:
            return None
        letters = self._previous_letters
        return letters[0].dated_on if letters else amsterdam_date(self.previous.granted_at)

    @property
    def previous_letter(self) -> Letter | None:
        """The letter by which the decision before this one is known now."""
        return self._previous_letters[-1] if self._previous_letters else None

    def _read_earlier_conditions(self) -> list[Condition]:
        if self.previous is None:
            return []
        return list(self.previous.conditions.select_related("criterion"))


def enumerate_names(names: Sequence[str]) -> str:
    """Join at least one name in Dutch: "A, B en C"."""
    *others, last = names
    return f"{', '.join(others)} en {last}" if others else last
