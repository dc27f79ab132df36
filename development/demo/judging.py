"""Who judge in the demo, and what they found in cases that are written as history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.domain.people import make_person
from accounts.models import Role, RoleKind, User
from applications.models import Application, ApplicationState, Criterion, Round
from assessments.domain.assigning import name_coordinators
from assessments.domain.round_judges import judges_of, set_judges
from assessments.models import (
    Assessment,
    AssessmentState,
    Assignment,
    Concurrence,
    Endorsement,
    InterestDeclaration,
    JointJudgement,
    JointOutcome,
    Judgement,
    Outcome,
    Panel,
    PanelMember,
    Rubric,
    Verdict,
)
from regions.models import Organisation, OrganisationKind, Sector

from .people import assessors_of, person_name, staff
from .regions import SECTOR_COUNCILS, UNIONS, demo_national_partners, demo_ocw

ASSESSORS_EACH = 2
# The highest number of a person whose name no lower number has.
LAST_NAME = 219
# Who judge in the round of 2023, and applications about which sectors; none is all of them.
JUDGES: dict[str, tuple[Sector, ...]] = {
    SECTOR_COUNCILS[0]: (Sector.PO,),
    SECTOR_COUNCILS[1]: (Sector.VO,),
    SECTOR_COUNCILS[2]: (Sector.MBO,),
    SECTOR_COUNCILS[3]: (),
    UNIONS[0]: (),
    UNIONS[3]: (Sector.PO, Sector.VO),
    UNIONS[4]: (),
}
Verdicts = Sequence[tuple[Criterion, Verdict, str]]


@dataclass(frozen=True)
class Seat:
    """Who judges for an organisation; `shut_out` had an interest in the case, of which `why`
    tells. `objects` is why the organisation does not agree with the joint outcome, if so.
    """

    role: Role
    shut_out: Role | None = None
    why: str = ""
    objects: str = ""


def load_judges(round_: Round) -> None:
    """Have national partners and OCW judge in a round, each with two fictitious people; the first
    of each divides the work.
    """
    partners = {one.name.removesuffix(" (fictief)"): one for one in demo_national_partners()}
    judging = {demo_ocw(): (), **{partners[name]: sectors for name, sectors in JUDGES.items()}}
    for organisation in judging:
        _employ(organisation)
    lead = staff(RoleKind.RE_LEAD)
    set_judges(round_id=round_.pk, judges={one.pk: judging[one] for one in judging}, by=lead)
    for organisation in judging:
        name_coordinators(organisation=organisation, roles=assessors_of(organisation)[:1], by=lead)


def _employ(organisation: Organisation) -> None:
    """Bring the assessors of an organisation to two; who is added cannot sign in."""
    for nth in range(len(assessors_of(organisation)), ASSESSORS_EACH):
        user = make_person(
            email=f"beoordelaar.{organisation.pk}.{nth + 1}@fictief.example",
            name=_new_name(),
            password=None,
        )
        Role.objects.create(
            user=user,
            organisation=organisation,
            kind=RoleKind.ASSESSOR,
            job_title="Beleidsadviseur",
        )


def _new_name() -> str:
    """The name of somebody who is not there yet, from the end of the list."""
    names = map(person_name, range(LAST_NAME, -1, -1))
    return next(name for name in names if not User.objects.filter(name=name).exists())


def seats_of(round_: Round, number: int, sectors: Iterable[str]) -> list[Seat]:
    """Who judge the case with this number in its round: those of its sectors, in turn."""
    asked = [key for key, of in judges_of(round_.pk).items() if not of or set(of) & set(sectors)]
    organisations = Organisation.objects.in_bulk(asked)
    seats = []
    for key in asked:
        people = assessors_of(organisations[key])
        seats.append(Seat(people[number % len(people)]))
    return seats


def write_assessments(
    round_: Round,
    application: Application,
    seats: Sequence[Seat],
    *,
    weak_criterion: str = "",
    opened_by: Role,
) -> Panel:
    """Write the panel, what each of it found, and the joint outcome with the answers to it."""
    newest = application.submissions.latest("version")
    begins = newest.submitted_at
    opened_at = (begins if round_.handled_as_received else max(round_.closes_at, begins)) + DAYS[3]
    panel = Panel.objects.create(
        application=application,
        submission=newest,
        rubric=Rubric.objects.filter(round=round_).first(),
        opened_by=opened_by,
        opened_at=opened_at,
    )
    verdicts: Verdicts = [
        (criterion, Verdict.DEELS, WEAK_REASONS)
        if criterion.title == weak_criterion
        else (criterion, Verdict.VOLDOET, "")
        for criterion in round_.criteria.all()
    ]
    members = _invite(panel, seats)
    _judge(panel, members, verdicts)
    joint = _conclude(panel, verdicts, is_weak=bool(weak_criterion))
    Endorsement.objects.bulk_create(
        Endorsement(
            joint_outcome=joint,
            member=member,
            version=1,
            agrees=not seat.objects,
            remark=seat.objects,
            given_by=seat.role,
            given_at=opened_at + DAYS[15],
        )
        for member, seat in members
    )
    ministry, of_ocw = next(
        (member, seat)
        for member, seat in members
        if seat.role.organisation.kind == OrganisationKind.OCW
    )
    Concurrence.objects.create(
        joint_outcome=joint,
        member=ministry,
        version=1,
        agrees=True,
        given_by=of_ocw.role,
        given_at=opened_at + DAYS[16],
    )
    Application.objects.filter(pk=application.pk).update(state=ApplicationState.IN_BEOORDELING)
    application.state = ApplicationState.IN_BEOORDELING
    return panel


DAYS = [timedelta(days=number) for number in range(17)]
Members = Sequence[tuple[PanelMember, Seat]]


def _invite(panel: Panel, seats: Sequence[Seat]) -> Members:
    """Everybody is assigned the case and declares; who has an interest hands it to a colleague."""
    at = panel.opened_at
    members = list(
        zip(
            PanelMember.objects.bulk_create(
                PanelMember(panel=panel, organisation=seat.role.organisation) for seat in seats
            ),
            seats,
            strict=True,
        )
    )
    InterestDeclaration.objects.bulk_create(
        [
            *(
                InterestDeclaration(
                    member=member,
                    role=seat.shut_out,
                    has_interest=True,
                    explanation=seat.why,
                    declared_at=at + DAYS[1],
                )
                for member, seat in members
                if seat.shut_out
            ),
            *(
                InterestDeclaration(
                    member=member, role=seat.role, has_interest=False, declared_at=at + DAYS[2]
                )
                for member, seat in members
            ),
        ]
    )
    Assignment.objects.bulk_create(
        [
            *(
                _assigned(panel, member, seat.shut_out, at, until=at + DAYS[1])
                for member, seat in members
                if seat.shut_out
            ),
            *(
                _assigned(panel, member, seat.role, at + DAYS[1] if seat.shut_out else at)
                for member, seat in members
            ),
        ]
    )
    return members


def _assigned(
    panel: Panel, member: PanelMember, role: Role, at: datetime, until: datetime | None = None
) -> Assignment:
    return Assignment(
        member=member, role=role, assigned_by=panel.opened_by, assigned_at=at, ended_at=until
    )


def _judge(panel: Panel, members: Members, verdicts: Verdicts) -> None:
    """Each organisation finds the same and hands it in."""
    assessments = Assessment.objects.bulk_create(
        Assessment(member=member, author=seat.role, version=1) for member, seat in members
    )
    Judgement.objects.bulk_create(
        Judgement(assessment=assessment, criterion=criterion, verdict=verdict, reasons=reasons)
        for assessment in assessments
        for criterion, verdict, reasons in verdicts
    )
    Assessment.objects.filter(member__panel=panel).update(
        state=AssessmentState.INGELEVERD, handed_in_at=panel.opened_at + DAYS[12]
    )


def _conclude(panel: Panel, verdicts: Verdicts, *, is_weak: bool) -> JointOutcome:
    """The Realisatie Eenheid writes the joint outcome and puts it to the panel."""
    written_at = panel.opened_at + DAYS[12]
    joint = JointOutcome.objects.create(
        panel=panel,
        version=1,
        advice=ADVICE_WHEN_WEAK if is_weak else ADVICE,
        advises=Outcome.VOORLOPIG if is_weak else Outcome.DEFINITIEF,
        written_by=panel.opened_by,
        written_at=written_at,
    )
    JointJudgement.objects.bulk_create(
        JointJudgement(joint_outcome=joint, criterion=criterion, verdict=verdict, reasons=reasons)
        for criterion, verdict, reasons in verdicts
    )
    joint.proposed_at = written_at + DAYS[2]
    joint.save()
    return joint


WEAK_REASONS = (
    "Leraren en schoolleiders zijn geraadpleegd, maar hebben nog geen plaats in de stuurgroep. "
    "Hoe zij vanaf het begin meebeslissen, staat niet in het plan."
)
ADVICE = (
    "De landelijke partners en OCW vinden het plan concreet en passend bij de opgave van de regio. "
    "Leraren en schoolleiders beslissen volwaardig mee."
)
ADVICE_WHEN_WEAK = (
    "De landelijke partners en OCW vinden het plan passend bij de opgave van de regio. Zij vragen "
    "een plaats voor leraren en schoolleiders in de stuurgroep."
)
