"""All that stands on the page of a case, read in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Model, Prefetch, prefetch_related_objects

from accounts.queries import read_roles
from applications.domain.terms import Reckoning, reckoning, told_of
from applications.models import (
    Application,
    ApplicationState,
    ClosingMove,
    Completion,
    Delay,
    MergedApplication,
    Merging,
    Partner,
    Reopening,
    Submission,
)
from applications.signature_states import unsigned_words
from common.calendar import load_calendar
from correspondence.models import Letter

from . import judging_queries, queries
from .domain.case_facts import CaseFacts
from .domain.clock import Default, default_of
from .member_states import MemberProgress
from .models import (
    RUNNING_WITHDRAWAL,
    ChangeNotice,
    Concurrence,
    Condition,
    ConditionAnswer,
    ConditionExtension,
    Decision,
    DecisionState,
    DefaultNotice,
    JointOutcome,
    Objection,
    Panel,
    PanelMember,
    Withdrawal,
)
from .next_step import Next
from .obligations import not_completed


@dataclass
class CaseView:
    """A case for the Realisatie Eenheid.

    `submission` comes from `lookup.get_newest_submission`; `today` is the day in Amsterdam. Who did
    what is read at once; what else the page shows, when it first asks for it.
    """

    submission: Submission
    today: date

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

    @property
    def case(self) -> Application:
        """The case that was submitted."""
        return self.submission.application

    @cached_property
    def due(self) -> date | None:
        """By when the next step must be taken."""
        return self.case.next_step.due_on

    @cached_property
    def case_facts(self) -> CaseFacts:
        """The facts on which a decision rests."""
        # With their organisations at once; what asks for the partners finds them here.
        with_register = Partner.objects.select_related("organisation")
        prefetch_related_objects([self.case], Prefetch("partners", with_register))
        return CaseFacts(self.case, self.submission)

    @property
    def is_late(self) -> bool:
        """Whether what is due is overdue."""
        return self.due is not None and self.due < self.today

    @cached_property
    def next(self) -> Next:
        """The next step, which leads to the decision in preparation, if there is one."""
        at_hand = (one.pk for one in self.decisions if one.state != DecisionState.VERLEEND)
        unsigned = unsigned_words(self.case_facts.partner_signatures)
        return Next(self.case.next_step, next(at_hand, None), unsigned, self._against)

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
        given: dict[str, Any] | None = self.submission.concurrence  # type: ignore[attr-defined]
        if given is None:
            return None
        return Concurrence(**given | {"given_at": datetime.fromisoformat(given["given_at"])})

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

    @cached_property
    def answers(self) -> list[ConditionAnswer]:
        """What was answered to them, the oldest first. One query when something was."""
        was: bool = self.submission.was_answered  # type: ignore[attr-defined]  # the lookup's
        found = ConditionAnswer.objects.handed_in().select_related(
            "condition", "handed_in_by__user", "checked_by__user"
        )
        own = found.filter(condition__decision__application=self.case).defer("text")
        return list(own.order_by("number")) if was else []

    @cached_property
    def extensions(self) -> list[ConditionExtension]:
        """How their dates moved, the oldest first. One query when one did."""
        was: bool = self.submission.was_extended  # type: ignore[attr-defined]  # the lookup's
        found = ConditionExtension.objects.select_related("extended_by__user")
        own = found.filter(condition__decision__application=self.case)
        return list(own.order_by("extended_at", "pk")) if was else []

    @cached_property
    def withdrawals(self) -> list[Withdrawal]:
        """What was done to withdraw the status, the oldest first. One query when it was."""
        was: bool = self.submission.was_withdrawn  # type: ignore[attr-defined]  # the lookup's
        rows = self.case.withdrawals.select_related(
            "intended_by__user",
            "told_by__user",
            "zienswijze_by__user",
            "prepared_by__user",
            "settled_by__user",
            "dropped_by__user",
            "intention_letter",
            "letter",
        )
        own = rows.defer("intention_letter__pdf", "letter__pdf", "intention_letter__body_html")
        return list(own.defer("letter__body_html").order_by("pk")) if was else []

    @cached_property
    def objections(self) -> list[Objection]:
        """The objections to its decisions, the oldest first. One query when there are any."""
        was: bool = self.submission.was_objected  # type: ignore[attr-defined]  # the lookup's
        return list(self.case.objections.for_history()) if was else []

    @property
    def may_end(self) -> bool:
        """Whether the status may be withdrawn: no condition has time, and none runs yet."""
        days = [one.due_on for one in self.conditions if one.met_at is None]
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
        return bool(about) and all(one.met_at is not None for one in about)

    @property
    def is_about_beroepsgroep(self) -> bool:
        """Whether a condition is about the beroepsgroep, met or not."""
        return bool(self._about_beroepsgroep)

    @cached_property
    def _about_beroepsgroep(self) -> list[Condition]:
        return [
            one for one in self.conditions if one.criterion and one.criterion.about_beroepsgroep
        ]

    @cached_property
    def versions(self) -> list[Submission]:
        """What came in, the oldest first; read only when there is more than one."""
        if self.submission.version == 1:
            return [self.submission]
        found = self.case.submissions.defer("content").select_related(
            "submitted_by__user", "reopening"
        )
        return list(found.order_by("version"))

    @cached_property
    def completions(self) -> list[Completion]:
        """What the applicant was asked to complete, the oldest first. Two queries when it was."""
        was_asked: bool = self.submission.was_asked  # type: ignore[attr-defined]  # the lookup's
        return list(self.case.completions.for_page()) if was_asked else []

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
    def reopenings(self) -> list[Reopening]:
        """How often the penvoerder reopened what it had submitted. One query when it did."""
        was: bool = self.submission.was_reopened  # type: ignore[attr-defined]  # the lookup's
        rows = self.case.reopenings.select_related("reopened_by__user", "ended_by__user")
        return list(rows) if was else []

    @cached_property
    def moves(self) -> list[ClosingMove]:
        """How its closing moment was moved, the oldest first. One query when it was."""
        was: bool = self.submission.was_moved  # type: ignore[attr-defined]  # the lookup's
        return ClosingMove.objects.of(self.case) if was else []

    @cached_property
    def notices(self) -> list[ChangeNotice]:
        """What was reported to change after the status, the oldest first. One query when it was."""
        was: bool = self.submission.was_changed  # type: ignore[attr-defined]  # the lookup's
        rows = self.case.change_notices.select_related(
            "organisation",
            "notified_by__user",
            "answer_noted_by__user",
            "prepared_by__user",
            "settled_by__user",
            "letter",
        )
        return list(rows.defer("letter__pdf", "letter__body_html")) if was else []

    @cached_property
    def delay(self) -> Delay | None:
        """That the applicant was told of a delay. One query when it was."""
        was: bool = self.submission.was_delayed  # type: ignore[attr-defined]  # the lookup's
        rows = Delay.objects.filter(application=self.case).select_related("letter", "told_by__user")
        return rows.defer("letter__pdf", "letter__body_html").first() if was else None

    @cached_property
    def reckoning(self) -> Reckoning | None:
        """How the last day for the decision was worked out; of no interest once it was taken."""
        if self.taken:
            return None
        told = told_of(self.delay, self.case.round)
        return reckoning(self.case, completions=self.requests, told=told)

    @cached_property
    def default_notices(self) -> list[DefaultNotice]:
        """The notices of default, the first first. One query when there are any."""
        was: bool = self.submission.was_defaulted  # type: ignore[attr-defined]  # the lookup's
        rows = self.case.default_notices.select_related("recorded_by__user")
        return list(rows) if was else []

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
        """The letters, the newest first; their bytes are left in the database."""
        if not self.taken:
            return []
        return list(
            Letter.objects.filter(decisions__application=self.case)
            .defer("pdf", "body_html")
            .order_by("-made_at")
        )

    @property
    def correctable(self) -> set[int]:
        """The keys of the letters that count now, which can be corrected."""
        decided = [one.outcome_letter for one in self.objections if one.outcome_letter]
        replaced = {one.replaces_id for one in [*self.letters, *decided]}
        return {one.pk for one in self.letters} - replaced
