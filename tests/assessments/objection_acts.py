"""Objecting, and what is done about objections, as people try it in the machine."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Role
from assessments.domain import objecting, objection_costs, objection_letters, objections
from assessments.domain.objecting import case_of_letter
from assessments.domain.objection_effects import conditions_objected_to
from assessments.models import Objection
from correspondence.models import Letter
from tests.assessments.judging_machine import REASONS, Judging, on

OUTCOMES = ("gegrond", "gegrond", "gegrond", "deels_gegrond", "ongegrond", "niet_ontvankelijk")
UNHEARD = ("afgezien", "geen_antwoord", "kennelijk_ongegrond", "tegemoetgekomen")


def to_object_to() -> QuerySet[Letter]:
    """Also what was replaced: that is refused."""
    return Letter.objects.filter(
        Q(decision_letter__isnull=False) | Q(withdrawal__isnull=False), is_beschikking=True
    )


def standing(**fields: object) -> QuerySet[Objection]:
    """Open ones."""
    return Objection.objects.open().filter(**fields)


def of_re(at: Judging, by: int, pick: int) -> Role:
    """As `Judging.re`, but half the time of the two who had no part in anything at first: who
    prepares on one day, and the lead who decides on another.
    """
    if pick % 2:
        return at.re(by)
    is_prepared = Objection.objects.filter(state="voorgesteld").exists()
    return at.world.re[4 if is_prepared else 2]


@on(to_object_to, often=1)
def objects_in_the_portal(at: Judging, letter: Letter, by: int, pick: int) -> None:
    case = case_of_letter(letter)
    assert case is not None
    with at.now():
        received_at = timezone.now()
    at.act(
        objecting.hand_in,
        letter=letter,
        grounds=REASONS[pick // 3],
        asks_costs=pick % 2 == 0,
        by=at.penvoerder(case.pk, by),
        received_at=received_at,
    )


@on(to_object_to, often=1)
def another_objects_by_post(at: Judging, letter: Letter, by: int, pick: int) -> None:
    with at.now():
        received_on = timezone.localdate() - timedelta(days=pick % 3)
    at.act(
        objecting.record,
        letter=letter,
        way="post",
        received_on=received_on,
        posted_on=received_on,
        name="Belanghebbende (fictief)" if pick else "",
        address="Kade 1\n1000 AA Fictiestad",
        grounds="Omdat het zo is.",
        by=at.re(by),
    )


@on(lambda: standing(handled_by=None), often=6)
def takes_it_in_hand(at: Judging, objection: Objection, by: int, pick: int) -> None:
    lacks = "" if pick % 6 else "Een handtekening."
    at.act(objections.take_up, objection=objection, lacks=lacks, by=at.re(by))


@on(lambda: standing(handled_by__isnull=False, receipt_letter=None), often=6)
def its_receipt_is_made(at: Judging, objection: Objection, _by: int, _pick: int) -> None:
    at.act(objection_letters.issue_receipt, objection_id=objection.pk)


@on(lambda: standing(receipt_letter__isnull=False, mended_on=None).exclude(lacks=""))
def it_is_mended(at: Judging, objection: Objection, by: int, pick: int) -> None:
    of_region = at.penvoerder(objection.application_id, by)
    by_whom = of_region if pick % 2 else at.re(by)
    at.act(objections.mend, objection=objection, grounds="Namens ons bestuur.", by=by_whom)


@on(
    lambda: standing(receipt_letter__isnull=False, heard_on=None, no_hearing=""),
    often=6,
)
def hears_or_says_why_not(at: Judging, objection: Objection, by: int, pick: int) -> None:
    with at.now():
        today = timezone.localdate()
    heard = {"heard_on": today, "report": "Gesproken."}
    said = heard if pick % 3 else {"no_hearing": UNHEARD[pick % 4]}
    at.act(objections.note_hearing, objection=objection, by=at.re(by), **said)


@on(lambda: standing(receipt_letter__isnull=False, adjourned_at=None), often=1)
def adjourns(at: Judging, objection: Objection, by: int, pick: int) -> None:
    at.act(objections.adjourn, objection=objection, why=REASONS[pick % 4], by=at.re(by))


@on(lambda: standing(costs_asked_on=None), often=1)
def asks_that_costs_be_paid(at: Judging, objection: Objection, by: int, pick: int) -> None:
    by_whom = at.re(by) if pick % 2 else at.penvoerder(objection.application_id, by)
    with at.now():
        asked_on = timezone.localdate() - timedelta(days=pick % 3)
    at.act(objection_costs.ask_costs, objection=objection, asked_on=asked_on, by=by_whom)


@on(lambda: standing(adjourned_at__isnull=False, adjournment_letter=None))
def its_adjournment_is_made(at: Judging, objection: Objection, _by: int, _pick: int) -> None:
    at.act(objection_letters.issue_adjournment, objection_id=objection.pk)


@on(
    lambda: standing(state="ontvangen").exclude(heard_on=None, no_hearing=""),
    often=8,
)
def proposes_what_is_decided(at: Judging, objection: Objection, by: int, pick: int) -> None:
    at.act(
        objections.propose,
        objection=objection,
        outcome=OUTCOMES[pick % 6],
        reasons="Het bezwaar is gewogen.",
        replacement="Een nieuw besluit.",
        lapsing=list(conditions_objected_to(objection)[: pick % 3]),
        to_do="" if pick == 1 else "Bel de regio.",
        costs=(None, Decimal("647.50"), Decimal(0))[pick % 3],
        costs_reasons="" if pick == 5 else "Zo zijn de regels.",
        is_excused=pick % 2 == 0,
        late_reasons="Wie ziek was, kon niet eerder.",
        by=of_re(at, by, pick),
    )


@on(lambda: standing(state="voorgesteld"))
def gives_it_back(at: Judging, objection: Objection, by: int, pick: int) -> None:
    if pick % 4 == 0:
        at.act(objections.give_back, objection=objection, reason="Korter.", by=at.re(by))


@on(lambda: standing(state="voorgesteld"), often=8)
def decides_on_it(at: Judging, objection: Objection, by: int, pick: int) -> None:
    seen = objections.mark_of(objection) if pick else ""
    at.act(objections.decide, objection=objection, seen=seen, by=of_re(at, by, pick))


@on(lambda: Objection.objects.filter(state="besloten", outcome_letter=None), often=8)
def what_was_decided_on_it_is_made_known(
    at: Judging, objection: Objection, _by: int, _pick: int
) -> None:
    for _time in range(2):
        at.act(objection_letters.issue_decision, objection_id=objection.pk)


@on(lambda: Objection.objects.exclude(outcome_letter=None).exclude(to_do=""))
def notes_what_was_done_after_it(at: Judging, objection: Objection, by: int, pick: int) -> None:
    at.act(objections.carry_out, objection=objection, note=REASONS[pick % 3], by=at.re(by))


@on(lambda: Objection.objects.founded().exclude(name="").filter(copy_letter=None))
def the_penvoerder_gets_it_too(at: Judging, objection: Objection, _by: int, _pick: int) -> None:
    at.act(objection_letters.issue_copy, objection_id=objection.pk)


@on(standing, often=1)
def no_longer_objects(at: Judging, objection: Objection, by: int, pick: int) -> None:
    by_whom = at.re(by) if pick % 2 else at.penvoerder(objection.application_id, by)
    if pick % 3 == 0:
        at.act(objections.withdraw, objection=objection, note="Toch niet.", by=by_whom)
