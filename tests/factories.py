"""People, organisations, rounds and applications for tests, each with sensible defaults."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.test import Client
from django.utils import timezone

from accounts.domain.people import make_person
from accounts.models import RE_KINDS, Role, RoleKind, User
from applications.domain.editing import save_section
from applications.domain.own_words import OwnWords
from applications.domain.partners import add_partner
from applications.domain.signing import ask_to_sign, sign
from applications.domain.starting import start_application
from applications.domain.submission import submit
from applications.models import (
    Application,
    Criterion,
    OnderwijsFunction,
    Partner,
    Round,
    RoundKind,
    SectionKind,
)
from applications.requirements import default_requirements
from common.calendar import load_calendar
from correspondence import mandate_kinds
from correspondence.models import Mandate
from regions.models import Municipality, Organisation, OrganisationKind
from tests.stages import numbers, staged

PASSWORD = "een goed wachtwoord 7"
_numbers = numbers()

# On whose behalf is decided in the rounds of tests.
BODIES = (
    "de minister voor Primair en Voortgezet Onderwijs",
    "de minister van Onderwijs, Cultuur en Wetenschap",
)
ORGANISATION_OF = {
    RoleKind.PENVOERDER_EDITOR: OrganisationKind.SCHOOL_BOARD,
    RoleKind.PENVOERDER_SIGNATORY: OrganisationKind.SCHOOL_BOARD,
    RoleKind.PARTNER_SIGNATORY: OrganisationKind.SCHOOL_BOARD,
    RoleKind.ASSESSOR: OrganisationKind.NATIONAL_PARTNER,
    RoleKind.RE_ADVISER: OrganisationKind.RE,
    RoleKind.RE_LEAD: OrganisationKind.RE,
    RoleKind.ADMIN: OrganisationKind.RE,
}


def person(name: str = "", **fields) -> User:
    """A person with a proven address and the password `PASSWORD`."""
    number = next(_numbers)
    email = fields.pop("email", f"persoon{number}@voorbeeld.example")
    user = make_person(email=email, name=name or f"Persoon {number}", password=PASSWORD)
    for field, value in fields.items():
        setattr(user, field, value)
    if fields:
        user.save()
    return user


def organisation(
    kind: str = OrganisationKind.SCHOOL_BOARD, name: str = "", **fields
) -> Organisation:
    """An organisation of `kind`; a national partner speaks for the beroepsgroep."""
    fields.setdefault("speaks_for_beroepsgroep", kind == OrganisationKind.NATIONAL_PARTNER)
    return Organisation.objects.create(
        kind=kind, name=name or f"Organisatie {next(_numbers)}", **fields
    )


def role(kind: str, user: User | None = None, at: Organisation | None = None, **fields) -> Role:
    """A role of `kind`, of somebody, at an organisation that fits; mandated when of the RE."""
    made = Role.objects.create(
        kind=kind,
        user=user or person(),
        organisation=at or organisation(ORGANISATION_OF[RoleKind(kind)]),
        **fields,
    )
    if kind in RE_KINDS:
        give_mandates(made)
    return made


def give_mandates(to: Role, **fields) -> list[Mandate]:
    """Let somebody sign everything, on behalf of each minister of the rounds in tests."""
    given = date(2000, 1, 1)
    fields = {
        "kinds": [kind for kind, _name in mandate_kinds.choices()],
        "source": "Besluit mandaat Realisatie Eenheid",
        "given_on": given,
        "starts_on": given,
        **fields,
    }
    return Mandate.objects.bulk_create(
        Mandate(role=to, on_behalf_of=body, **fields) for body in BODIES
    )


def signed_in(role_or_user: Role | User) -> Client:
    """A browser in which this person has signed in, and acts in the role when one is given."""
    client = Client()
    user = role_or_user.user if isinstance(role_or_user, Role) else role_or_user
    client.force_login(user)
    if isinstance(role_or_user, Role):
        session = client.session
        session["role"] = role_or_user.pk
        session.save()
    return client


# --- rounds and applications -------------------------------------------------------------------


def make_round(
    *, opens_in_days: float = -10, closes_in_days: float = 10, criteria: int = 3, **fields
) -> Round:
    """A round that is open now, with criteria and the default requirements."""
    now = timezone.now()
    number = next(_numbers)
    fields.setdefault("name", f"Ronde {number}")
    fields.setdefault("kind", RoundKind.VOORLOPER)
    # It is open now, and tests assess what was submitted just now.
    fields.setdefault("handled_as_received", True)
    fields.setdefault("ocw_concurs", False)
    fields.setdefault("opens_at", now + timedelta(days=opens_in_days))
    fields.setdefault("closes_at", now + timedelta(days=closes_in_days))
    fields.setdefault("maximum_amount", Decimal(100_000))
    fields.setdefault("legal_basis", "artikel 3 van de voorwaarden van deze ronde")
    fields.setdefault("on_behalf_of", BODIES[0])
    fields.setdefault("objection_online", "https://bezwaar.voorbeeld.example")
    fields.setdefault("objection_address", "DUO, Postbus 30205, 2500 GE Den Haag")
    made = Round.objects.create(**fields)
    Criterion.objects.bulk_create(
        Criterion(round=made, position=position, title=f"Criterium {position}")
        for position in range(1, criteria + 1)
    )
    for requirement in default_requirements():
        requirement.round = made
        requirement.save()
    return made


@staged
def make_application(
    *,
    complete: bool = False,
    round: Round | None = None,  # noqa: A002
    by: Role | None = None,
    region_name: str = "",
) -> Application:
    """A draft; a complete one has everything filled in and all parties, but no signatures."""
    by = by or role(RoleKind.PENVOERDER_SIGNATORY)
    application = start_application(
        round=round or make_round(),
        region_name=region_name or f"Regio {next(_numbers)}",
        by=by,
    )
    if complete:
        fill_in(application, by)
    return Application.objects.get(pk=application.pk)


def fill_in(application: Application, by: Role) -> None:
    """Fill in every section and add a partner of each kind, each with a contact."""
    for kind, data in section_data(application).items():
        section = application.plan.sections.get(kind=kind)
        save_section(application=application, kind=kind, version=section.version, data=data, by=by)
    for kind in (
        OrganisationKind.SCHOOL_BOARD,
        OrganisationKind.TEACHER_TRAINING,
        OrganisationKind.BEROEPSGROEP,
    ):
        number = next(_numbers)
        add_partner(
            application=application,
            organisation=organisation(kind, name=f"Partner {number}"),
            contact_name=f"Contact {number}",
            contact_email=f"contact{number}@voorbeeld.example",
            by=by,
        )


def budget_line(description: str, requested: Decimal, **fields) -> dict:
    """A line of a budget that says all that is asked of it."""
    return {
        "function": "werven",
        "kind": "people",
        "description": description,
        "year": 2027,
        "requested": requested,
        "own": None,
        **fields,
    }


def section_data(application: Application) -> dict[str, dict]:
    """What fills every section but the partners, two neighbouring municipalities included."""
    return {
        SectionKind.OPGAVE: {
            "shortages": [
                {
                    "sector": "po",
                    "fte_now": Decimal("12.5"),
                    "fte_expected": Decimal("40.0"),
                    "year": 2030,
                    "source": "Eigen telling, 2026",
                }
            ],
            "goals": [
                {
                    "goal": "Minder vacatures",
                    "measure": "Twintig minder dan nu.",
                    "due": date(2029, 8, 1),
                }
            ],
            "trainees": [
                {
                    "training": "Pabo Noord (fictief)",
                    "students": Decimal(140),
                    "zij_instromers": Decimal(20),
                    "year": 2026,
                    "source": "Eigen telling, 2026",
                }
            ],
        },
        SectionKind.REGION: {
            "name": application.name,
            "sectors": ["po", "vo"],
            "is_national": False,
            "municipalities": municipalities(),
        },
        SectionKind.BUILDS_ON: {
            "collaborations": [
                {
                    "kind": "rap",
                    "name": "RAP-regio Noord (fictief)",
                    "since": 2021,
                    "until": None,
                    "source": "Eigen opgave, 2026",
                }
            ]
        },
        SectionKind.FUNCTIONS: {
            function: {
                "activities": f"Wat wij doen aan {function}.",
                "result": "In 2027 staan er 20 vacatures minder open.",
                "for_whom": ["leraren", "schoolleiders"],
                "carried_out_by": "Het projectteam",
                "period": "2027 tot en met 2029",
            }
            for function in OnderwijsFunction.values
        },
        SectionKind.BEROEPSGROEP: {
            "involvement": "Leraren schreven mee aan dit plan.",
            "voice": "Zij hebben twee van de vijf stemmen.",
        },
        SectionKind.GOVERNANCE: {"governance": "Een stuurgroep besluit."},
        SectionKind.LEARNING: {"learning_approach": "Wij delen wat wij leren."},
        SectionKind.BUDGET: {
            "lines": [
                budget_line("Projectleider", Decimal("60000.00")),
                budget_line("Bijeenkomsten", Decimal("12500.50"), kind="overhead"),
            ]
        },
        SectionKind.CONTACT: {
            "name": "Robin de Wit",
            "email": "robin@voorbeeld.example",
            "phone": "",
        },
    }


def municipalities() -> list[str]:
    """The codes of two neighbouring municipalities: Groningen and Het Hogeland."""
    groningen, _ = Municipality.objects.get_or_create(
        code="GM0014", defaults={"name": "Groningen", "province": "Groningen"}
    )
    hogeland, _ = Municipality.objects.get_or_create(
        code="GM1966", defaults={"name": "Het Hogeland", "province": "Groningen"}
    )
    groningen.neighbours.add(hogeland)
    return [groningen.pk, hogeland.pk]


def signatory_of(partner: Partner) -> Role:
    """Who signs for a partner; made when there is nobody yet."""
    email = partner.contact_email or f"tekenaar{partner.pk}@voorbeeld.example"
    if not partner.contact_email:
        Partner.objects.filter(pk=partner.pk).update(contact_email=email)
        partner.contact_email = email
    user = User.objects.filter(email__iexact=email).first() or person(email=email)
    found = Role.objects.current().filter(
        user=user, organisation=partner.organisation_id, kind=RoleKind.PARTNER_SIGNATORY
    )
    return found.first() or role(RoleKind.PARTNER_SIGNATORY, user=user, at=partner.organisation)


def sign_all(application: Application, by: Role) -> Application:
    """Ask every partner to sign, and have each of them sign."""
    application = Application.objects.get(pk=application.pk)
    for request in ask_to_sign(application=application, partners=application.partners.all(), by=by):
        signatory = signatory_of(request.partner)
        sign(
            partner=request.partner,
            version=request.version,
            by=signatory,
            name=signatory.user.name,
            job_title="Bestuurder",
            agrees=True,
            is_authorised=True,
            own_words=OwnWords("Leraren.", "Leraren beslissen volwaardig mee.", "yes"),
        )
    return Application.objects.get(pk=application.pk)


@staged
def make_signed(**fields) -> Application:
    """A complete draft that every partner has signed; arguments as for `make_application`."""
    application = make_application(complete=True, **fields)
    return sign_all(application, application.created_by)


def merge_day() -> date:
    """A day by which a merged plan can be asked."""
    return load_calendar().end_of_weeks(timezone.localdate(), 2)


@staged
def make_submitted(**fields) -> Application:
    """A submitted application; arguments as for `make_application`."""
    application = make_signed(**fields)
    submit(application=application, by=application.created_by, received_at=timezone.now())
    return Application.objects.get(pk=application.pk)
