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
    """A demo account: who, and the roles as (kind of role, kind of organisation, which one)."""

    name: str
    email: str
    roles: tuple[tuple[RoleKind, OrganisationKind, int], ...]


ACCOUNTS = (
    Account(
        "Noor Voorbeeldsma",
        "penvoerder@demo.example",
        ((RoleKind.PENVOERDER_SIGNATORY, K.SCHOOL_BOARD, 0),),
    ),
    Account(
        "Sam van Fictie",
        "projectleider@demo.example",
        (
            (RoleKind.PENVOERDER_EDITOR, K.SCHOOL_BOARD, 0),
            (RoleKind.PARTNER_SIGNATORY, K.SCHOOL_BOARD, 0),
        ),
    ),
    # Of Waterland, which is asked to complete its application.
    Account(
        "Jip Denkbeeldig",
        "aanvullen@demo.example",
        ((RoleKind.PENVOERDER_SIGNATORY, K.SCHOOL_BOARD, 35),),
    ),
    # Of Hollandse Plassen, which has a condition to meet.
    Account(
        "Femke Verzonnink",
        "voorwaarden@demo.example",
        ((RoleKind.PENVOERDER_SIGNATORY, K.SCHOOL_BOARD, 55),),
    ),
    Account(
        "Iris Demostra",
        "bestuur@demo.example",
        ((RoleKind.PARTNER_SIGNATORY, K.SCHOOL_BOARD, 2),),
    ),
    Account(
        "Bram Proefman",
        "opleiding@demo.example",
        ((RoleKind.PARTNER_SIGNATORY, K.TEACHER_TRAINING, 0),),
    ),
    Account(
        "Fenna de Toonder",
        "beroepsgroep@demo.example",
        ((RoleKind.PARTNER_SIGNATORY, K.BEROEPSGROEP, 0),),
    ),
    Account(
        "Youssef Oefeninga",
        "sectorraad@demo.example",
        ((RoleKind.ASSESSOR, K.NATIONAL_PARTNER, 0),),
    ),
    Account(
        "Lotte Speelveld",
        "vakbond@demo.example",
        ((RoleKind.ASSESSOR, K.NATIONAL_PARTNER, FIRST_UNION),),
    ),
    Account("Daan van Schijnhuizen", "ocw@demo.example", ((RoleKind.ASSESSOR, K.OCW, 0),)),
    Account("Esra Verzonnink", "adviseur@demo.example", ((RoleKind.RE_ADVISER, K.RE, 0),)),
    Account("Joris Nergenshuis", "directeur@demo.example", ((RoleKind.RE_LEAD, K.RE, 0),)),
    Account("Maud Bedachtema", "beheer@demo.example", ((RoleKind.ADMIN, K.RE, 0),)),
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
                job_title=JOB_TITLES[kind],
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
    """The accounts as a table for the terminal: name, role, e-mail address, and the password."""
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
    return "\n".join([*lines, "", f"Wachtwoord voor iedereen: {PASSWORD}"])
