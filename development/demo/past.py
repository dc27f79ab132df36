"""The past round, modelled on 2023: 29 applications, of which 27 end as voorloper.

Source of the course of events: VO-raad, 24 May 2023, and aanpaklerarentekort.nl, 12 July 2023.
Nineteen met everything at once. Eight got a provisional status first, mainly because the
beroepsgroep had too little say; they all became definitive in July. Two went on as part of another,
whose penvoerder made one plan of both and whose partners all signed that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from post_office.models import Email

from accounts.models import Role, RoleKind
from applications.domain.completion import complete
from applications.domain.receipts import make_receipt
from applications.domain.round_criteria import default_criteria
from applications.models import (
    Application,
    Criterion,
    Round,
    RoundKind,
    RoundRequirement,
    SigningRequest,
)
from applications.models.rounds import TermSetBy, TermStart
from applications.requirements import default_requirements
from assessments.domain.merging import merge_cases
from assessments.models import Decision, Outcome
from common.dates import AMSTERDAM
from common.numbering import next_number
from development.demo.regions import demo_boards
from regions.models import OrganisationKind, Origin, Region

from . import texts
from .areas import area
from .cases import Case, sign_for, write_case
from .deciding import ONE_DAY, prepare, take_together, write_met
from .judging import Seat, load_judges, seats_of, write_assessments
from .meetings import play_held
from .moments import amsterdam
from .people import assessors_of, demo_organisation, staff
from .rubric import KNOCK_OUT, VOICE_CRITERION, give_rubric

NAME = "Voorlopers onderwijsregio's 2023 (demo)"
DECIDED = datetime(2023, 5, 24, 14, 0, tzinfo=AMSTERDAM)
DECIDED_AGAIN = datetime(2023, 7, 6, 14, 0, tzinfo=AMSTERDAM)
PROVISIONAL_FIRST = frozenset({2, 5, 8, 11, 14, 17, 20, 23})
MET_BY = date(2023, 7, 1)
# Whose first answer to its condition lacked something.
ANSWERED_TWICE = 5
# Which of the list goes on as part of which, its neighbour just before it.
MERGED = {26: 25, 28: 27}
# Where an assessor declared an interest, and where an organisation did not agree.
WITH_INTEREST, OBJECTED_TO = 12, 15
MERGED_AT, MERGED_BY_DAY = datetime(2023, 5, 1, 17, 0, tzinfo=AMSTERDAM), date(2023, 5, 12)
HANDED_IN = datetime(2023, 5, 4, 11, 0, tzinfo=AMSTERDAM)


def write_round() -> Round:
    """The round of April 2023, with the requirements and criteria that a new round starts with."""
    round_ = Round.objects.create(
        name=NAME,
        kind=RoundKind.VOORLOPER,
        opens_at=amsterdam(date(2023, 4, 1), 9),
        closes_at=amsterdam(date(2023, 4, 28), 16),
        maximum_amount=Decimal("100000.00"),
        decision_weeks=10,
        term_length_source="artikel 7, eerste lid, van de Voorwaarden voorlopers 2023 (demo)",
        term_start=TermStart.CLOSING,
        term_start_source="artikel 7, tweede lid, van de Voorwaarden voorlopers 2023 (demo)",
        term_set_by=TermSetBy.OTHER,
        origin=Origin.DEMO,
        **TEXTS,
    )
    add_defaults(round_)
    return round_


# The demo's own wording: the articles of the regulations were not available (docs/glossary.md).
TEXTS = {
    "legal_basis": "artikel 3 van de Voorwaarden voorlopers onderwijsregio’s (demo)",
    "on_behalf_of": "de minister van Onderwijs, Cultuur en Wetenschap",
    "objection_address": (
        "Ministerie van OCW (demo)\nAfdeling Bezwaar\nPostbus 00000\n0000 AA Fictiestad"
    ),
    "objection_online": "https://bezwaar.fictief.example",
}


def add_defaults(round_: Round) -> None:
    """Give a round the default criteria, one of them a knock-out, and the default requirements."""
    Criterion.objects.bulk_create(
        Criterion(
            round=round_,
            position=position,
            **plan._replace(is_knock_out=plan.title == KNOCK_OUT)._asdict(),
        )
        for position, plan in enumerate(default_criteria(), start=1)
    )
    requirements = default_requirements()
    for requirement in requirements:
        requirement.round = round_
    RoundRequirement.objects.bulk_create(requirements)


def play_past_round() -> None:
    """Write the round of 2023 with its 29 applications; its decisions are taken in two batches."""
    round_ = write_round()
    adviser = staff(RoleKind.RE_ADVISER)
    load_judges(round_)
    give_rubric(round_, by=adviser, at=round_.closes_at)
    judged = _judged(round_, adviser)
    regions = Region.objects.filter(pk__in=round_.applications.values("region"))
    regions.update(adviser=adviser.user)
    play_held(round_, judged)
    take_together([_first(number, judged[number]) for number in judged], at=DECIDED)
    again = [judged[number] for number in sorted(PROVISIONAL_FIRST)]
    for application in again:
        write_met(
            application.decisions.get(),
            at=DECIDED_AGAIN - 10 * ONE_DAY,
            twice=application == judged[ANSWERED_TWICE],
        )
    second = [
        prepare(application, Outcome.DEFINITIEF, at=DECIDED_AGAIN - ONE_DAY)
        for application in again
    ]
    take_together(second, at=DECIDED_AGAIN)
    # Merging and a meeting tell everybody; that was in 2023, so nobody gets a message of it now.
    Email.objects.all().delete()


def _first(number: int, application: Application) -> Decision:
    """The first decision on a case, as it lay before the lead."""
    is_weak = number in PROVISIONAL_FIRST
    return prepare(
        application,
        Outcome.VOORLOPIG if is_weak else Outcome.DEFINITIEF,
        at=DECIDED - ONE_DAY,
        due_on=MET_BY if is_weak else None,
        dissent_response=WEIGHED if number == OBJECTED_TO else "",
    )


def _judged(round_: Round, adviser: Role) -> dict[int, Application]:
    """What was judged, by number in the list; what was merged goes on in its neighbour."""
    judged: dict[int, Application] = {}
    leading: dict[int, tuple[Case, Application]] = {}
    for number in range(len(texts.PAST_REGIONS)):
        case = _case(round_, number)
        application = write_case(case)
        submission = application.submissions.get()
        make_receipt(submission_id=submission.pk, at=case.submitted_at, tell=False)
        if number in MERGED.values():
            leading[number] = case, application
            continue
        if number in MERGED:
            case, goes_on = leading[MERGED[number]]
            _merge(application, goes_on)
            application = Application.objects.get(pk=goes_on.pk)
        write_assessments(
            round_,
            application,
            _seats(round_, number, application.plan.sectors),
            weak_criterion=case.weak_criterion,
            opened_by=adviser,
        )
        judged[number] = application
    return judged


def _seats(round_: Round, number: int, sectors: Sequence[str]) -> list[Seat]:
    """Who judge a case: in one somebody has an interest, and one organisation objects to one."""
    seats = seats_of(round_, number, sectors)
    union = Role.objects.get(user__email="vakbond@demo.example")
    place = next(i for i, seat in enumerate(seats) if seat.role.organisation == union.organisation)
    if number == WITH_INTEREST:
        colleague = assessors_of(union.organisation)[1]
        seats[place] = Seat(colleague, shut_out=union, why=INTEREST)
    if number == OBJECTED_TO:
        seats[place] = replace(seats[place], objects=OBJECTION)
    return seats


def _case(round_: Round, number: int) -> Case:
    name, province, sectors = texts.PAST_REGIONS[number]
    boards = list(demo_boards(province))
    first = number % len(boards)
    return Case(
        round=round_,
        name=f"{name} (fictief)",
        number=next_number("VL-2023"),
        sectors=sectors,
        municipalities=area(province, nth=number, size=6),
        partners=[
            *(boards[first:] + boards[:first])[:4],
            demo_organisation(OrganisationKind.TEACHER_TRAINING, number % 20),
            demo_organisation(OrganisationKind.BEROEPSGROEP, number % 8),
        ],
        submitted_at=amsterdam(date(2023, 4, 20 + number % 9), 10) + timedelta(minutes=number),
        weak_criterion=VOICE_CRITERION if number in PROVISIONAL_FIRST else "",
    )


def _merge(other: Application, leading: Application) -> None:
    """Merge a neighbour into `leading`; its plan is handed in and signed by all who take part."""
    merge_cases(
        leading=leading,
        others=[other],
        due_on=MERGED_BY_DAY,
        by=staff(RoleKind.RE_LEAD),
        at=MERGED_AT,
    )
    submission = complete(application=leading, by=leading.created_by, received_at=HANDED_IN)
    make_receipt(submission_id=submission.pk, at=HANDED_IN, tell=False)
    asked = SigningRequest.objects.filter(
        partner__application=leading, requested_at__gte=MERGED_AT
    ).select_related("partner__organisation", "version")
    for request in asked:
        sign_for(request, at=HANDED_IN + timedelta(days=2))


INTEREST = "Mijn broer is bestuurder bij een van de schoolbesturen in deze regio."
OBJECTION = (
    "Wij missen hoe ondersteuners meepraten. Leraren en schoolleiders doen goed mee; voor "
    "ondersteuners staat er niets."
)
WEIGHED = (
    "De regio heeft toegezegd dat ondersteuners vanaf het eerste jaar meepraten. Het criterium "
    "gaat over leraren en schoolleiders, en daaraan is voldaan."
)
