"""The past round, modelled on 2023: 29 applications, of which 27 end as voorloper.

Source of the course of events: VO-raad, 24 May 2023, and aanpaklerarentekort.nl, 12 July 2023.
Nineteen met everything at once. Eight got a provisional status first, mainly because the
beroepsgroep had too little say; they all became definitive in July. Two went on as part of another,
whose penvoerder made one plan of both and whose partners all signed that.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

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
from assessments.domain.letters import issue_letter
from assessments.domain.merging import merge_cases
from assessments.models import Condition, Decision, DecisionState, Outcome
from common.numbering import next_number
from development.demo.regions import demo_boards
from regions.models import OrganisationKind, Origin, PartnerKind

from . import texts
from .areas import area
from .cases import Case, sign_for, write_assessments, write_case, write_signatures
from .people import assessor_of, demo_organisation, panel_organisations, staff

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NAME = "Voorlopers onderwijsregio's 2023 (demo)"
VOICE_CRITERION = "De beroepsgroep is aantoonbaar betrokken"
DECIDED = datetime(2023, 5, 24, 14, 0, tzinfo=AMSTERDAM)
DECIDED_AGAIN = datetime(2023, 7, 6, 14, 0, tzinfo=AMSTERDAM)
PROVISIONAL_FIRST = frozenset({2, 5, 8, 11, 14, 17, 20, 23})
# Which of the list goes on as part of which, its neighbour just before it.
MERGED = {26: 25, 28: 27}
MERGED_AT, MERGED_BY_DAY = datetime(2023, 5, 1, 17, 0, tzinfo=AMSTERDAM), date(2023, 5, 12)
HANDED_IN = datetime(2023, 5, 4, 11, 0, tzinfo=AMSTERDAM)


def amsterdam(day: date, hour: int) -> datetime:
    """A whole hour on a day in Amsterdam."""
    return datetime.combine(day, time(hour), tzinfo=AMSTERDAM)


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
    """Give a round the default criteria and requirements."""
    Criterion.objects.bulk_create(
        Criterion(round=round_, position=position, title=plan.title, explanation=plan.explanation)
        for position, plan in enumerate(default_criteria(), start=1)
    )
    requirements = default_requirements()
    for requirement in requirements:
        requirement.round = round_
    RoundRequirement.objects.bulk_create(requirements)


def play_past_round() -> None:
    """Write the round of 2023 with its 29 applications, decisions and letters."""
    round_ = write_round()
    adviser = staff(RoleKind.RE_ADVISER)
    assessors = [assessor_of(organisation) for organisation in panel_organisations()]
    leading: dict[int, tuple[Case, Application]] = {}
    for number in range(len(texts.PAST_REGIONS)):
        case = _case(round_, number, assessors)
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
        write_assessments(case, application, opened_by=adviser)
        _decide(application, adviser, provisional_first=number in PROVISIONAL_FIRST)
    # Merging tells everybody; that was in 2023, so nobody gets a message of it now.
    Email.objects.all().delete()


def _case(round_: Round, number: int, assessors: list[Role]) -> Case:
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
        assessors=assessors,
        weak_criterion=VOICE_CRITERION if number in PROVISIONAL_FIRST else "",
    )


def _decide(application: Application, adviser: Role, *, provisional_first: bool) -> None:
    if provisional_first:
        _decision(application, adviser, Outcome.VOORLOPIG, DECIDED)
        write_signatures(
            list(application.partners.filter(kind=PartnerKind.BEROEPSGROEP)),
            application.content_versions.get(),
            DECIDED_AGAIN - timedelta(days=8),
        )
        Condition.objects.filter(decision__application=application).update(
            met_at=DECIDED_AGAIN - timedelta(days=7),
            met_by=adviser,
            met_note="De beroepsgroep heeft nu twee zetels met stemrecht in de stuurgroep.",
        )
    _decision(
        application, adviser, Outcome.DEFINITIEF, DECIDED_AGAIN if provisional_first else DECIDED
    )


def _decision(application: Application, adviser: Role, outcome: Outcome, at: datetime) -> None:
    lead = staff(RoleKind.RE_LEAD)
    decision = Decision.objects.create(
        application=application,
        outcome=outcome,
        reasons=MENDED
        if outcome == Outcome.DEFINITIEF and at == DECIDED_AGAIN
        else REASONS[outcome],
        prepared_by=adviser,
        prepared_at=at - timedelta(days=1),
    )
    if outcome == Outcome.VOORLOPIG:
        Condition.objects.create(
            decision=decision,
            text=CONDITION,
            due_on=date(2023, 7, 1),
            criterion=application.round.criteria.get(title=VOICE_CRITERION),
        )
    Decision.objects.filter(pk=decision.pk).update(
        state=DecisionState.VERLEEND, granted_by=lead, granted_at=at
    )
    Application.objects.filter(pk=application.pk).update(state=outcome.value)
    issue_letter(decision_id=decision.pk, at=at, tell=False)


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
