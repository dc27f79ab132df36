"""A letter of every kind, written with what is in the demo, to be looked at page by page.

What the demo does not hold (a withdrawal, a change, a refusal) is made in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.domain import completion_letter, delay_letter
from applications.models import Application, Completion
from assessments.domain.condition_letters import ConditionMetText
from assessments.domain.letters import text_of, with_all_it_needs
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
    Outcome,
    Withdrawal,
)
from common.dates import AMSTERDAM
from correspondence.domain.letters import Assignment, Contents, Heading, heading_of
from correspondence.models import Letter
from programmaraad.domain.letters import KIND as APPOINTMENT_LETTER_KIND
from programmaraad.domain.letters import AppointmentText
from programmaraad.models import Nomination
from regions.models import PartnerKind
from subsidies.domain.letter_text import ShareText
from subsidies.domain.letters import with_all_it_needs as shares
from subsidies.models import AWARD_LETTER_KIND, TURNED_DOWN_LETTER_KIND, DivisionState

REFERENCE = "OR-2026-0099"
REASONS = (
    "Het plan beschrijft wat de regio wil bereiken, maar niet hoe leraren daarover meebeslissen. "
    "In het gesprek van vorige maand bleek dat de vereniging van leraren daar nog over nadenkt.\n\n"
    "Wij wegen mee dat alle andere onderdelen op orde zijn."
)

Example = tuple[str, Contents]
"""A name for the file, and the letter."""


def examples(kind: str) -> list[Example]:
    """Letters of `kind`; none of a kind of which nobody wrote an example."""
    made = _EXAMPLES.get(kind)
    return list(made(kind)) if made else []


def _heading(kind: str, application: Application, on: date) -> Heading:
    assignment = Assignment(occasion="", kind=kind, addressee=application.penvoerder)
    return heading_of(assignment, REFERENCE, on)


def _staff(kind: RoleKind) -> Role:
    roles = Role.objects.select_related("user", "organisation").filter(kind=kind)
    return roles.order_by("pk")[0]


def _at(day: date) -> datetime:
    return datetime.combine(day, time(11), tzinfo=AMSTERDAM)


def _completion(kind: str) -> Iterator[Example]:
    asked = Completion.objects.sent().filter(for_merging=False).latest("pk")
    text = completion_letter.CompletionLetterText(
        asked.application,
        items=list(asked.items.values_list("section", "lacks")),
        due_on=asked.due_on,
        by=asked.asked_by,
        heading=_heading(kind, asked.application, timezone.localdate(asked.asked_at)),
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
        by=_staff(RoleKind.RE_ADVISER),
        heading=_heading(kind, application, due - timedelta(days=3)),
    )
    yield "verdaging", text.contents


def _decisions(kind: str) -> Iterator[Example]:
    granted = with_all_it_needs().filter(granted_at__isnull=False)
    lead = _staff(RoleKind.RE_LEAD)
    second = granted.filter(application__decisions__outcome=Outcome.VOORLOPIG)
    asked = Completion.objects.sent().filter(for_merging=False).latest("pk")
    not_handled = Decision(
        application=asked.application,
        outcome=Outcome.NIET_BEHANDELD,
        reasons=REASONS,
        prepared_by=_staff(RoleKind.RE_ADVISER),
    )
    found = {
        "definitief": granted.filter(outcome=Outcome.DEFINITIEF).earliest("pk"),
        "definitief-na-voorlopig": second.filter(outcome=Outcome.DEFINITIEF).earliest("pk"),
        "voorlopig": granted.filter(outcome=Outcome.VOORLOPIG).latest("pk"),
        "afgewezen": _rejected(granted.filter(outcome=Outcome.DEFINITIEF).earliest("pk")),
        "niet-behandeld": not_handled,
    }
    for name, decision in found.items():
        on = timezone.localdate(decision.granted_at) if decision.granted_at else None
        after = asked.not_handled_by or timezone.localdate()
        heading = _heading(kind, decision.application, on or after)
        yield (
            f"besluit-{name}",
            text_of(decision, heading, signer=lead).contents,
        )
    first = found["definitief"]
    issued = first.letters.latest("made_at")
    heading = replace(
        _heading(kind, first.application, issued.dated_on + timedelta(days=12)),
        replaces=issued,
        why="In onze brief stond een verkeerde naam van de regio.",
        begun_on=issued.dated_on,
        objection_until=issued.objection_until,
    )
    yield "besluit-verbeterd", text_of(first, heading).contents


def _rejected(decision: Decision) -> Decision:
    decision.outcome, decision.reasons = Outcome.AFGEWEZEN, REASONS
    decision.departure_reasons = "Sinds het advies heeft de regio haar plan teruggetrokken."
    return decision


def _condition_met(kind: str) -> Iterator[Example]:
    condition = Condition.objects.filter(met_at__isnull=False).latest("pk")
    application = condition.decision.application
    on = timezone.localdate(condition.met_at)
    lead = _staff(RoleKind.RE_LEAD)
    text = ConditionMetText(condition, _heading(kind, application, on), signer=lead)
    yield "voorwaarde-voldaan", text.contents


def _withdrawal(kind: str) -> Iterator[Example]:
    condition = Condition.objects.filter(met_at=None, decision__granted_at__isnull=False).latest(
        "pk"
    )
    application = condition.decision.application
    intended = condition.due_on + timedelta(days=5)
    withdrawal = Withdrawal(
        application=application,
        intention=REASONS,
        respond_by=intended + timedelta(weeks=3),
        intended_by=_staff(RoleKind.RE_ADVISER),
        intended_at=_at(intended),
        intention_letter=Letter(reference="OR-2026-0098", dated_on=intended),
        zienswijze="De zetel komt er volgende maand. De besturen stemmen daar deze week over.",
        zienswijze_by=application.created_by,
        zienswijze_at=_at(intended + timedelta(days=9)),
        prepared_by=_staff(RoleKind.RE_ADVISER),
        reasons=REASONS,
        weighing="Een zetel die volgende maand komt, is er nog niet. Daarom volgen wij u niet.",
    )
    if kind == INTENTION_LETTER_KIND:
        yield "voornemen", IntentionText(withdrawal, _heading(kind, application, intended)).contents
        return
    heading = _heading(kind, application, withdrawal.respond_by + timedelta(days=8))
    text = WithdrawalText(withdrawal, heading, signer=_staff(RoleKind.RE_LEAD))
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
            notified_at=_at(today - timedelta(days=20)),
            hear_by=today - timedelta(days=6),
            answer="Wij doen graag mee." if agrees else "",
            agrees=agrees,
            reasons=REASONS,
            prepared_by=_staff(RoleKind.RE_ADVISER),
        )
        heading = _heading(kind, application, today)
        text = NoticeText(notice, heading, signer=_staff(RoleKind.RE_LEAD))
        yield f"wijziging-{'akkoord' if agrees else 'niet-akkoord'}", text.contents


def _subsidy(kind: str) -> Iterator[Example]:
    decided = shares().filter(division__state=DivisionState.BESLOTEN)
    is_award = kind == AWARD_LETTER_KIND
    for share in [one for one in decided if one.is_award == is_award][:2]:
        on = timezone.localdate(share.division.settled_at)
        text = ShareText(share, _heading(kind, share.application, on))
        yield f"subsidie-{'verleend' if is_award else 'geweigerd'}-{share.pk}", text.contents


def _appointment(kind: str) -> Iterator[Example]:
    """Of somebody in the demo, as if appointed today."""
    nominated = Nomination.objects.select_related(
        "term__seat__nominating_organisation", "entered_by__organisation"
    )
    nomination = nominated.filter(term__isnull=False).latest("pk")
    assignment = Assignment(occasion="", kind=kind, addressee=None)
    heading = heading_of(assignment, REFERENCE, timezone.localdate())
    text = AppointmentText(nomination.term, nomination, heading)
    yield "benoeming", text.contents


_EXAMPLES: dict[str, Callable[[str], Iterator[Example]]] = {
    completion_letter.KIND: _completion,
    delay_letter.KIND: _delay,
    LETTER_KIND: _decisions,
    MET_LETTER_KIND: _condition_met,
    INTENTION_LETTER_KIND: _withdrawal,
    WITHDRAWAL_LETTER_KIND: _withdrawal,
    NOTICE_LETTER_KIND: _change,
    APPOINTMENT_LETTER_KIND: _appointment,
    AWARD_LETTER_KIND: _subsidy,
    TURNED_DOWN_LETTER_KIND: _subsidy,
}
