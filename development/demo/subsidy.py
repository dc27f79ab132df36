"""A small subsidy round for regions of 2023: its ceiling is too low for two of the five.

What was submitted and judged is written as history; the division and its letters are made by the
acts themselves, today. One that was granted has met its first duty and got its first instalment.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Application, Round, RoundKind, RoundRequirement
from applications.models.rounds import TermSetBy, TermStart
from common.numbering import next_number
from regions.models import Origin
from subsidies.domain.deciding import prepare, settle
from subsidies.domain.duties import hand_in, receive
from subsidies.domain.letters import issue_share_letter
from subsidies.domain.payments import grants, make_run, note_paid
from subsidies.domain.rules import RulesPlan, enter_rules
from subsidies.models import DutyKind, Method, Rest, Ties

from .cases import Case, write_case
from .judging import Seat, write_assessments
from .moments import amsterdam
from .past import TEXTS, add_defaults
from .people import assessor_of, panel_organisations, staff
from .rubric import VOICE_CRITERION

WEEKS = (0, 1, 2, 2, 3)
"""How many weeks after the opening each is submitted."""
CEILING = Decimal("250000.00")


def play_subsidy_round(past: Round, now: datetime) -> None:
    """Write the round with its applications, divide its ceiling, and issue all letters."""
    into = _write_round(timezone.localdate(now), now)
    seats = [Seat(assessor_of(organisation)) for organisation in panel_organisations()]
    adviser = staff(RoleKind.RE_ADVISER)
    for nth, earlier in enumerate(_regions(past)):
        case = _case(into, earlier, nth)
        application = write_case(case)
        write_assessments(
            into, application, seats, weak_criterion=case.weak_criterion, opened_by=adviser
        )
    division = prepare(into=into, by=adviser)
    for share in settle(division=division, by=staff(RoleKind.RE_LEAD)).shares.all():
        issue_share_letter(share_id=share.pk, tell=False)
    _after_granting(into, now)


def _after_granting(into: Round, now: datetime) -> None:
    """The first one handed in its report and has its first instalment; the others wait for it."""
    adviser = staff(RoleKind.RE_ADVISER)
    share = grants().filter(division__round=into).order_by("place")[0]
    signatory = Role.objects.current().filter(
        kind=RoleKind.PENVOERDER_SIGNATORY, organisation=share.application.penvoerder_id
    )[0]
    report = share.duties.get(kind=DutyKind.REPORT)
    words = "De werkplaatsen zijn deze maand op zes scholen gestart, zoals in het plan staat."
    hand_in(duty=report, text=words, by=signatory)
    today = timezone.localdate(now)
    receive(duty=report, on=today, by=adviser)
    run = make_run(into=into, until=today, by=adviser)
    first = run.payments.filter(share=share).values_list("pk", flat=True)
    note_paid(run=run, payments=list(first), on=today, by=adviser)


def _write_round(today: date, now: datetime) -> Round:
    """A round that opened twelve weeks ago and closed five weeks ago."""
    into = Round.objects.create(
        name=f"Subsidie verdiepende stap {today.year} (demo)",
        kind=RoundKind.SUBSIDIE,
        opens_at=now + timedelta(days=1),
        closes_at=now + timedelta(days=2),
        maximum_amount=Decimal("100000.00"),
        decision_weeks=13,
        term_length_source="artikel 9, eerste lid, van de Regeling verdiepende stap (demo)",
        term_start=TermStart.CLOSING,
        term_start_source="artikel 9, tweede lid, van de Regeling verdiepende stap (demo)",
        term_set_by=TermSetBy.OTHER,
        # Less than for a status: what the region told of its people in training then is known.
        questions_left_out=["opgave.trainees", "contact.phone"],
        origin=Origin.DEMO,
        **{**TEXTS, "legal_basis": "artikel 4 van de Regeling verdiepende stap (demo)"},
    )
    add_defaults(into)
    RoundRequirement.objects.filter(round=into, code="region_status").update(level="block")
    enter_rules(into=into, plan=_rules(today), by=staff(RoleKind.ADMIN))
    Round.objects.filter(pk=into.pk).update(
        opens_at=amsterdam(today - timedelta(weeks=12), 9),
        closes_at=amsterdam(today - timedelta(weeks=5), 16),
    )
    return Round.objects.get(pk=into.pk)


def _rules(today: date) -> RulesPlan:
    begins = today.replace(day=1)
    return RulesPlan(
        ceiling=CEILING,
        method=Method.POINTS,
        ties=Ties.RECEIPT,
        rest=Rest.PART,
        published_on=today - timedelta(weeks=14),
        source="de artikelen 3 en 5 van de Regeling verdiepende stap (demo)",
        activities_from=begins,
        activities_until=date(today.year + 2, 12, 31),
        reporting=(
            "Meld het ons meteen als u activiteiten niet, niet op tijd of niet helemaal uitvoert, "
            "of als er iets anders verandert dat van belang is voor de subsidie."
        ),
        report_by=today + timedelta(weeks=2),
        accounting="Leg verantwoording af in uw jaarverslag, met model G1.",
        account_by=date(today.year + 3, 7, 1),
        instalments_on=(today, today + timedelta(weeks=26)),
    )


def _regions(past: Round) -> list[Application]:
    """Applications of 2023 whose region has a status; first one of the demo's own penvoerder."""
    granted = Application.objects.filter(round=past, state="definitief").select_related("region")
    own = Role.objects.get(user__email="penvoerder@demo.example").organisation_id
    ordered = sorted(granted, key=lambda one: (one.penvoerder_id != own, one.pk))
    return ordered[: len(WEEKS)]


def _case(into: Round, earlier: Application, nth: int) -> Case:
    """The same parties again; the third and the fourth come on one day, the last is weaker."""
    parties = earlier.partners.select_related("organisation").order_by("reference")
    day = timezone.localdate(into.opens_at) + timedelta(weeks=WEEKS[nth])
    return Case(
        round=into,
        name=earlier.region.name,
        number=next_number(f"SU-{day.year}"),
        sectors=earlier.region.sectors,
        municipalities=list(earlier.region.municipalities.all()),
        partners=[one.organisation for one in parties],
        submitted_at=amsterdam(day, 10) + timedelta(minutes=nth),
        weak_criterion=VOICE_CRITERION if nth == len(WEEKS) - 1 else "",
    )
