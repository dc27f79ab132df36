"""Writes whole cases straight to the database, for history that the acts cannot make.

The acts stamp the present moment and do the present work; a round of three years ago, or a
thousand cases for measuring, is written here instead. Constraints and triggers watch all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.text import slugify

from accounts.models import Role, RoleKind
from applications.content import digest, essential, frozen_content
from applications.domain.locking import close_sections
from applications.domain.own_words import OwnWords
from applications.domain.signing import sign
from applications.domain.starting import lay_out_plan
from applications.domain.submission import freeze
from applications.domain.terms import decision_due
from applications.models import (
    Application,
    ApplicationState,
    ContentVersion,
    FullVoice,
    Governance,
    Involvement,
    LearningApproach,
    Partner,
    ProjectLeader,
    Round,
    Signature,
    SigningRequest,
    Submission,
)
from applications.models.plan import Written
from applications.requirements import evaluate, facts_of
from applications.sections import as_asked
from applications.sections.budget import BudgetSection
from applications.sections.builds_on import BuildsOnSection
from applications.sections.opgave import OpgaveSection
from regions.models import Municipality, Organisation, Origin, PartnerKind, Region

from . import texts
from .people import signatory_of


@dataclass(frozen=True)
class Case:
    """What a fictitious case looks like. `partners` begins with the penvoerder."""

    round: Round
    name: str
    number: str
    sectors: Sequence[str]
    municipalities: Sequence[Municipality]
    partners: Sequence[Organisation]
    submitted_at: datetime
    # The title of the criterion that is found only partly met.
    weak_criterion: str = ""


def write_case(case: Case) -> Application:
    """Write an application with everything up to its submission, and its region."""
    region, _created = Region.objects.get_or_create(
        name=case.name,
        defaults={
            "slug": slugify(case.name),
            "sectors": list(case.sectors),
            "origin": Origin.DEMO,
            "status_since": case.submitted_at,
        },
    )
    region.municipalities.set(case.municipalities)
    penvoerder = case.partners[0]
    signatory = signatory_of(penvoerder, RoleKind.PENVOERDER_SIGNATORY)
    application = Application.objects.create(
        round=case.round,
        region=region,
        penvoerder=penvoerder,
        created_at=case.submitted_at - timedelta(days=20),
        created_by=signatory,
    )
    _write_plan(case, application, signatory, case.submitted_at - timedelta(days=5))
    partners = Partner.objects.bulk_create(
        _partner(application, position, organisation)
        for position, organisation in enumerate(case.partners, start=1)
    )
    version = _ask_to_sign(application, partners, signatory, case.submitted_at - timedelta(days=3))
    signed_at = case.submitted_at - timedelta(days=2)
    write_signatures([p for p in partners if not _is_weak(case, p)], version, signed_at)
    facts = facts_of(application)
    frozen = freeze(facts, evaluate(application, facts=facts))
    close_sections(application)
    application.state = ApplicationState.INGEDIEND
    application.number, application.submitted_at = case.number, case.submitted_at
    application.decide_by = decision_due(case.round, case.submitted_at)
    application.save()
    Submission.objects.create(
        application=application,
        number=case.number,
        submitted_at=case.submitted_at,
        submitted_by=signatory,
        content=frozen.document,
        people=frozen.people,
        sha256=digest(frozen.document),
    )
    return application


def _write_plan(case: Case, application: Application, by: Role, at: datetime) -> None:
    plan = lay_out_plan(application, name=case.name, sectors=case.sectors)
    plan.municipalities.set(case.municipalities)
    plan.sections.update(version=1, changed_at=at, changed_by=by)
    say = texts.WEAK_SAY if case.weak_criterion else texts.FULL_SAY
    rows: tuple[tuple[type[Written], dict[str, str]], ...] = (
        (
            Involvement,
            {"involvement": say.involvement, "voice": say.voice},
        ),
        (Governance, {"governance": say.governance}),
        (LearningApproach, {"learning_approach": texts.LEARNING_APPROACH}),
        (
            ProjectLeader,
            {"name": "Robin Voorbeeldsma", "email": "projectleider@fictief.example"},
        ),
    )
    for model, said in rows:
        model.objects.filter(plan=plan).update(**said)
    year = case.submitted_at.year
    for function, said_of_it in texts.functions(plan.name, year).items():
        plan.function_plans.filter(function=function).update(**said_of_it)
    for table in as_asked(OpgaveSection(), case.round).tables:
        table.store(plan, texts.opgave(year)[table.name])
    for table in BuildsOnSection.tables:
        table.store(plan, texts.BUILDS_ON[table.name])
    for table in BudgetSection.tables:
        table.store(plan, texts.budget(year))


def _partner(application: Application, position: int, organisation: Organisation) -> Partner:
    """A party with who signs for it; the penvoerder, who signs by submitting, names nobody."""
    partner = Partner(
        application=application,
        reference=f"P{position}",
        organisation=organisation,
        name=organisation.name,
        kind=organisation.kind,
    )
    if organisation.pk != application.penvoerder_id:
        signatory = signatory_of(organisation, RoleKind.PARTNER_SIGNATORY).user
        partner.contact_name, partner.contact_email = signatory.name, signatory.email
    return partner


def _ask_to_sign(
    application: Application, partners: Sequence[Partner], penvoerder: Role, at: datetime
) -> ContentVersion:
    content = essential(frozen_content(application))
    version = ContentVersion.objects.create(
        application=application, sha256=digest(content), content=content, created_at=at
    )
    SigningRequest.objects.bulk_create(
        SigningRequest(partner=partner, version=version, requested_by=penvoerder, requested_at=at)
        for partner in partners
        if partner.organisation_id != application.penvoerder_id
    )
    return version


def _is_weak(case: Case, partner: Partner) -> bool:
    """Whether this is the beroepsgroep of a case in which it has too little say: it waits."""
    return bool(case.weak_criterion) and partner.kind == PartnerKind.BEROEPSGROEP


def write_signatures(partners: Sequence[Partner], version: ContentVersion, at: datetime) -> None:
    """Write that these partners signed; the penvoerder signs by submitting."""
    signatures = []
    for partner in partners:
        if partner.organisation_id == version.application.penvoerder_id:
            continue
        role = signatory_of(partner.organisation, RoleKind.PARTNER_SIGNATORY)
        is_beroepsgroep = partner.kind == PartnerKind.BEROEPSGROEP
        signatures.append(
            Signature(
                partner=partner,
                version=version,
                outcome="signed",
                represents=texts.REPRESENTS if is_beroepsgroep else "",
                confirmation=texts.CONFIRMATION if is_beroepsgroep else "",
                voice=FullVoice.YES if is_beroepsgroep else "",
                signed_by=role,
                signer_name=role.user.name,
                signer_job_title="Bestuurder",
                signed_at=at,
            )
        )
    Signature.objects.bulk_create(signatures)


def sign_for(request: SigningRequest, *, at: datetime | None = None) -> None:
    """Have who signs for a partner sign what it was asked for, by the act itself."""
    role = signatory_of(request.partner.organisation, RoleKind.PARTNER_SIGNATORY)
    sign(
        partner=request.partner,
        version=request.version,
        by=role,
        name=role.user.name,
        job_title=role.job_title,
        agrees=True,
        is_authorised=True,
        own_words=OwnWords(texts.REPRESENTS, texts.CONFIRMATION, FullVoice.YES),
        at=at,
    )
