"""The data of the bench: fifty cases in every state, made by the acts and copied to a thousand.

They are copied once more, to twenty thousand, for the figures of growth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.domain.people import make_person
from accounts.models import Role, RoleKind
from applications.domain.own_words import OwnWords
from applications.domain.receipts import make_receipt
from applications.domain.starting import start_application
from applications.domain.withdrawing import withdraw
from applications.models import Application, FullVoice, Round, RoundKind
from assessments.domain import (
    assessing,
    concurring,
    conditions,
    confirming,
    deciding,
    interest,
    joint,
    panels,
)
from assessments.domain.judging import Typed
from assessments.domain.letters import issue_letter
from assessments.models import Decision, Outcome, Panel, Verdict
from development.demo import texts
from development.demo.areas import area
from development.demo.cases import Case, write_case
from development.demo.judging import WEAK_REASONS
from development.demo.mandates import let_sign
from development.demo.past import TEXTS, add_defaults
from development.demo.people import signatory_of
from development.demo.regions import SECTOR_COUNCILS, load_register
from regions.models import Organisation, OrganisationKind, Origin, PartnerKind

from .multiply import multiply

MADE = 50
FEW, MANY = 1_000, 20_000
ROUNDS = 5
# How far each of ten cases has come; what waits for somebody is well represented.
POINTS = (
    "draft",
    "withdrawn",
    "submitted",
    "declared",
    "handed in",
    "proposed",
    "answered",
    "prepared",
    "voorlopig",
    "definitief",
)


@dataclass(frozen=True)
class Staff:
    """Who does what in the cases of the bench."""

    adviser: Role
    lead: Role
    assessors: Sequence[Role]


def organisation(kind: OrganisationKind, nth: int = 0) -> Organisation:
    """The nth fictitious organisation of a kind, counting round and round."""
    found = Organisation.objects.filter(kind=kind, origin=Origin.DEMO).order_by("pk")
    return found[nth % found.count()]


def staff(kind: RoleKind) -> Role:
    """Somebody of the Realisatie Eenheid in this role."""
    office = organisation(OrganisationKind.RE)
    found = Role.objects.filter(organisation=office, kind=kind).select_related("user").first()
    if found is not None:
        return found
    user = make_person(email=f"{kind}@fictief.example", name=str(kind.label), password=None)
    made = Role.objects.create(user=user, organisation=office, kind=kind)
    if made.is_re:
        let_sign(made)
    return made


def load() -> None:
    """Make a thousand cases; does nothing when they are there."""
    if Application.objects.count() >= FEW:
        return
    load_register()
    people = Staff(
        staff(RoleKind.RE_ADVISER),
        staff(RoleKind.RE_LEAD),
        [
            signatory_of(organisation(OrganisationKind.OCW), RoleKind.ASSESSOR),
            signatory_of(organisation(OrganisationKind.NATIONAL_PARTNER, 0), RoleKind.ASSESSOR),
            signatory_of(
                organisation(OrganisationKind.NATIONAL_PARTNER, len(SECTOR_COUNCILS)),
                RoleKind.ASSESSOR,
            ),
        ],
    )
    now = timezone.now()
    rounds = [make_round(number, now) for number in range(ROUNDS)]
    for number in range(MADE):
        make_case(number, rounds[number * ROUNDS // MADE], people)
    multiply(FEW // MADE - 1)


def grow() -> None:
    """Make twenty thousand cases of the thousand; does nothing when they are there."""
    if Application.objects.count() < MANY:
        multiply((MANY - FEW) // MADE, offset=FEW // MADE - 1)


def make_round(number: int, now: datetime) -> Round:
    """A round that closed some months ago."""
    closes_at = now - timedelta(days=30 * (number + 1))
    made = Round.objects.create(
        name=f"Ronde {number + 1} (fictief)",
        kind=RoundKind.VOORLOPER,
        opens_at=closes_at - timedelta(days=60),
        closes_at=closes_at,
        maximum_amount=Decimal(100000),
        decision_weeks=8,
        origin=Origin.DEMO,
        **TEXTS,
    )
    add_defaults(made)
    return made


def make_case(number: int, into: Round, people: Staff) -> None:
    """One case, as far as its number says."""
    goal = POINTS[number % len(POINTS)]
    boards = Organisation.objects.filter(kind=OrganisationKind.SCHOOL_BOARD, origin=Origin.DEMO)
    partners = [
        *boards.order_by("pk")[number % 20 : number % 20 + 4],
        organisation(OrganisationKind.TEACHER_TRAINING),
        organisation(OrganisationKind.BEROEPSGROEP),
    ]
    name = f"Regio {number + 1} (fictief)"
    if goal in {"draft", "withdrawn"}:
        signatory = signatory_of(partners[0], RoleKind.PENVOERDER_SIGNATORY)
        draft = start_application(
            round=into, by=signatory, region_name=name, at=into.closes_at - timedelta(days=9)
        )
        if goal == "withdrawn":
            withdraw(application=draft, by=signatory, reason="Wij gaan samen verder.")
        return
    application = write_case(
        Case(
            round=into,
            name=name,
            number=f"VL-B{number + 1:04}",
            sectors=["po", "vo"],
            municipalities=area("Utrecht", nth=0, size=8),
            partners=partners,
            submitted_at=into.closes_at - timedelta(minutes=number + 1),
        )
    )
    make_receipt(submission_id=application.submissions.get().pk, tell=False)
    application.region.adviser = people.adviser.user
    application.region.save()
    if goal != "submitted":
        assess(application, goal, people)


def assess(application: Application, goal: str, people: Staff) -> None:
    """Take a submitted case on to `goal` by the acts."""
    steps = POINTS[POINTS.index("declared") : POINTS.index(goal) + 1]
    panel = panels.open_panel(
        application=application,
        organisations=[role.organisation for role in people.assessors],
        by=people.adviser,
    )
    for role in people.assessors:
        member = panel.members.get(organisation=role.organisation_id)
        interest.declare(member=member, by=role, has_interest=False)
        if "handed in" in steps:
            assessing.hand_in(
                member=member, judgements=judgements(panel), remark="", version=0, by=role
            )
    if "proposed" in steps:
        joint.write_joint_outcome(
            panel=panel,
            judgements=judgements(panel),
            advice="",
            advises=Outcome.VOORLOPIG,
            version=0,
            by=people.adviser,
        )
        joint.propose(panel=panel, by=people.adviser)
    if "answered" in steps:
        for role in people.assessors:
            member = panel.members.get(organisation=role.organisation_id)
            joint.endorse(member=member, version=1, agrees=True, by=role)
        ministry = panel.members.get(organisation__kind=OrganisationKind.OCW)
        by = next(one for one in people.assessors if one.organisation == ministry.organisation)
        concurring.concur(member=ministry, version=1, agrees=True, by=by)
    if "prepared" in steps:
        decide(application, goal, people)


def judgements(panel: Panel) -> dict[int, Typed]:
    """All criteria met but one."""
    criteria = panel.application.round.criteria.order_by("position")
    found = {criterion.pk: Typed(Verdict.VOLDOET, "") for criterion in criteria}
    weak = criteria[1]
    return found | {weak.pk: Typed(Verdict.DEELS, WEAK_REASONS)}


def decide(application: Application, goal: str, people: Staff) -> None:
    """Prepare the provisional status, grant it, and make it definitive, as far as `goal` says."""
    due = timezone.localdate() + timedelta(days=30)
    weak = application.round.criteria.order_by("position")[1]
    given = prepare(application, Outcome.VOORLOPIG, [("Leg de zetels vast.", due, weak)], people)
    if goal == "prepared":
        return
    grant(given, people)
    if goal == "definitief":
        for condition in given.conditions.all():
            conditions.meet_condition(condition=condition, note="Gezien.", by=people.adviser)
        confirm(application, people)
        grant(prepare(application, Outcome.DEFINITIEF, [], people), people)


def confirm(application: Application, people: Staff) -> None:
    """Have panel and beroepsgroep say that the conditions about the beroepsgroep are met."""
    for role in people.assessors:
        member = application.panel.members.get(organisation=role.organisation_id)
        confirming.reendorse(member=member, agrees=True, by=role)
    partner = application.partners.get(kind=PartnerKind.BEROEPSGROEP)
    speaker = signatory_of(partner.organisation, RoleKind.PARTNER_SIGNATORY)
    confirming.confirm(
        by=confirming.Beroepsgroep(partner, speaker),
        own_words=OwnWords(texts.REPRESENTS, texts.CONFIRMATION, FullVoice.YES),
        name=speaker.user.name,
        job_title=speaker.job_title,
    )


def prepare(
    application: Application,
    outcome: Outcome,
    conditions_: Sequence[deciding.ConditionIn],
    people: Staff,
) -> Decision:
    """Lay a decision before the lead."""
    return deciding.prepare_decision(
        application=application,
        outcome=outcome,
        reasons="Het plan is concreet; de plaats van de beroepsgroep vraagt nog werk.",
        conditions=conditions_,
        by=people.adviser,
    )


def grant(decision: Decision, people: Staff) -> None:
    """Take a decision and make its letter."""
    deciding.grant(decision=decision, by=people.lead)
    issue_letter(decision_id=decision.pk, tell=False)
