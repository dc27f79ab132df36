"""The people one can sign in as in the demo: one for every role, and one with two."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.domain.people import make_person
from accounts.models import Role, RoleKind
from regions.models import OrganisationKind

from .people import demo_organisation
from .regions import SECTOR_COUNCILS

PASSWORD = "onderwijsregio-demo"  # noqa: S105  # shown on purpose: everything here is fictitious

K = OrganisationKind
# The union comes after the sector councils among the national partners.
FIRST_UNION = len(SECTOR_COUNCILS)


@dataclass(frozen=True)
class Account:
    """A demo account: who, the roles as (kind of role, kind of organisation, which one), what there
    is to see, and the job when it is not that of `JOB_TITLES`.
    """

    name: str
    email: str
    roles: tuple[tuple[RoleKind, OrganisationKind, int], ...]
    shows: str
    job_title: str = ""


ACCOUNTS = (
    Account(
        "Noor Voorbeeldsma",
        "penvoerder@demo.example",
        ((RoleKind.PENVOERDER_SIGNATORY, K.SCHOOL_BOARD, 0),),
        "Een concept waarvoor partners tekenen, een status van 2023, en een subsidie met plichten.",
    ),
    Account(
        "Sam van Fictie",
        "projectleider@demo.example",
        (
            (RoleKind.PENVOERDER_EDITOR, K.SCHOOL_BOARD, 0),
            (RoleKind.PARTNER_SIGNATORY, K.SCHOOL_BOARD, 0),
        ),
        "Hetzelfde concept voor wie eraan meeschrijft, en een aanvraag om mee te tekenen.",
    ),
    Account(
        "Jip Denkbeeldig",
        "aanvullen@demo.example",
        ((RoleKind.PENVOERDER_SIGNATORY, K.SCHOOL_BOARD, 35),),
        "Waterland moet twee onderdelen aanvullen.",
    ),
    Account(
        "Femke Verzonnink",
        "voorwaarden@demo.example",
        ((RoleKind.PENVOERDER_SIGNATORY, K.SCHOOL_BOARD, 55),),
        "Hollandse Plassen heeft een voorlopige status, met een voorwaarde en een bezwaar.",
    ),
    Account(
        "Ravi Proefman",
        "antwoord@demo.example",
        ((RoleKind.PENVOERDER_SIGNATORY, K.SCHOOL_BOARD, 20),),
        "Westerkwartier heeft geantwoord op de voorwaarde; de Realisatie Eenheid kijkt ernaar.",
    ),
    Account(
        "Tess Oefeninga",
        "gehoord@demo.example",
        ((RoleKind.PENVOERDER_SIGNATORY, K.SCHOOL_BOARD, 40),),
        "Vechtdal heeft aan de voorwaarde voldaan; panel en beroepsgroep moeten dat bevestigen.",
    ),
    Account(
        "Koen Demostra",
        "verlopen@demo.example",
        ((RoleKind.PENVOERDER_SIGNATORY, K.SCHOOL_BOARD, 5),),
        "Markermeerkust is te laat met de voorwaarde.",
    ),
    Account(
        "Iris Demostra",
        "bestuur@demo.example",
        ((RoleKind.PARTNER_SIGNATORY, K.SCHOOL_BOARD, 2),),
        "Een aanvraag om te ondertekenen.",
    ),
    Account(
        "Bram Proefman",
        "opleiding@demo.example",
        ((RoleKind.PARTNER_SIGNATORY, K.TEACHER_TRAINING, 0),),
        "Aanvragen om te ondertekenen, en wat eerder ondertekend is.",
    ),
    Account(
        "Fenna de Toonder",
        "beroepsgroep@demo.example",
        ((RoleKind.PARTNER_SIGNATORY, K.BEROEPSGROEP, 0),),
        "Vechtdal vraagt hoe de beroepsgroep nu meebeslist.",
    ),
    Account(
        "Youssef Oefeninga",
        "sectorraad@demo.example",
        ((RoleKind.ASSESSOR, K.NATIONAL_PARTNER, 0),),
        "Voldoet Vechtdal nu? En het verdelen van het werk in de eigen organisatie.",
    ),
    Account(
        "Lotte Speelveld",
        "vakbond@demo.example",
        ((RoleKind.ASSESSOR, K.NATIONAL_PARTNER, FIRST_UNION),),
        "Had in 2023 een belang bij IJsselvallei: ziet die zaak niet, en verliet de vergadering.",
    ),
    Account(
        "Daan van Schijnhuizen",
        "ocw@demo.example",
        ((RoleKind.ASSESSOR, K.OCW, 0),),
        "Een aanvraag om te beoordelen, en een gezamenlijk oordeel om op te antwoorden.",
    ),
    Account(
        "Esra Verzonnink",
        "adviseur@demo.example",
        ((RoleKind.RE_ADVISER, K.RE, 0),),
        "Een antwoord op een voorwaarde, een die te laat is, vergaderingen, en alle dossiers.",
    ),
    Account(
        "Joris Nergenshuis",
        "directeur@demo.example",
        ((RoleKind.RE_LEAD, K.RE, 0),),
        "Een besluit om te nemen, en de brieven van 2023, per keer samen verstuurd.",
    ),
    Account(
        "Wout Oefeninga",
        "bezwaar@demo.example",
        ((RoleKind.RE_ADVISER, K.RE, 0),),
        "Het bezwaar van Hollandse Plassen, voor wie geen deel had aan het besluit.",
        "Behandelaar bezwaren",
    ),
    Account(
        "Sanne Proefman",
        "plaatsvervanger@demo.example",
        ((RoleKind.RE_LEAD, K.RE, 0),),
        "Besluit op het bezwaar zodra dat is voorbereid.",
        "Plaatsvervangend directeur",
    ),
    Account(
        "Maud Bedachtema",
        "beheer@demo.example",
        ((RoleKind.ADMIN, K.RE, 0),),
        "Rondes, mandaten, mensen en de verzonden mail.",
    ),
)


def load_accounts() -> None:
    """Make the demo accounts. Their addresses count as confirmed."""
    for account in ACCOUNTS:
        user = make_person(email=account.email, name=account.name, password=PASSWORD)
        for kind, organisation_kind, nth in account.roles:
            Role.objects.create(
                user=user,
                organisation=demo_organisation(organisation_kind, nth),
                kind=kind,
                job_title=account.job_title or JOB_TITLES[kind],
            )


JOB_TITLES = {
    RoleKind.PENVOERDER_EDITOR: "Projectleider",
    RoleKind.PENVOERDER_SIGNATORY: "Voorzitter college van bestuur",
    RoleKind.PARTNER_SIGNATORY: "Bestuurder",
    RoleKind.ASSESSOR: "Beleidsadviseur",
    RoleKind.RE_ADVISER: "Regio-adviseur",
    RoleKind.RE_LEAD: "Directeur Realisatie Eenheid",
    RoleKind.ADMIN: "Functioneel beheerder",
}


def accounts_table() -> str:
    """The accounts for the terminal: a table of names, roles and e-mail addresses, what there is to
    see with each, and the password.
    """
    roles = Role.objects.current().filter(user__email__in=[a.email for a in ACCOUNTS])
    rows = [
        (
            role.user.name,
            f"{role.get_kind_display()}, {role.organisation.name}",
            role.user.email,
        )
        for role in roles.select_related("user", "organisation").order_by("pk")
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    width = max(len(account.email) for account in ACCOUNTS)
    seen = [f"{account.email.ljust(width)}  {account.shows}" for account in ACCOUNTS]
    password = f"Wachtwoord voor iedereen: {PASSWORD}"
    return "\n".join([*lines, "", "Wat er te zien is:", *seen, "", password])
