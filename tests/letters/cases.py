"""A case up to its granted decision: the submission at a fixed moment, the rest by the acts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from post_office.models import Email

from accounts.models import Role, RoleKind
from applications.content import digest, essential, frozen_content
from applications.domain.locking import close_sections
from applications.domain.starting import lay_out_plan
from applications.domain.submission import freeze
from applications.domain.terms import decision_due
from applications.models import (
    Application,
    BudgetLine,
    ContentVersion,
    Criterion,
    Partner,
    Round,
    Signature,
    Submission,
)
from applications.requirements import evaluate, facts_of
from assessments.domain import assessing, deciding, interest, joint, panels
from assessments.domain.conditions import meet_condition
from assessments.domain.corrected_letters import make_correction
from assessments.domain.correcting import issue_correction, prepare_correction
from assessments.domain.judging import Typed
from assessments.models import Decision, PanelMember
from common.dates import day_text
from correspondence.models import Letter
from regions.models import OrganisationKind, PartnerKind, Region
from tests import factories
from tests.assessments.factories import later
from tests.stages import numbers, staged

_numbers = numbers()
SUBMITTED_AT = datetime(2026, 4, 24, 13, 59, 7, tzinfo=UTC)
CRITERIA = (
    "De beroepsgroep is aantoonbaar betrokken",
    "Alle vijf functies komen in het plan voor",
    "Het plan is concreet en noemt meetbare resultaten",
    "Het bestuur en het penvoerderschap zijn geregeld",
)


def a_round(**fields) -> Round:
    """A round for the status of voorloper with four criteria."""
    number = next(_numbers)
    fields.setdefault("name", f"Voorlopers {number}")
    fields.setdefault("kind", "voorloper")
    fields.setdefault("ocw_concurs", False)
    made = Round.objects.create(
        opens_at=datetime(2026, 3, 1, 8, tzinfo=UTC),
        closes_at=datetime(2026, 4, 24, 14, tzinfo=UTC),
        maximum_amount=Decimal(100_000),
        decision_weeks=8,
        legal_basis="artikel 4 van de Regeling voorlopers onderwijsregio’s",
        on_behalf_of="de minister van Onderwijs, Cultuur en Wetenschap",
        objection_address="Dienst Bezwaar\nPostbus 1\n2500 AA Den Haag",
        objection_online="https://bezwaar.voorbeeld.example",
        **fields,
    )
    for position, title in enumerate(CRITERIA, start=1):
        Criterion.objects.create(round=made, position=position, title=title)
    return made


@staged
def submission(
    *,
    at: Round | None = None,
    by: Role | None = None,
    training: str = "Hogeschool Oost",
    teachers: str = "Vereniging Leraren Oost",
    signed: bool = True,
) -> Submission:
    """A submitted application with three partners, all of which have signed unless told not to."""
    number = next(_numbers)
    by = by or factories.role(
        RoleKind.PENVOERDER_SIGNATORY,
        factories.person("Sanne de Wit"),
        factories.organisation(
            name=f"Stichting De Lage Landen {number}",
            street="Dijkweg 12",
            postcode="8011 AB",
            place="Zwolle",
        ),
        job_title="bestuurder",
    )
    name = f"IJssel-Vecht {number}"
    application = Application.objects.create(
        round=at or a_round(),
        region=Region.objects.create(name=name, slug=f"ijssel-vecht-{number}"),
        penvoerder=by.organisation,
        created_by=by,
    )
    plan = lay_out_plan(application, name=name, sectors=["po", "vo"])
    plan.function_plans.update(activities="Samen aan de slag.", result="5")
    BudgetLine.objects.create(
        plan=plan, position=1, description="Projectleider", requested=Decimal("62500.00")
    )
    BudgetLine.objects.create(
        plan=plan, position=2, description="Bijeenkomsten", requested=Decimal("12250.50")
    )
    partners = [
        Partner.objects.create(application=application, organisation=at, kind=kind)
        for at, kind in (
            (by.organisation, PartnerKind.SCHOOL_BOARD),
            (_organisation(training, "teacher_training"), PartnerKind.TEACHER_TRAINING),
            (_organisation(teachers, "beroepsgroep"), PartnerKind.BEROEPSGROEP),
        )
    ]
    for partner in partners[1:] if signed else []:
        _sign(application, partner, frozen_content(application))
    application = Application.objects.get(pk=application.pk)
    facts = facts_of(application)
    frozen = freeze(facts, evaluate(application, facts=facts))
    close_sections(application)
    application.state, application.number = "ingediend", f"2026-{number:03}"
    application.submitted_at = SUBMITTED_AT
    application.decide_by = decision_due(application.round, SUBMITTED_AT)
    application.save()
    return Submission.objects.create(
        application=application,
        number=application.number,
        submitted_at=SUBMITTED_AT,
        submitted_by=by,
        content=frozen.document,
        people=frozen.people,
        sha256=digest(frozen.document),
    )


@staged
def decision(
    outcome: str = "definitief",
    *,
    submitted: Submission | None = None,
    agrees: bool = True,
    conditions: int = 0,
    granted: bool = True,
    advises: str = "",
) -> Decision:
    """A decision on an application that a panel of three judged, made by the acts themselves."""
    submitted = submitted or submission()
    application = submitted.application
    office = factories.organisation(
        OrganisationKind.RE,
        "Realisatie Eenheid",
        street="Rijnstraat 50",
        postcode="2515 XP",
        place="Den Haag",
        phone="070 123 45 67",
    )
    adviser = factories.role(
        RoleKind.RE_ADVISER, factories.person("Noor Bakker"), office, job_title="regio-adviseur"
    )
    lead = factories.role(
        RoleKind.RE_LEAD, factories.person("Tom Jansen"), office, job_title="directeur"
    )
    # What falls short has a condition of its own; a refusal rests on two criteria.
    short = {"definitief": 0, "voorlopig": min(conditions, 2), "afgewezen": 2}[outcome]
    _judge(submitted, adviser, short=short, advises=advises or outcome, agrees=agrees)
    criteria = list(application.round.criteria.all())
    made = deciding.prepare_decision(
        application=application,
        outcome=outcome,
        reasons="De regio werkt al samen.\n\nHet plan sluit aan bij wat er is.",
        conditions=[
            (
                f"Leg vast hoe leraren meebeslissen (deel {index + 1}).",
                due(index),
                criteria[min(index, 1)],
            )
            for index in range(conditions)
        ],
        dissent_response="" if agrees else "Wij vinden de toelichting van de regio overtuigend.",
        departure_reasons="De regio is pas begonnen." if advises else "",
        hearing="eigen_gegevens",
        by=adviser,
    )
    return deciding.grant(decision=made, by=lead) if granted else made


@staged
def prepared_together(*outcomes: str) -> list[Decision]:
    """Prepared decisions of one round with these outcomes, the first prepared first."""
    at = a_round()
    return [
        decision(
            outcome,
            submitted=submission(at=at),
            conditions=2 if outcome == "voorlopig" else 0,
            granted=False,
        )
        for outcome in outcomes
    ]


def next_decision(first: Decision) -> Decision:
    """The definitive decision on the same application, once all its conditions were met."""
    for condition in first.conditions.order_by("pk"):
        meet_condition(
            condition=condition, note="Het reglement is vastgesteld.", by=first.prepared_by
        )
    with later():
        made = deciding.prepare_decision(
            application=first.application,
            outcome="definitief",
            reasons="Wij hebben gekeken naar wat de regio sindsdien heeft gedaan.",
            by=first.prepared_by,
        )
        return deciding.grant(decision=made, by=first.granted_by)


def due(index: int) -> date:
    """By when the condition with this index must be met."""
    return timezone.localdate() + timedelta(days=30 + index)


def in_words(day: date, *, weekday: bool = True) -> str:
    """A day as letters write it."""
    return day_text(day, language="nl", weekday=weekday)


def decision_of(letter: Letter) -> Decision:
    """The decision that a letter makes known."""
    return letter.decisions.get()


def corrected(old: Letter, term: str, at: datetime, why="Het adres klopte niet.") -> Letter:
    """The letter that replaces `old`, prepared by the adviser and issued by the lead."""
    decision = decision_of(old)
    prepared = prepare_correction(letter=old, why=why, term=term, by=decision.prepared_by)
    issued = issue_correction(correction=prepared, by=decision.granted_by)
    return make_correction(correction_id=issued.pk, at=at)


def letter_mails() -> list[Email]:
    """The mails that announce a letter, the oldest first."""
    return list(Email.objects.filter(context__template="assessments/letter_ready").order_by("pk"))


def _judge(submitted: Submission, adviser: Role, *, short: int, advises: str, agrees: bool) -> None:
    names = ("Ministerie van OCW", "Raad voor Bestuur", "Bond Onderwijs")
    kinds = (OrganisationKind.OCW, *[OrganisationKind.NATIONAL_PARTNER] * 2)
    organisations = [
        factories.organisation(kind, name, article="" if kind == OrganisationKind.OCW else "de")
        for name, kind in zip(names, kinds, strict=True)
    ]
    assessors = {one.pk: factories.role(RoleKind.ASSESSOR, at=one) for one in organisations}
    region = submitted.application.region
    region.adviser = region.adviser or adviser.user
    region.save(update_fields=["adviser"])
    panel = panels.open_panel(
        application=submitted.application, organisations=organisations, by=adviser
    )
    judgements = {
        criterion.pk: Typed("voldoet", "")
        if position >= short
        else Typed(("deels", "niet")[position], f"Dit ontbreekt nog: onderdeel {position + 1}.")
        for position, criterion in enumerate(submitted.application.round.criteria.all())
    }
    members = list(panel.members.order_by("pk"))
    for member in members:
        by = assessors[member.organisation_id]
        interest.declare(member=member, by=by, has_interest=False)
        assessing.hand_in(member=member, judgements=judgements, remark="", version=0, by=by)
    advice = "Dit is een kansrijke regio."
    joint.write_joint_outcome(
        panel=panel,
        judgements=judgements,
        advice=advice,
        advises=advises,
        version=0,
        by=adviser,
    )
    joint.propose(panel=panel, by=adviser)
    for member in PanelMember.objects.filter(panel=panel).select_related("assessment__author"):
        says_no = not agrees and member.organisation.name == "Raad voor Bestuur"
        joint.endorse(
            member=member,
            version=1,
            agrees=not says_no,
            remark="De beroepsgroep had eerder moeten meepraten." if says_no else "",
            by=member.assessment.author,
        )


def _organisation(name: str, kind: str):
    return factories.organisation(kind, name)


def _sign(application: Application, partner: Partner, content: dict) -> None:
    part = essential(content)
    version, _made = ContentVersion.objects.get_or_create(
        application=application, sha256=digest(part), defaults={"content": part}
    )
    signatory = factories.role(RoleKind.PARTNER_SIGNATORY, at=partner.organisation)
    Signature.objects.create(
        partner=partner,
        version=version,
        outcome="signed",
        signed_by=signatory,
        signer_name="An Vis" if partner.kind == PartnerKind.BEROEPSGROEP else "Piet Bos",
        signer_job_title="directeur",
        confirmation="Leraren beslissen mee." if partner.kind == PartnerKind.BEROEPSGROEP else "",
        signed_at=datetime(2026, 4, 20, 9, 30, tzinfo=UTC),
    )
