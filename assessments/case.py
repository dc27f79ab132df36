"""All that stands on the page of a case, read in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Model, prefetch_related_objects

from accounts.queries import read_roles
from applications.content import prefetch_partners
from applications.domain.terms import Reckoning, reckoning, told_of
from applications.models import (
    ApplicationState,
    Completion,
    MergedApplication,
    Merging,
    Submission,
)
from applications.signature_states import (
    PartnerSignatures,
    answers_to,
    signed_words,
    unsigned_words,
)
from common.calendar import load_calendar
from correspondence.models import Letter

from . import judging_queries, queries
from .case_queries import rows_of
from .domain.case_facts import CaseFacts
from .domain.clock import Default, default_of
from .domain.confirming import newest_by_partner
from .member_states import MemberProgress
from .models import (
    RUNNING_WITHDRAWAL,
    Concurrence,
    Condition,
    ConditionAnswer,
    Confirmation,
    Decision,
    DecisionState,
    JointOutcome,
    Panel,
    PanelMember,
    Reendorsement,
    Step,
)
from .next_step import Next
from .obligations import not_completed
from .seldom import Seldom


@dataclass
class CaseView(Seldom):
    """A case for the Realisatie Eenheid.

    Who did what is read at once; what else the page shows, when it first asks for it.
    """

    def __post_init__(self) -> None:
        read_roles(self._acts())

    def _acts(self) -> Iterator[tuple[Model, str]]:
        """What somebody did in this case, each with the name of the field that says who."""
        yield self.submission, "submitted_by"
        if self.panel is not None:
            yield self.panel, "opened_by"
        if self.outcome is not None:
            yield self.outcome, "written_by"
        if self.concurrence is not None:
            yield self.concurrence, "given_by"
        for progress in self.members:
            yield from ((each, "role") for each in progress.member.declarations.all())
            yield from ((each, "given_by") for each in progress.member.endorsements.all())
            if hasattr(progress.member, "assessment"):
                yield progress.member.assessment, "author"
        for decision in self.decisions:
            yield from ((decision, "prepared_by"), (decision, "granted_by"))
            yield from ((each, "met_by") for each in decision.conditions.all())
        if self.asks_again:
            facts = self.case_facts
            yield from ((each, "given_by") for each in facts.reendorsements)
            yield from ((each, "given_by") for each in facts.confirmations)

    @cached_property
    def due(self) -> date | None:
        """By when the next step must be taken."""
        return self.case.next_step.due_on

    @cached_property
    def case_facts(self) -> CaseFacts:
        """The facts on which a decision rests."""
        facts = CaseFacts(self.case, self.submission)
        facts.granted = self.taken
        facts.members = [one.member for one in self.members]
        facts.reendorsements, facts.confirmations = self._said_again(facts)
        return facts

    def _said_again(self, facts: CaseFacts) -> tuple[list[Reendorsement], list[Confirmation]]:
        """What panel and beroepsgroep said about the conditions, with who they are. One query when
        the beroepsgroep confirmed.
        """
        members = {one.pk: one for one in facts.members}
        agreed = rows_of(Reendorsement, self.beside["reendorsements"])
        confirmed = rows_of(Confirmation, self.beside["confirmations"])
        if confirmed:
            prefetch_partners([self.case])
        partners = {one.pk: one for one in self.case.partners.all()} if confirmed else {}
        for answer in agreed:
            answer.member = members[answer.member_id]
        for said in confirmed:
            if said.partner_id in partners:
                said.partner = partners[said.partner_id]
        asked = facts.provisional and facts.provisional.pk
        return (
            [one for one in agreed if one.decision_id == asked],
            newest_by_partner(one for one in confirmed if one.decision_id == asked),
        )

    @property
    def is_late(self) -> bool:
        """Whether what is due is overdue."""
        return self.due is not None and self.due < self.today

    @cached_property
    def next(self) -> Next:
        """The next step, which leads to the decision in preparation, if there is one."""
        at_hand = (one.pk for one in self.decisions if one.state != DecisionState.VERLEEND)
        return Next(self.case.next_step, next(at_hand, None), self._unsigned, self._against)

    @property
    def signed(self) -> str:
        """How many have signed and who has not; of no interest once there is nothing to do."""
        if self.next.step == Step.DONE:
            return ""
        return " ".join(filter(None, [str(signed_words(self._answers)), self._unsigned()]))

    def _unsigned(self) -> str:
        return unsigned_words(self._answers)

    @cached_property
    def _answers(self) -> PartnerSignatures:
        return answers_to(self.case, self.submission.content["signed_sha256"])

    @property
    def _against(self) -> int:
        """How many organisations do not agree, as `disagreements.disagreeing` counts them."""
        if self.case.state == ApplicationState.VOORLOPIG:
            return len(self.case_facts.disagreements_again) if self.asks_again else 0
        answers = (one.answer for one in self.members)
        return sum(answer is not None and not answer.agrees for answer in answers)

    @property
    def panel(self) -> Panel | None:
        """The panel, if there is one."""
        panel: Panel | None = getattr(self.case, "panel", None)
        return panel

    @cached_property
    def members(self) -> list[MemberProgress]:
        """The invited organisations and how far each is."""
        if self.panel is None:
            return []
        found = queries.members_with_progress(self.panel.members.all())
        return [
            MemberProgress(member)
            for member in found.order_by("-organisation__kind", "organisation__name")
        ]

    @cached_property
    def outcome(self) -> JointOutcome | None:
        """The joint outcome, proposed or not."""
        outcome: JointOutcome | None = getattr(self.panel, "joint_outcome", None)
        return outcome

    @cached_property
    def concurrence(self) -> Concurrence | None:
        """What OCW said about concurring with it as it lies before the panel."""
        given = rows_of(Concurrence, self.beside["concurrences"])
        return next(iter(given), None)

    @cached_property
    def table(self) -> list[judging_queries.CriterionRow]:
        """What each organisation found on each criterion, as far as it was handed in."""
        if self.panel is None:
            return []
        # All may be read by who was let in to the case: it is fetched for the impartial only.
        handed_in = [one.member.assessment for one in self.members if one.is_in]
        prefetch_related_objects(handed_in, "judgements")
        return judging_queries.criterion_rows(self.panel, self.outcome, handed_in)

    @cached_property
    def assessed_by(self) -> list[PanelMember]:
        """Whose verdicts stand in the table."""
        return [member for member, _judgement in self.table[0].separate] if self.table else []

    @cached_property
    def decisions(self) -> list[Decision]:
        """The decisions, the newest first, with their conditions."""
        return list(self.case.decisions.all())

    @property
    def taken(self) -> list[Decision]:
        """The decisions that were taken; only these have letters, and conditions that count."""
        return [one for one in self.decisions if one.state == DecisionState.VERLEEND]

    @cached_property
    def conditions(self) -> list[Condition]:
        """The conditions of the decisions that were taken."""
        return [condition for one in self.taken for condition in one.conditions.all()]

    @property
    def may_end(self) -> bool:
        """Whether the status may be withdrawn: no condition has time, and none runs yet."""
        days = [one.due_on for one in self.conditions if one.closed_at is None]
        has_time = bool(days) and min(days) >= self.today
        is_running = any(one.state in RUNNING_WITHDRAWAL for one in self.withdrawals)
        return self.case.state == ApplicationState.VOORLOPIG and not (has_time or is_running)

    @property
    def condition_rows(self) -> list[tuple[Condition, ConditionAnswer | None]]:
        """The conditions, each with the newest answer that was handed in, if any."""
        newest = {answer.condition_id: answer for answer in self.answers}
        return [(condition, newest.get(condition.pk)) for condition in self.conditions]

    @property
    def asks_again(self) -> bool:
        """Whether panel and beroepsgroep are or were asked about conditions that are met."""
        about = self._about_beroepsgroep
        return bool(about) and all(one.closed_at is not None for one in about)

    @property
    def is_about_beroepsgroep(self) -> bool:
        """Whether a condition is about the beroepsgroep, met or not, that did not lapse."""
        return bool(self._about_beroepsgroep)

    @cached_property
    def _about_beroepsgroep(self) -> list[Condition]:
        stand = [one for one in self.conditions if one.lapsed_at is None]
        return [one for one in stand if one.criterion and one.criterion.about_beroepsgroep]

    @cached_property
    def versions(self) -> list[Submission]:
        """What came in, the oldest first; read only when there is more than one."""
        if self.submission.version == 1:
            return [self.submission]
        found = self.case.submissions.defer("content").select_related(
            "submitted_by__user", "reopening"
        )
        return list(found.order_by("version"))

    @property
    def requests(self) -> list[Completion]:
        """Those that the Realisatie Eenheid asked by letter."""
        return [one for one in self.completions if not one.for_merging]

    @cached_property
    def mergings(self) -> list[Merging]:
        """What was merged into it, the oldest first. Two queries when something was."""
        if not any(one.for_merging for one in self.completions):
            return []
        return list(self.case.mergings.for_page())

    @property
    def going_on(self) -> list[MergedApplication]:
        """By which merging it goes on as part of another application. One query when it does."""
        if self.case.state != ApplicationState.SAMENGEVOEGD:
            return []
        rows = self.case.merged_by_acts.filter(merging__undone_at=None)
        return list(rows.select_related("merging__application__plan", "merging__merged_by__user"))

    @cached_property
    def reckoning(self) -> Reckoning | None:
        """How the last day for the decision was worked out; of no interest once it was taken."""
        if self.taken:
            return None
        told = told_of(self.delay, self.case.round)
        return reckoning(self.case, completions=self.requests, told=told)

    @cached_property
    def defaults(self) -> list[Default]:
        """What follows from each of them, up to the first letter. One query when there are any."""
        due = self.case.decision_due
        if not self.default_notices or due is None:
            return []
        calendar = load_calendar()
        known_on = min((one.dated_on for one in self.letters), default=None)
        until = known_on or self.today + timedelta(days=1)
        return [
            default_of(each.received_on, due=due, until=until, calendar=calendar, note=each.note)
            for each in self.default_notices
        ]

    @cached_property
    def choose_by(self) -> date | None:
        """Until when one can choose not to handle what was not completed; None when it was."""
        if not self.completions:
            return None
        lapsed = not_completed(self.today).filter(application=self.case)
        return lapsed.values_list("not_handled_by", flat=True).first()

    @cached_property
    def letters(self) -> list[Letter]:
        """The letters, the newest first: what names them."""
        if not self.taken:
            return []
        return list(
            Letter.objects.filter(decisions__application=self.case)
            .only("reference", "dated_on", "made_at", "replaces")
            .order_by("-made_at")
        )

    @property
    def correctable(self) -> set[int]:
        """The keys of the letters that count now, which can be corrected."""
        decided = [one.outcome_letter for one in self.objections if one.outcome_letter]
        replaced = {one.replaces_id for one in [*self.letters, *decided]}
        return {one.pk for one in self.letters} - replaced
