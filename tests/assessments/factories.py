"""Cases at every point of the assessment, made by the acts themselves where one can."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import Role, RoleKind, User
from applications.models import (
    Application,
    ApplicationState,
    ContentVersion,
    Criterion,
    Partner,
    Round,
    RoundKind,
    Signature,
    SignatureOutcome,
    Submission,
)
from assessments.domain import assessing, deciding, interest, joint, panels
from assessments.domain.judging import Typed
from assessments.models import Decision, Panel, PanelMember, Verdict
from regions.models import Organisation, OrganisationKind, PartnerKind, Region

_numbers = itertools.count(1)


def organisation(kind=OrganisationKind.SCHOOL_BOARD, name="") -> Organisation:
    return Organisation.objects.create(kind=kind, name=name or f"Organisatie {next(_numbers)}")


def person(name="") -> User:
    number = next(_numbers)
    return User.objects.create(
        email=f"persoon{number}@example.org", name=name or f"Persoon {number}"
    )


def role(kind: str, organisation_: Organisation | None = None, user: User | None = None) -> Role:
    return Role.objects.create(
        user=user or person(), organisation=organisation_ or organisation(), kind=kind
    )


def realisatie_eenheid() -> Organisation:
    return Organisation.objects.filter(kind=OrganisationKind.RE).first() or organisation(
        OrganisationKind.RE, "Realisatie Eenheid"
    )


def adviser(user: User | None = None) -> Role:
    return role(RoleKind.RE_ADVISER, realisatie_eenheid(), user)


def lead(user: User | None = None) -> Role:
    return role(RoleKind.RE_LEAD, realisatie_eenheid(), user)


def ministry() -> Organisation:
    return Organisation.objects.filter(kind=OrganisationKind.OCW).first() or organisation(
        OrganisationKind.OCW, "Ministerie van OCW"
    )


def national_partner(name="") -> Organisation:
    return organisation(OrganisationKind.NATIONAL_PARTNER, name)


def assessor(organisation_: Organisation, user: User | None = None) -> Role:
    return role(RoleKind.ASSESSOR, organisation_, user)


def round_with_criteria(count=2, **values) -> Round:
    number = next(_numbers)
    made = Round.objects.create(
        **{
            "name": f"Ronde {number}",
            "kind": RoundKind.VOORLOPER,
            "opens_at": datetime(2026, 9, 1, 7, tzinfo=UTC),
            "closes_at": datetime(2026, 11, 2, 15, tzinfo=UTC),
            "maximum_amount": Decimal(100_000),
            "legal_basis": "Regeling",
            "on_behalf_of": "de minister",
            "objection_address": "Postbus 1",
            **values,
        }
    )
    Criterion.objects.bulk_create(
        Criterion(round=made, position=position, title=f"Criterium {position}")
        for position in range(1, count + 1)
    )
    return made


def draft(
    round_: Round | None = None, *, name="", signed=True, confirmation="Wij doen mee."
) -> Application:
    """An application with three partners beside the penvoerder, signed or not."""
    number = next(_numbers)
    name = name or f"Regio {number}"
    penvoerder = organisation()
    editor = role(RoleKind.PENVOERDER_EDITOR, penvoerder)
    application = Application.objects.create(
        round=round_ or round_with_criteria(),
        region=Region.objects.create(name=name, slug=f"regio-{number}"),
        penvoerder=penvoerder,
        created_by=editor,
        name=name,
        sectors=["po"],
    )
    version = ContentVersion.objects.create(application=application, sha256="0" * 64, content={})
    Partner.objects.create(
        application=application, organisation=penvoerder, kind=PartnerKind.SCHOOL_BOARD
    )
    for kind in (PartnerKind.TEACHER_TRAINING, PartnerKind.BEROEPSGROEP):
        partner = Partner.objects.create(
            application=application, organisation=organisation(kind), kind=kind
        )
        if signed:
            Signature.objects.create(
                partner=partner,
                version=version,
                outcome=SignatureOutcome.SIGNED,
                confirmation=confirmation if kind == PartnerKind.BEROEPSGROEP else "",
                signed_by=role(RoleKind.PARTNER_SIGNATORY, partner.organisation),
                signer_name="Ondertekenaar",
                signer_job_title="bestuurder",
            )
    return application


def submitted(round_: Round | None = None, **values) -> Application:
    return submit(draft(round_, **values))


def submit(application: Application) -> Application:
    number = f"V{application.pk:05}"
    Submission.objects.create(
        application=application,
        number=number,
        submitted_at=timezone.now(),
        submitted_by=role(RoleKind.PENVOERDER_SIGNATORY, application.penvoerder),
        content={},
        sha256="0" * 64,
    )
    application.number, application.submitted_at = number, timezone.now()
    application.state = ApplicationState.INGEDIEND
    application.save()
    return application


def panel(
    application: Application | None = None,
    *,
    partners: Sequence[Organisation] = (),
    by: Role | None = None,
) -> Panel:
    """An open panel of OCW and national partners; nobody has declared anything yet."""
    application = application or submitted()
    invited = [ministry(), *(partners or [national_partner()])]
    return panels.open_panel(application=application, organisations=invited, by=by or adviser())


def member_of(panel_: Panel, organisation_: Organisation) -> PanelMember:
    return panel_.members.get(organisation=organisation_)


def verdicts(panel_: Panel, verdict=Verdict.VOLDOET, reasons="") -> dict[int, Typed]:
    criteria = Criterion.objects.filter(round=panel_.application.round_id)
    return {criterion.pk: Typed(verdict, reasons) for criterion in criteria}


def free_assessor(member: PanelMember) -> Role:
    """An assessor of the organisation who has declared no interest."""
    by = assessor(member.organisation)
    interest.declare(member=member, by=by, has_interest=False)
    return by


def handed_in(member: PanelMember, by: Role | None = None) -> Role:
    by = by or free_assessor(member)
    judgements = verdicts(member.panel)
    assessing.hand_in(member=member, judgements=judgements, remark="", version=0, by=by)
    return by


def all_handed_in(panel_: Panel | None = None) -> Panel:
    panel_ = panel_ or panel()
    for member in panel_.members.all():
        handed_in(member)
    return panel_


def proposed(panel_: Panel | None = None, *, by: Role | None = None, **typed) -> Panel:
    panel_, by = panel_ or all_handed_in(), by or adviser()
    judgements = typed.get("judgements") or verdicts(panel_)
    joint.write_joint_outcome(panel=panel_, judgements=judgements, advice="", version=0, by=by)
    joint.propose(panel=panel_, by=by)
    return panel_


def answered(panel_: Panel | None = None, *, disagreeing: int = 0) -> Panel:
    """A panel that answered its joint outcome; the first `disagreeing` members said no."""
    panel_ = panel_ or proposed()
    for number, member in enumerate(panel_.members.order_by("pk")):
        by = member.assessment.author
        agrees = number >= disagreeing
        remark = "" if agrees else "Wij zien dit anders."
        joint.endorse(member=member, version=1, agrees=agrees, remark=remark, by=by)
    return panel_


def ready(round_: Round | None = None, **values) -> Application:
    """An application on which a decision can be prepared."""
    return answered(proposed(all_handed_in(panel(submitted(round_, **values))))).application


def soon(days=30) -> date:
    return timezone.localdate() + timedelta(days=days)


def prepared(application: Application | None = None, outcome="definitief", **values) -> Decision:
    conditions = [("Werk het plan uit.", soon(), None)] if outcome == "voorlopig" else []
    values = {"reasons": "Het plan voldoet.", "conditions": conditions, **values}
    values.setdefault("by", adviser())
    return deciding.prepare_decision(application=application or ready(), outcome=outcome, **values)


def granted(application: Application | None = None, outcome="definitief") -> Decision:
    return deciding.grant(decision=prepared(application, outcome), by=lead())
