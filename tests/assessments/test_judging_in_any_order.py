"""Whatever people do in judging and deciding, in whatever order: nothing forbidden comes of it.

Hypothesis chooses who does what; PostgreSQL keeps it. Anybody may try anything: an act refuses it
with a sentence, and the database never refuses what an act let through. In between somebody sends
SQL of their own with the role of the portal. After each step the queries of `forbidden`, which know
nothing of the acts, find nothing (docs/decisions/0236-who-did-it-and-when-also-by-sql.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any, ClassVar
from unittest.mock import patch

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from accounts.models import Role
from applications.domain import completion as completions
from applications.domain.completion_letter import make_completion_letter
from applications.domain.own_words import OwnWords
from applications.models import Application
from assessments.domain import (
    assessing,
    assigning,
    completing,
    concurring,
    condition_answers,
    conditions,
    confirming,
    correcting,
    deciding,
    delaying,
    interest,
    joint,
    panels,
    revising,
    withdrawals,
)
from assessments.domain.condition_letters import issue_condition_letter, send_letter
from assessments.domain.corrected_letters import make_correction
from assessments.domain.judging import Judgements
from assessments.domain.letters import issue_letter
from assessments.domain.withdrawal_letters import issue_intention_letter, issue_withdrawal_letter
from assessments.models import (
    Assessment,
    Condition,
    ConditionAnswer,
    ConditionLetter,
    Correction,
    Decision,
    JointOutcome,
    Panel,
    PanelMember,
    Withdrawal,
    decisions_asked_again,
)
from common.dates import amsterdam_date
from common.refusal import Refusal
from correspondence.models import Letter
from tests.assessments.forbidden import Frozen, broken, changed, frozen
from tests.assessments.judging_world import World, without_rendering
from tests.assessments.test_judging_by_sql import STATEMENTS, moments, rows_of, tried

pytestmark = pytest.mark.django_db

SEQUENCES, LONGEST = 14, 60
STEPS_AT_LEAST = 600
LAST_DAY = 120
VERDICTS = ("voldoet", "voldoet", "deels", "niet")
REASONS = ("Omdat het zo is.", "Nog iets anders.", "Anders.", "")
STATEMENT = [(table, one) for table, several in STATEMENTS.items() for one in several]

Act = Callable[["Judging", Any, int, int], None]
ACTS: list[tuple[Callable[[], QuerySet[Any]], Act, int]] = []
"""What can be done: to which rows it makes sense now, how somebody tries it, and how often."""


def on(rows: Callable[[], QuerySet[Any]], often: int = 2) -> Callable[[Act], Act]:
    """An act that makes sense on these rows."""

    def note_down(act: Act) -> Act:
        ACTS.append((rows, act, often))
        return act

    return note_down


def undecided() -> QuerySet[Application]:
    return Application.objects.filter(state__in=["ingediend", "in_beoordeling"])


def members(**fields: Any) -> QuerySet[PanelMember]:
    return PanelMember.objects.filter(panel__application__state="in_beoordeling", **fields)


def to_judge() -> QuerySet[PanelMember]:
    return members().exclude(assessment__state="ingeleverd")


def asked_again() -> QuerySet[PanelMember]:
    return PanelMember.objects.filter(
        panel__application__decisions__in=decisions_asked_again().values("pk")
    )


def waiting(*states: str) -> QuerySet[Decision]:
    return Decision.objects.filter(state__in=states or ["voorbereid", "teruggegeven"])


def to_decide(*states: str) -> QuerySet[Application]:
    return Application.objects.filter(state__in=states).exclude(
        pk__in=waiting().values("application")
    )


def late() -> QuerySet[Application]:
    """Perhaps: of what is not met."""
    return Application.objects.filter(state="voorlopig", decisions__conditions__met_at=None)


class Judging(RuleBasedStateMachine):
    """People of every kind at work on four cases, while days pass."""

    world: World
    done: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()
    steps: ClassVar[int] = 0

    @initialize(days=st.sampled_from([0, 0, 45]))
    def begin(self, days: int) -> None:
        """As the world was made, or later; what this sequence does is undone at its end."""
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.days = days
        self.stands: Frozen = frozen()

    def teardown(self) -> None:
        """Undo it all."""
        if hasattr(self, "transaction"):
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @rule(seed=st.integers(0, 2**64 - 1))
    def somebody_acts(self, seed: int) -> None:
        """Try an act that makes sense now, on a chance row."""
        Judging.steps += 1
        # Hypothesis likes small numbers, and then nobody gets far.
        chance = Random(seed + Judging.steps)
        by_chance = sorted(ACTS, key=lambda one: -(chance.random() ** (1 / one[2])))
        for rows, act, _often in by_chance:
            if found := list(rows().order_by("pk").distinct()):
                act(self, chance.choice(found), chance.randrange(12), chance.randrange(12))
                return

    @invariant()
    def nothing_forbidden_stands_and_what_was_frozen_stands(self) -> None:
        assert broken() == []
        before, self.stands = self.stands, frozen()
        assert changed(before, self.stands) == []

    # --- judging ---------------------------------------------------------------------------

    @on(lambda: Application.objects.filter(state="ingediend"), often=4)
    def opens_a_panel(self, case: Application, by: int, pick: int) -> None:
        both = [self.world.ocw, self.world.partner]
        organisations = both if pick else both[:1]
        self._act(panels.open_panel, application=case, organisations=organisations, by=self._re(by))

    @on(members, often=1)
    def declares(self, member: PanelMember, by: int, pick: int) -> None:
        self._act(
            interest.declare,
            member=member,
            has_interest=pick < 2,
            explanation="Familie." if pick < 2 else "",
            by=self._assessor(member, by),
        )

    @on(to_judge, often=3)
    def declares_in_time(self, member: PanelMember, by: int, _pick: int) -> None:
        by_whom = self._assessor(member, by)
        self._act(interest.declare, member=member, has_interest=False, by=by_whom)

    @on(to_judge, often=1)
    def assigns(self, member: PanelMember, by: int, pick: int) -> None:
        self._act(
            assigning.carry_out,
            organisation=member.organisation,
            given={member.pk: self._assessor(member, pick).pk},
            by=self._re(by),
        )

    @on(to_judge)
    def writes_a_judgement(self, member: PanelMember, by: int, pick: int) -> None:
        self._judges(assessing.save_assessment, member, by, pick)

    @on(to_judge, often=4)
    def hands_in(self, member: PanelMember, by: int, pick: int) -> None:
        self._judges(assessing.hand_in, member, by, pick)

    @on(lambda: members(assessment__state="ingeleverd"))
    def revises(self, member: PanelMember, by: int, pick: int) -> None:
        self._judges(revising.revise, member, by, pick, reason=REASONS[pick % 4])

    @on(lambda: Panel.objects.filter(application__state="in_beoordeling"))
    def writes_the_joint_outcome(self, panel: Panel, by: int, pick: int) -> None:
        outcome = JointOutcome.objects.filter(panel=panel).first()
        self._act(
            joint.write_joint_outcome,
            panel=panel,
            judgements=self._given(pick),
            advice="Zo.",
            advises=("definitief", "voorlopig", "afgewezen")[pick % 3],
            version=outcome.version if outcome else 0,
            by=self._re(by),
        )

    @on(
        lambda: Panel.objects.filter(
            application__state="in_beoordeling", joint_outcome__proposed_at=None
        ),
        often=3,
    )
    def puts_it_to_the_panel(self, panel: Panel, by: int, _pick: int) -> None:
        self._act(joint.propose, panel=panel, by=self._re(by))

    @on(lambda: members(panel__joint_outcome__proposed_at__isnull=False), often=4)
    def answers_it(self, member: PanelMember, by: int, pick: int) -> None:
        self._act(
            joint.endorse,
            member=member,
            version=member.panel.joint_outcome.version,
            agrees=pick % 3 > 0,
            remark=REASONS[pick % 4],
            by=self._assessor(member, by),
        )

    @on(
        lambda: members(organisation__kind="ocw", panel__joint_outcome__proposed_at__isnull=False),
        3,
    )
    def concurs(self, member: PanelMember, by: int, pick: int) -> None:
        self._act(
            concurring.concur,
            member=member,
            version=member.panel.joint_outcome.version,
            agrees=pick % 3 > 0,
            remark=REASONS[pick % 4],
            by=self._assessor(member, by),
        )

    # --- deciding --------------------------------------------------------------------------

    @on(
        lambda: to_decide("in_beoordeling").filter(panel__joint_outcome__proposed_at__isnull=False),
        often=5,
    )
    def prepares(self, case: Application, by: int, pick: int) -> None:
        self._act(deciding.prepare_decision, application=case, by=self._re(by), **self._typed(pick))

    @on(lambda: to_decide("voorlopig"), often=4)
    def prepares_the_next(self, case: Application, by: int, pick: int) -> None:
        typed = self._typed(0 if pick else 3)
        self._act(deciding.prepare_decision, application=case, by=self._re(by), **typed)

    @on(
        lambda: to_decide("ingediend", "in_beoordeling").filter(completions__state="verlopen"),
        often=4,
    )
    def prepares_not_to_handle(self, case: Application, by: int, _pick: int) -> None:
        self._act(
            deciding.prepare_decision,
            application=case,
            outcome="niet_behandeld",
            reasons="Niet aangevuld.",
            by=self._re(by),
        )

    @on(lambda: waiting("voorbereid"))
    def returns(self, decision: Decision, by: int, pick: int) -> None:
        if pick % 3 == 0:
            reason = REASONS[pick % 4]
            self._act(deciding.return_decision, decision=decision, reason=reason, by=self._re(by))

    @on(lambda: waiting("teruggegeven"))
    def prepares_again(self, decision: Decision, by: int, pick: int) -> None:
        typed = self._typed(pick)
        self._act(deciding.prepare_again, decision=decision, by=self._re(by), **typed)

    @on(lambda: waiting("voorbereid"), often=6)
    def decides(self, decision: Decision, by: int, _pick: int) -> None:
        self._act(deciding.grant, decision=decision, by=self._re(by))

    @on(Decision.objects.not_made_known, often=6)
    def its_letter_is_made(self, decision: Decision, _by: int, _pick: int) -> None:
        for _time in range(2):
            self._act(issue_letter, decision_id=decision.pk)

    # --- the term --------------------------------------------------------------------------

    @on(undecided, often=1)
    def asks_to_complete(self, case: Application, by: int, pick: int) -> None:
        if pick % 3:
            return
        with self._now():
            due_on = completing.proposed_day(case, amsterdam_date(timezone.now()))
        asked = self._act(
            completing.ask_completion,
            application=case,
            items={"governance": "Dit ontbreekt."},
            due_on=due_on,
            by=self._re(by),
        )
        if asked is not None:
            self._act(make_completion_letter, completion_id=asked.pk)

    @on(undecided, often=1)
    def tells_that_it_takes_longer(self, case: Application, by: int, pick: int) -> None:
        new_day = case.decision_due + timedelta(days=pick)
        said = {"new_day": new_day, "reasons": "Druk."}
        self._act(delaying.tell_delay, application=case, by=self._re(by), **said)

    @on(Application.objects.all, often=1)
    def days_pass(self, _case: Application, _by: int, pick: int) -> None:
        self.days = min(self.days + pick * 2, LAST_DAY)
        with self._now():
            now = timezone.now()
        self._act(completions.end_terms, now=now)

    # --- conditions ------------------------------------------------------------------------

    @on(Condition.objects.open, often=1)
    def writes_an_answer(self, condition: Condition, by: int, pick: int) -> None:
        draft = condition.answers.filter(state="concept").first()
        self._act(
            condition_answers.write_answer,
            condition=condition,
            text=REASONS[pick % 4],
            saved=draft.saved if draft else 0,
            by=self._penvoerder(condition.decision.application_id, by),
        )

    @on(lambda: ConditionAnswer.objects.filter(state="concept"))
    def hands_an_answer_in(self, answer: ConditionAnswer, by: int, _pick: int) -> None:
        self._act(
            condition_answers.hand_in,
            answer=answer,
            seen=condition_answers.mark_of(answer),
            by=self._penvoerder(answer.condition.decision.application_id, by),
        )

    @on(lambda: ConditionAnswer.objects.filter(state="ingediend"))
    def finds_it_lacking(self, answer: ConditionAnswer, by: int, pick: int) -> None:
        lacking = REASONS[pick % 4]
        self._act(conditions.find_lacking, answer=answer, lacking=lacking, by=self._re(by))

    @on(Condition.objects.open, often=3)
    def finds_it_met(self, condition: Condition, by: int, _pick: int) -> None:
        self._act(conditions.meet_condition, condition=condition, note="Gezien.", by=self._re(by))

    @on(Condition.objects.open, often=1)
    def gives_more_time(self, condition: Condition, by: int, pick: int) -> None:
        due_on = condition.due_on + timedelta(days=pick - 3)
        said = {"due_on": due_on, "reason": REASONS[pick % 4]}
        self._act(conditions.extend, condition=condition, by=self._re(by), **said)

    @on(lambda: Condition.objects.filter(met_at__isnull=False, met_letter=None))
    def has_a_letter_sent_about_it(self, condition: Condition, by: int, _pick: int) -> None:
        self._act(send_letter, condition=condition, by=self._re(by))

    @on(lambda: ConditionLetter.objects.filter(letter=None))
    def that_letter_is_made(self, asked: ConditionLetter, _by: int, _pick: int) -> None:
        self._act(issue_condition_letter, letter_id=asked.pk)

    @on(asked_again, often=8)
    def answers_once_more(self, member: PanelMember, by: int, pick: int) -> None:
        said = {"agrees": pick % 4 > 0, "remark": REASONS[pick % 4]}
        self._act(confirming.reendorse, member=member, by=self._assessor(member, by), **said)

    @on(asked_again, often=2)
    def the_beroepsgroep_confirms(self, member: PanelMember, by: int, pick: int) -> None:
        case = member.panel.application
        role = self.world.stranger if by % 5 == 0 else self.world.beroepsgroep[case.pk]
        partner = case.partners.get(kind="beroepsgroep")
        voice = ("yes", "yes", "partly", "no")[pick % 4]
        self._act(
            confirming.confirm,
            by=confirming.Beroepsgroep(partner, role=role),
            own_words=OwnWords("Leraren.", "Wij beslissen mee.", voice, "Niet altijd."),
            name="N.",
            job_title="B.",
        )

    # --- withdrawing -----------------------------------------------------------------------

    @on(late, often=3)
    def intends_to_withdraw(self, case: Application, by: int, pick: int) -> None:
        with self._now():
            respond_by = timezone.localdate() + timedelta(days=12 + pick)
        said = {"intention": "Te laat.", "respond_by": respond_by}
        self._act(withdrawals.intend, application=case, by=self._re(by), **said)

    @on(lambda: Withdrawal.objects.filter(intention_letter=None), often=6)
    def the_intention_is_sent(self, withdrawal: Withdrawal, _by: int, _pick: int) -> None:
        self._act(issue_intention_letter, withdrawal_id=withdrawal.pk)

    @on(lambda: Withdrawal.objects.filter(state="voorgenomen"), often=4)
    def responds(self, withdrawal: Withdrawal, by: int, pick: int) -> None:
        by_whom = self._penvoerder(withdrawal.application_id, by)
        text = REASONS[pick % 4]
        self._act(withdrawals.respond, withdrawal=withdrawal, zienswijze=text, by=by_whom)

    @on(lambda: Withdrawal.objects.filter(state="voorgenomen"), often=4)
    def proposes_to_withdraw(self, withdrawal: Withdrawal, by: int, _pick: int) -> None:
        said = {"reasons": "Te laat.", "weighing": "Gewogen."}
        self._act(withdrawals.propose, withdrawal=withdrawal, by=self._re(by), **said)

    @on(Withdrawal.objects.running)
    def leaves_the_status_or_gives_back(self, running: Withdrawal, by: int, pick: int) -> None:
        if pick % 4 == 0:
            act = withdrawals.drop if pick else withdrawals.give_back
            self._act(act, withdrawal=running, reason="Anders.", by=self._re(by))

    @on(lambda: Withdrawal.objects.filter(state="voorgesteld"), often=6)
    def withdraws_the_status(self, withdrawal: Withdrawal, by: int, _pick: int) -> None:
        self._act(withdrawals.withdraw_status, withdrawal=withdrawal, by=self._re(by))

    @on(lambda: Withdrawal.objects.filter(state="ingetrokken", letter=None), often=6)
    def the_withdrawal_is_made_known(self, withdrawal: Withdrawal, _by: int, _pick: int) -> None:
        self._act(issue_withdrawal_letter, withdrawal_id=withdrawal.pk)

    # --- letters that were wrong -----------------------------------------------------------

    @on(lambda: Letter.objects.filter(decision_letter__isnull=False, replaced_by=None), often=1)
    def prepares_a_correction(self, letter: Letter, by: int, pick: int) -> None:
        said = {"why": REASONS[pick % 4], "term": "kept"}
        self._act(correcting.prepare_correction, letter=letter, by=self._re(by), **said)

    @on(Correction.objects.open, often=1)
    def issues_or_drops_it(self, correction: Correction, by: int, pick: int) -> None:
        act = correcting.issue_correction if pick % 4 else correcting.drop_correction
        self._act(act, correction=correction, by=self._re(by))

    @on(
        lambda: Correction.objects.filter(issued_at__isnull=False, letter__replaced_by=None),
        often=1,
    )
    def the_corrected_letter_is_made(self, correction: Correction, _by: int, _pick: int) -> None:
        self._act(make_correction, correction_id=correction.pk)

    # --- by SQL ----------------------------------------------------------------------------

    @on(Decision.objects.all, often=3)
    def somebody_sends_sql(self, decision: Decision, by: int, pick: int) -> None:
        """Also on what acts made since; as whom and when, as it comes."""
        roles = [*self.world.re, *self.world.assessors]
        start = Judging.steps * 31 + pick
        for step in range(6):
            table, statement = STATEMENT[(start + step * 17) % len(STATEMENT)]
            keys = rows_of(table)
            if not keys:
                continue
            values = {
                "id": keys[(start + step) % len(keys)],
                "role": roles[(by + step) % len(roles)].pk,
                "at": moments()[pick % 7 // 5],
            }
            wrong = tried(statement.format(t=table), self.stands, **values)
            assert wrong == [], (statement, values)
            Judging.done["by SQL"] += 1

    # --- how -------------------------------------------------------------------------------

    def _act(self, act: Callable[..., Any], **values: Any) -> Any:
        """Carry an act out and return what it does; None when it refuses, which leaves no trace."""
        name = f"{act.__module__.split('.')[-1]}.{act.__name__}"
        note(f"day {self.days}: {name} {values}")
        with self._now(), without_rendering():
            try:
                result = act(**values)
            except Refusal as refusal:
                Judging.refused[f"{name}: {refusal.code}"] += 1
                return None
        Judging.done[name] += 1
        return result

    def _judges(
        self, act: Callable[..., Any], member: PanelMember, by: int, pick: int, **more: Any
    ) -> None:
        stored = Assessment.objects.filter(member=member).first()
        self._act(
            act,
            member=member,
            judgements=self._given(pick),
            remark="",
            version=stored.version if stored else 0,
            by=self._assessor(member, by),
            **more,
        )

    def _given(self, pick: int) -> Judgements:
        return self.world.verdicts(VERDICTS[pick % 4], VERDICTS[pick // 4])

    def _typed(self, pick: int) -> dict[str, Any]:
        with self._now():
            day = timezone.localdate() + timedelta(days=20)
        outcome = ("definitief", "voorlopig", "voorlopig", "afgewezen")[pick % 4]
        about = [self.world.about_beroepsgroep, self.world.knock_out, None]
        on_what = about if outcome == "voorlopig" else []
        return {
            "outcome": outcome,
            "reasons": "Zo is het.",
            "departure_reasons": "Wij wegen het anders.",
            "dissent_response": "Gewogen.",
            "zienswijze": "De regio wil meer tijd.",
            "conditions": [("Doe dit.", day, one) for one in on_what],
        }

    def _re(self, by: int) -> Role:
        """Of the Realisatie Eenheid mostly: also who may not, and sometimes somebody else."""
        return [*self.world.re, *self.world.re[:3], self.world.assessors[3]][by]

    def _assessor(self, member: PanelMember, by: int) -> Role:
        """Of its organisation mostly, and the one who judged first."""
        of_all = self.world.assessors
        first, second, third = (
            one for one in of_all if one.organisation_id == member.organisation_id
        )
        return [*[first] * 6, second, second, third, third, of_all[1], of_all[4]][by]

    def _penvoerder(self, case: int, by: int) -> Role:
        signatory, editor = self.world.penvoerders[case]
        return [signatory, signatory, editor, self.world.stranger, self.world.adviser][by % 5]

    @contextmanager
    def _now(self) -> Iterator[None]:
        now: Callable[[], datetime] = timezone.now
        with patch("django.utils.timezone.now", lambda: now() + timedelta(days=self.days)):
            yield


def test_no_sequence_of_acts_reaches_what_is_forbidden():
    Judging.world = World()

    run_state_machine_as_test(
        Judging,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=LONGEST,
            derandomize=True,
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert Judging.steps >= STEPS_AT_LEAST, Judging.steps
    assert {"deciding.grant", "letters.issue_letter"} <= Judging.done.keys()
