"""Judging and deciding, as people try it in the machine."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from applications.domain import completion as completions
from applications.domain.completion_letter import make_completion_letter
from applications.models import Application
from assessments.domain import (
    assessing,
    assigning,
    completing,
    concurring,
    deciding,
    delaying,
    interest,
    joint,
    panels,
    revising,
)
from assessments.domain.letters import issue_letter
from assessments.models import Decision, JointOutcome, Panel, PanelMember
from common.dates import amsterdam_date
from tests.assessments.judging_machine import LAST_DAY, REASONS, Judging, on


def undecided() -> QuerySet[Application]:
    return Application.objects.filter(state__in=["ingediend", "in_beoordeling"])


def members(**fields: Any) -> QuerySet[PanelMember]:
    return PanelMember.objects.filter(panel__application__state="in_beoordeling", **fields)


def to_judge() -> QuerySet[PanelMember]:
    return members().exclude(assessment__state="ingeleverd")


def waiting(*states: str) -> QuerySet[Decision]:
    return Decision.objects.filter(state__in=states or ["voorbereid", "teruggegeven"])


def to_decide(*states: str) -> QuerySet[Application]:
    return Application.objects.filter(state__in=states).exclude(
        pk__in=waiting().values("application")
    )


# --- judging ---------------------------------------------------------------------------


@on(lambda: Application.objects.filter(state="ingediend"), often=4)
def opens_a_panel(at: Judging, case: Application, by: int, pick: int) -> None:
    both = [at.world.ocw, at.world.partner]
    organisations = both if pick else both[:1]
    at.act(panels.open_panel, application=case, organisations=organisations, by=at.re(by))


@on(members, often=1)
def declares(at: Judging, member: PanelMember, by: int, pick: int) -> None:
    at.act(
        interest.declare,
        member=member,
        has_interest=pick < 2,
        explanation="Familie." if pick < 2 else "",
        by=at.assessor(member, by),
    )


@on(to_judge, often=3)
def declares_in_time(at: Judging, member: PanelMember, by: int, _pick: int) -> None:
    by_whom = at.assessor(member, by)
    at.act(interest.declare, member=member, has_interest=False, by=by_whom)


@on(to_judge, often=1)
def assigns(at: Judging, member: PanelMember, by: int, pick: int) -> None:
    at.act(
        assigning.carry_out,
        organisation=member.organisation,
        given={member.pk: at.assessor(member, pick).pk},
        by=at.re(by),
    )


@on(to_judge)
def writes_a_judgement(at: Judging, member: PanelMember, by: int, pick: int) -> None:
    at.judges(assessing.save_assessment, member, by, pick)


@on(to_judge, often=4)
def hands_in(at: Judging, member: PanelMember, by: int, pick: int) -> None:
    at.judges(assessing.hand_in, member, by, pick)


@on(lambda: members(assessment__state="ingeleverd"))
def revises(at: Judging, member: PanelMember, by: int, pick: int) -> None:
    at.judges(revising.revise, member, by, pick, reason=REASONS[pick % 4])


@on(lambda: Panel.objects.filter(application__state="in_beoordeling"))
def writes_the_joint_outcome(at: Judging, panel: Panel, by: int, pick: int) -> None:
    outcome = JointOutcome.objects.filter(panel=panel).first()
    at.act(
        joint.write_joint_outcome,
        panel=panel,
        judgements=at.given(pick),
        advice="Zo.",
        advises=("definitief", "voorlopig", "afgewezen")[pick % 3],
        version=outcome.version if outcome else 0,
        by=at.re(by),
    )


@on(
    lambda: Panel.objects.filter(
        application__state="in_beoordeling", joint_outcome__proposed_at=None
    ),
    often=3,
)
def puts_it_to_the_panel(at: Judging, panel: Panel, by: int, _pick: int) -> None:
    at.act(joint.propose, panel=panel, by=at.re(by))


@on(lambda: members(panel__joint_outcome__proposed_at__isnull=False), often=4)
def answers_it(at: Judging, member: PanelMember, by: int, pick: int) -> None:
    at.act(
        joint.endorse,
        member=member,
        version=member.panel.joint_outcome.version,
        agrees=pick % 3 > 0,
        remark=REASONS[pick % 4],
        by=at.assessor(member, by),
    )


@on(
    lambda: members(organisation__kind="ocw", panel__joint_outcome__proposed_at__isnull=False),
    3,
)
def concurs(at: Judging, member: PanelMember, by: int, pick: int) -> None:
    at.act(
        concurring.concur,
        member=member,
        version=member.panel.joint_outcome.version,
        agrees=pick % 3 > 0,
        remark=REASONS[pick % 4],
        by=at.assessor(member, by),
    )


# --- deciding --------------------------------------------------------------------------


@on(
    lambda: to_decide("in_beoordeling").filter(panel__joint_outcome__proposed_at__isnull=False),
    often=8,
)
def prepares(at: Judging, case: Application, by: int, pick: int) -> None:
    at.act(deciding.prepare_decision, application=case, by=at.re(by), **at.typed(pick))


@on(lambda: to_decide("voorlopig"), often=4)
def prepares_the_next(at: Judging, case: Application, by: int, pick: int) -> None:
    typed = at.typed(0 if pick else 3)
    at.act(deciding.prepare_decision, application=case, by=at.re(by), **typed)


@on(
    lambda: to_decide("ingediend", "in_beoordeling").filter(completions__state="verlopen"),
    often=4,
)
def prepares_not_to_handle(at: Judging, case: Application, by: int, _pick: int) -> None:
    at.act(
        deciding.prepare_decision,
        application=case,
        outcome="niet_behandeld",
        reasons="Niet aangevuld.",
        by=at.re(by),
    )


@on(lambda: waiting("voorbereid"))
def returns(at: Judging, decision: Decision, by: int, pick: int) -> None:
    if pick % 3 == 0:
        reason = REASONS[pick % 4]
        at.act(deciding.return_decision, decision=decision, reason=reason, by=at.re(by))


@on(lambda: waiting("teruggegeven"))
def prepares_again(at: Judging, decision: Decision, by: int, pick: int) -> None:
    typed = at.typed(pick)
    at.act(deciding.prepare_again, decision=decision, by=at.re(by), **typed)


@on(lambda: waiting("voorbereid"), often=10)
def decides(at: Judging, decision: Decision, by: int, _pick: int) -> None:
    at.act(deciding.grant, decision=decision, by=at.re(by))


@on(Decision.objects.not_made_known, often=6)
def its_letter_is_made(at: Judging, decision: Decision, _by: int, _pick: int) -> None:
    for _time in range(2):
        at.act(issue_letter, decision_id=decision.pk)


# --- the term --------------------------------------------------------------------------


@on(undecided, often=1)
def asks_to_complete(at: Judging, case: Application, by: int, pick: int) -> None:
    if pick % 3:
        return
    with at.now():
        due_on = completing.proposed_day(case, amsterdam_date(timezone.now()))
    asked = at.act(
        completing.ask_completion,
        application=case,
        items={"governance": "Dit ontbreekt."},
        due_on=due_on,
        by=at.re(by),
    )
    if asked is not None:
        at.act(make_completion_letter, completion_id=asked.pk)


@on(undecided, often=1)
def tells_that_it_takes_longer(at: Judging, case: Application, by: int, pick: int) -> None:
    new_day = case.decision_due + timedelta(days=pick)
    said = {"new_day": new_day, "reasons": "Druk."}
    at.act(delaying.tell_delay, application=case, by=at.re(by), **said)


@on(Application.objects.all, often=1)
def days_pass(at: Judging, _case: Application, _by: int, pick: int) -> None:
    at.days = min(at.days + pick * 2, LAST_DAY)
    with at.now():
        now = timezone.now()
    at.act(completions.end_terms, now=now)
