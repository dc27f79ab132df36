"""Decisions of the past: prepared as history, then taken in a batch by the act itself.

Between the two decisions on a case its conditions are met, which is written as history again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

from accounts.models import Role, RoleKind
from applications.content import digest
from applications.models import Application, FullVoice
from assessments.domain import batches
from assessments.domain.condition_answers import begin_next, content_of
from assessments.domain.letters import issue_letter
from assessments.models import (
    AnswerState,
    BatchedState,
    Condition,
    ConditionAnswer,
    Confirmation,
    Decision,
    Outcome,
    PanelMember,
    Reendorsement,
)
from regions.models import PartnerKind

from . import texts
from .cases import write_signatures
from .people import signatory_of, staff
from .rubric import VOICE_CRITERION

ONE_DAY = timedelta(days=1)


def prepare(
    application: Application,
    outcome: Outcome,
    *,
    at: datetime,
    due_on: date | None = None,
    dissent_response: str = "",
) -> Decision:
    """Write a decision that was laid before the lead; `due_on` is by when its condition, about the
    say of the beroepsgroep, must be met.
    """
    is_second = application.decisions.exists()
    decision = Decision.objects.create(
        application=application,
        outcome=outcome,
        reasons=MENDED if is_second else REASONS[outcome],
        dissent_response=dissent_response,
        prepared_by=staff(RoleKind.RE_ADVISER),
        prepared_at=at,
    )
    if due_on is not None:
        Condition.objects.create(
            decision=decision,
            text=CONDITION,
            due_on=due_on,
            criterion=application.round.criteria.get(title=VOICE_CRITERION),
        )
    return decision


def take_together(decisions: Sequence[Decision], *, at: datetime) -> None:
    """Take decisions of one round in a batch, and make their letters; nobody gets a mail.

    Raises `ValueError` when a rule refuses one.
    """
    batch = batches.begin(
        round_id=decisions[0].application.round_id,
        decisions=[one.pk for one in decisions],
        token=uuid4(),
        by=staff(RoleKind.RE_LEAD),
        at=at,
    )
    batches.take_all(batch.pk, at=at)
    for item in batch.decisions.exclude(state=BatchedState.TAKEN):
        raise ValueError(f"{item.decision}: {item.why_not}")
    for decision in decisions:
        issue_letter(decision_id=decision.pk, at=at, tell=False)


def write_met(decision: Decision, *, at: datetime, twice: bool = False) -> None:
    """Write that the condition of a provisional status was answered, checked and confirmed.

    `at` is when the first answer came; `twice` tells that something was still lacking in it.
    """
    condition = decision.conditions.get()
    condition.decision.application.refresh_from_db()
    beroepsgroep = decision.application.partners.get(kind=PartnerKind.BEROEPSGROEP)
    write_signatures([beroepsgroep], decision.application.content_versions.get(), at - ONE_DAY)
    _answer(condition, at=at, twice=twice)
    Reendorsement.objects.bulk_create(
        Reendorsement(
            decision=decision, member=member, agrees=True, given_by=_judge(member), given_at=at
        )
        for member in PanelMember.objects.filter(panel__application=decision.application_id)
    )
    speaker = signatory_of(beroepsgroep.organisation, RoleKind.PARTNER_SIGNATORY)
    Confirmation.objects.create(
        decision=decision,
        partner=beroepsgroep,
        represents=texts.REPRESENTS,
        confirmation=texts.CONFIRMATION,
        voice=FullVoice.YES,
        given_by=speaker,
        name=speaker.user.name,
        job_title=speaker.job_title,
        given_at=at + 4 * ONE_DAY,
    )


def _judge(member: PanelMember) -> Role:
    """Who judged for an organisation."""
    return member.assessment.author


def _answer(condition: Condition, *, at: datetime, twice: bool) -> None:
    """The answer of the penvoerder, in one version or two, and what the check found."""
    adviser = staff(RoleKind.RE_ADVISER)
    by = signatory_of(condition.decision.application.penvoerder, RoleKind.PENVOERDER_SIGNATORY)
    answer = ConditionAnswer(condition=condition, written_by=by, written_at=at, saved=1)
    answer.text = texts.ANSWER_TOO_SHORT if twice else texts.ANSWER
    _hand_in(answer, by, at)
    if twice:
        answer.state, answer.finding = AnswerState.NOG_NIET, texts.STILL_LACKING
        answer.checked_by, answer.checked_at = adviser, at + ONE_DAY
        answer.save()
        answer = begin_next(answer)
        answer.text, answer.written_at = texts.ANSWER, at + 2 * ONE_DAY
        _hand_in(answer, by, at + 2 * ONE_DAY)
    checked_at = at + 3 * ONE_DAY
    condition.met_at, condition.met_by, condition.met_note = checked_at, adviser, texts.MET
    condition.save()
    answer.state, answer.finding = AnswerState.VOLDOET, texts.MET
    answer.checked_by, answer.checked_at = adviser, checked_at
    answer.save()


def _hand_in(answer: ConditionAnswer, by: Role, at: datetime) -> None:
    answer.save()
    answer.state, answer.handed_in_by, answer.handed_in_at = AnswerState.INGEDIEND, by, at
    answer.sha256 = digest(content_of(answer))
    answer.save()


REASONS = {
    Outcome.DEFINITIEF: (
        "De aanvraag voldoet aan alle criteria van deze ronde. De partners dragen het plan samen "
        "en leraren en schoolleiders beslissen mee."
    ),
    Outcome.VOORLOPIG: (
        "Het plan is concreet en de partners dragen het samen. De plaats van leraren en "
        "schoolleiders in de besluiten is nog niet geregeld. Daarom krijgt de regio een voorlopige "
        "status."
    ),
}
MENDED = (
    "Leraren en schoolleiders beslissen nu mee in de stuurgroep. Dat was de enige voorwaarde van "
    "de voorlopige status. Het plan zelf is niet veranderd."
)
CONDITION = (
    "Leg vast hoe leraren en schoolleiders meebeslissen in de stuurgroep, en laat de beroepsgroep "
    "dat zelf bevestigen."
)
