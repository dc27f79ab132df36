"""What comes after a decision, and SQL in between, as people try it in the machine."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from applications.domain.own_words import OwnWords
from applications.models import Application
from assessments.domain import (
    condition_answers,
    conditions,
    confirming,
    correcting,
    withdrawals,
)
from assessments.domain.condition_letters import issue_condition_letter, send_letter
from assessments.domain.corrected_letters import make_correction
from assessments.domain.withdrawal_letters import issue_intention_letter, issue_withdrawal_letter
from assessments.models import (
    Condition,
    ConditionAnswer,
    ConditionLetter,
    Correction,
    Decision,
    PanelMember,
    Withdrawal,
    decisions_asked_again,
)
from correspondence.models import Letter
from tests.assessments.by_sql import STATEMENTS, moments, rows_of, tried
from tests.assessments.judging_machine import REASONS, Judging, on

STATEMENT = [(table, one) for table, several in STATEMENTS.items() for one in several]


def asked_again() -> QuerySet[PanelMember]:
    return PanelMember.objects.filter(
        panel__application__decisions__in=decisions_asked_again().values("pk")
    )


def late() -> QuerySet[Application]:
    """Perhaps: of what is not met."""
    return Application.objects.filter(state="voorlopig", decisions__conditions__met_at=None)


# --- conditions ------------------------------------------------------------------------


@on(Condition.objects.open, often=1)
def writes_an_answer(at: Judging, condition: Condition, by: int, pick: int) -> None:
    draft = condition.answers.filter(state="concept").first()
    at.act(
        condition_answers.write_answer,
        condition=condition,
        text=REASONS[pick % 4],
        saved=draft.saved if draft else 0,
        by=at.penvoerder(condition.decision.application_id, by),
    )


@on(lambda: ConditionAnswer.objects.filter(state="concept"))
def hands_an_answer_in(at: Judging, answer: ConditionAnswer, by: int, _pick: int) -> None:
    at.act(
        condition_answers.hand_in,
        answer=answer,
        seen=condition_answers.mark_of(answer),
        by=at.penvoerder(answer.condition.decision.application_id, by),
    )


@on(lambda: ConditionAnswer.objects.filter(state="ingediend"))
def finds_it_lacking(at: Judging, answer: ConditionAnswer, by: int, pick: int) -> None:
    lacking = REASONS[pick % 4]
    at.act(conditions.find_lacking, answer=answer, lacking=lacking, by=at.re(by))


@on(Condition.objects.open, often=3)
def finds_it_met(at: Judging, condition: Condition, by: int, _pick: int) -> None:
    at.act(conditions.meet_condition, condition=condition, note="Gezien.", by=at.re(by))


@on(Condition.objects.open, often=1)
def gives_more_time(at: Judging, condition: Condition, by: int, pick: int) -> None:
    due_on = condition.due_on + timedelta(days=pick - 3)
    said = {"due_on": due_on, "reason": REASONS[pick % 4]}
    at.act(conditions.extend, condition=condition, by=at.re(by), **said)


@on(lambda: Condition.objects.filter(met_at__isnull=False, met_letter=None))
def has_a_letter_sent_about_it(at: Judging, condition: Condition, by: int, _pick: int) -> None:
    at.act(send_letter, condition=condition, by=at.re(by))


@on(lambda: ConditionLetter.objects.filter(letter=None))
def that_letter_is_made(at: Judging, asked: ConditionLetter, _by: int, _pick: int) -> None:
    at.act(issue_condition_letter, letter_id=asked.pk)


@on(asked_again, often=8)
def answers_once_more(at: Judging, member: PanelMember, by: int, pick: int) -> None:
    said = {"agrees": pick % 4 > 0, "remark": REASONS[pick % 4]}
    at.act(confirming.reendorse, member=member, by=at.assessor(member, by), **said)


@on(asked_again, often=2)
def the_beroepsgroep_confirms(at: Judging, member: PanelMember, by: int, pick: int) -> None:
    case = member.panel.application
    role = at.world.stranger if by % 5 == 0 else at.world.beroepsgroep[case.pk]
    partner = case.partners.get(kind="beroepsgroep")
    voice = ("yes", "yes", "partly", "no")[pick % 4]
    at.act(
        confirming.confirm,
        by=confirming.Beroepsgroep(partner, role=role),
        own_words=OwnWords("Leraren.", "Wij beslissen mee.", voice, "Niet altijd."),
        name="N.",
        job_title="B.",
    )


# --- withdrawing -----------------------------------------------------------------------


@on(late, often=3)
def intends_to_withdraw(at: Judging, case: Application, by: int, pick: int) -> None:
    with at.now():
        respond_by = timezone.localdate() + timedelta(days=12 + pick)
    said = {"intention": "Te laat.", "respond_by": respond_by}
    at.act(withdrawals.intend, application=case, by=at.re(by), **said)


@on(lambda: Withdrawal.objects.filter(intention_letter=None), often=6)
def the_intention_is_sent(at: Judging, withdrawal: Withdrawal, _by: int, _pick: int) -> None:
    at.act(issue_intention_letter, withdrawal_id=withdrawal.pk)


@on(lambda: Withdrawal.objects.filter(state="voorgenomen"), often=4)
def responds(at: Judging, withdrawal: Withdrawal, by: int, pick: int) -> None:
    by_whom = at.penvoerder(withdrawal.application_id, by)
    text = REASONS[pick % 4]
    at.act(withdrawals.respond, withdrawal=withdrawal, zienswijze=text, by=by_whom)


@on(lambda: Withdrawal.objects.filter(state="voorgenomen"), often=4)
def proposes_to_withdraw(at: Judging, withdrawal: Withdrawal, by: int, _pick: int) -> None:
    said = {"reasons": "Te laat.", "weighing": "Gewogen."}
    at.act(withdrawals.propose, withdrawal=withdrawal, by=at.re(by), **said)


@on(Withdrawal.objects.running)
def leaves_the_status_or_gives_back(at: Judging, running: Withdrawal, by: int, pick: int) -> None:
    if pick % 4 == 0:
        act = withdrawals.drop if pick else withdrawals.give_back
        at.act(act, withdrawal=running, reason="Anders.", by=at.re(by))


@on(lambda: Withdrawal.objects.filter(state="voorgesteld"), often=6)
def withdraws_the_status(at: Judging, withdrawal: Withdrawal, by: int, _pick: int) -> None:
    at.act(withdrawals.withdraw_status, withdrawal=withdrawal, by=at.re(by))


@on(lambda: Withdrawal.objects.filter(state="ingetrokken", letter=None), often=6)
def the_withdrawal_is_made_known(at: Judging, withdrawal: Withdrawal, _by: int, _pick: int) -> None:
    at.act(issue_withdrawal_letter, withdrawal_id=withdrawal.pk)


# --- letters that were wrong -----------------------------------------------------------


@on(lambda: Letter.objects.filter(decision_letter__isnull=False, replaced_by=None), often=1)
def prepares_a_correction(at: Judging, letter: Letter, by: int, pick: int) -> None:
    said = {"why": REASONS[pick % 4], "term": "kept"}
    at.act(correcting.prepare_correction, letter=letter, by=at.re(by), **said)


@on(Correction.objects.open, often=1)
def issues_or_drops_it(at: Judging, correction: Correction, by: int, pick: int) -> None:
    act = correcting.issue_correction if pick % 4 else correcting.drop_correction
    at.act(act, correction=correction, by=at.re(by))


@on(
    lambda: Correction.objects.filter(issued_at__isnull=False, letter__replaced_by=None),
    often=1,
)
def the_corrected_letter_is_made(at: Judging, correction: Correction, _by: int, _pick: int) -> None:
    at.act(make_correction, correction_id=correction.pk)


# --- by SQL ----------------------------------------------------------------------------


@on(Decision.objects.all, often=3)
def somebody_sends_sql(at: Judging, decision: Decision, by: int, pick: int) -> None:
    """Also on what acts made since; as whom and when, as it comes."""
    roles = [*at.world.re, *at.world.assessors]
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
        wrong = tried(statement.format(t=table), at.stands, **values)
        assert wrong == [], (statement, values)
        Judging.done["by SQL"] += 1
