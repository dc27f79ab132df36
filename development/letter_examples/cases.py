"""Letters about an application and the status that it asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from accounts.models import RoleKind
from applications.domain import completion_letter, delay_letter
from applications.models import Application, Completion
from assessments.domain.condition_letters import ConditionMetText
from assessments.domain.letter_text import LetterText
from assessments.domain.letters import text_of, with_all_it_needs
from assessments.domain.not_handled_text import NotHandledText
from assessments.domain.notice_letter import NoticeText
from assessments.domain.withdrawal_letters import IntentionText, WithdrawalText
from assessments.models import (
    INTENTION_LETTER_KIND,
    LETTER_KIND,
    MET_LETTER_KIND,
    NOTICE_LETTER_KIND,
    WITHDRAWAL_LETTER_KIND,
    ChangeKind,
    ChangeNotice,
    Condition,
    Decision,
    Heard,
    Outcome,
    Withdrawal,
)
from correspondence.models import Letter
from regions.models import PartnerKind

from .making import REASONS, Example, Made, at_eleven, heading_for, staff, workday


def _completion(kind: str) -> Iterator[Example]:
    asked = Completion.objects.sent().filter(for_merging=False).latest("pk")
    text = completion_letter.CompletionLetterText(
        asked.application,
        items=list(asked.items.values_list("section", "lacks")),
        due_on=asked.due_on,
        by=asked.asked_by,
        heading=heading_for(kind, asked.application, timezone.localdate(asked.asked_at)),
    )
    yield "aanvulling", text.contents


def _delay(kind: str) -> Iterator[Example]:
    running = Application.objects.filter(state="in_beoordeling", decide_by__isnull=False)
    application = running.latest("pk")
    due = application.decision_due
    if due is None:
        return
    text = delay_letter.DelayLetterText(
        application,
        new_day=due + timedelta(weeks=4),
        reasons=REASONS,
        by=staff(RoleKind.RE_ADVISER),
        heading=heading_for(kind, application, due - timedelta(days=3)),
    )
    yield "verdaging", text.contents


def _decisions(kind: str) -> Iterator[Example]:
    granted = with_all_it_needs().filter(granted_at__isnull=False)
    lead = staff(RoleKind.RE_LEAD)
    second = granted.filter(application__decisions__outcome=Outcome.VOORLOPIG)
    asked = Completion.objects.sent().filter(for_merging=False).latest("pk")
    not_handled = Decision(
        application=asked.application,
        outcome=Outcome.NIET_BEHANDELD,
        reasons=REASONS,
        prepared_by=staff(RoleKind.RE_ADVISER),
    )
    found = {
        "definitief": granted.filter(outcome=Outcome.DEFINITIEF).earliest("pk"),
        "definitief-na-voorlopig": second.filter(outcome=Outcome.DEFINITIEF).earliest("pk"),
        "voorlopig": granted.filter(outcome=Outcome.VOORLOPIG).latest("pk"),
        "afgewezen": _rejected(granted.filter(outcome=Outcome.VOORLOPIG).earliest("pk")),
        "niet-behandeld": not_handled,
    }
    for name, decision in found.items():
        on = timezone.localdate(decision.granted_at) if decision.granted_at else None
        heading = heading_for(kind, decision.application, on or asked.due_on + timedelta(days=9))
        text = text_of(decision, heading, signer=lead)
        if isinstance(text, LetterText) and decision.outcome == Outcome.AFGEWEZEN:
            text.conditions = []
        if isinstance(text, NotHandledText):
            text.asked.not_handled_by = asked.due_on + timedelta(weeks=4)
        yield f"besluit-{name}", text.contents
    first = found["definitief"]
    issued = first.letters.latest("made_at")
    heading = replace(
        heading_for(kind, first.application, issued.dated_on + timedelta(days=12)),
        replaces=issued,
        why="In onze brief stond een verkeerde naam van de regio.",
        begun_on=issued.dated_on,
        objection_until=issued.objection_until,
    )
    yield "besluit-verbeterd", text_of(first, heading).contents


def _rejected(decision: Decision) -> Decision:
    decision.outcome, decision.reasons = Outcome.AFGEWEZEN, REASONS
    decision.departure_reasons = "Sinds het advies is de beroepsgroep uit de stuurgroep gestapt."
    decision.hearing = Heard.OWN
    return decision


def _condition_met(kind: str) -> Iterator[Example]:
    condition = Condition.objects.filter(met_at__isnull=False).latest("pk")
    application = condition.decision.application
    on = timezone.localdate(condition.met_at)
    lead = staff(RoleKind.RE_LEAD)
    text = ConditionMetText(condition, heading_for(kind, application, on), signer=lead)
    yield "voorwaarde-voldaan", text.contents


def _withdrawal(kind: str) -> Iterator[Example]:
    condition = Condition.objects.filter(met_at=None, decision__granted_at__isnull=False).latest(
        "pk"
    )
    application = condition.decision.application
    intended = workday(condition.due_on + timedelta(days=5))
    withdrawal = Withdrawal(
        application=application,
        intention=REASONS,
        respond_by=intended + timedelta(weeks=3),
        intended_by=staff(RoleKind.RE_ADVISER),
        intended_at=at_eleven(intended),
        intention_letter=Letter(reference="OR-2026-0098", dated_on=intended),
        zienswijze="De zetel komt er volgende maand. De besturen stemmen daar deze week over.",
        zienswijze_by=application.created_by,
        zienswijze_at=at_eleven(intended + timedelta(days=9)),
        prepared_by=staff(RoleKind.RE_ADVISER),
        reasons=REASONS,
        weighing="Een zetel die volgende maand komt, is er nog niet. Daarom volgen wij u niet.",
    )
    if kind == INTENTION_LETTER_KIND:
        yield (
            "voornemen",
            IntentionText(withdrawal, heading_for(kind, application, intended)).contents,
        )
        return
    heading = heading_for(kind, application, withdrawal.respond_by + timedelta(days=8))
    text = WithdrawalText(withdrawal, heading, signer=staff(RoleKind.RE_LEAD))
    yield "intrekking", text.contents


def _change(kind: str) -> Iterator[Example]:
    decision = with_all_it_needs().filter(outcome=Outcome.DEFINITIEF).latest("pk")
    application = decision.application
    party = application.partners.exclude(organisation=application.penvoerder).first()
    today = timezone.localdate()
    for agrees in (True, False):
        notice = ChangeNotice(
            application=application,
            kind=ChangeKind.JOINS,
            organisation=party.organisation if party else None,
            capacity=PartnerKind.SCHOOL_BOARD,
            what="Het bestuur doet met zes scholen mee. De besturen zijn het daarover eens.",
            starts_on=today + timedelta(days=30),
            notified_by=application.created_by,
            notified_at=at_eleven(today - timedelta(days=20)),
            hear_by=today - timedelta(days=6),
            answer="Wij doen graag mee." if agrees else "",
            agrees=agrees,
            reasons=REASONS,
            prepared_by=staff(RoleKind.RE_ADVISER),
        )
        heading = heading_for(kind, application, today)
        text = NoticeText(notice, heading, signer=staff(RoleKind.RE_LEAD))
        yield f"wijziging-{'akkoord' if agrees else 'niet-akkoord'}", text.contents


EXAMPLES: Made = {
    completion_letter.KIND: _completion,
    delay_letter.KIND: _delay,
    LETTER_KIND: _decisions,
    MET_LETTER_KIND: _condition_met,
    INTENTION_LETTER_KIND: _withdrawal,
    WITHDRAWAL_LETTER_KIND: _withdrawal,
    NOTICE_LETTER_KIND: _change,
}
