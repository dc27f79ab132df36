"""Fictitious people: names that nobody bears, addresses that lead nowhere."""

from __future__ import annotations

from accounts.models import Role, RoleKind, User
from regions.models import Organisation, OrganisationKind, Origin

FIRST = (
    "Noor", "Sam", "Iris", "Bram", "Fenna", "Youssef", "Lotte", "Daan", "Esra", "Joris",
    "Maud", "Ravi", "Tess", "Koen", "Amina", "Wout", "Sanne", "Ilias", "Femke", "Thijs",
)  # fmt: skip
# What the addresses of people one can sign in as end in.
ADDRESS = "@demo.example"
LAST = (
    "Voorbeeldsma", "van Fictie", "Demostra", "Proefman", "de Toonder", "Oefeninga", "Speelveld",
    "van Schijnhuizen", "Verzonnink", "Nergenshuis", "Bedachtema",
)  # fmt: skip


def person_name(number: int) -> str:
    """The name of the fictitious person with this number; the first 220 all differ."""
    return f"{FIRST[number % len(FIRST)]} {LAST[(number // len(FIRST) + number) % len(LAST)]}"


def demo_organisation(kind: OrganisationKind, nth: int) -> Organisation:
    """The nth fictitious organisation of a kind, in the order in which they were made."""
    return Organisation.objects.filter(kind=kind, origin=Origin.DEMO).order_by("pk")[nth]


def signatory_of(organisation: Organisation, kind: RoleKind) -> Role:
    """Somebody who acts for a fictitious organisation; made when there is nobody yet.

    These people cannot sign in: they have no password.
    """
    roles = Role.objects.filter(organisation=organisation, kind=kind)
    role = roles.select_related("user").order_by("pk").first()
    if role is None:
        user, _ = User.objects.get_or_create(
            email=f"bestuur.{organisation.pk}@fictief.example",
            defaults={"name": person_name(organisation.pk), "password": "!"},
        )
        role = Role.objects.create(
            user=user, organisation=organisation, kind=kind, job_title="Bestuurder"
        )
    return role


def staff(kind: RoleKind) -> Role:
    """Who works for the Realisatie Eenheid in this role in the demo, except on objections."""
    roles = Role.objects.filter(organisation=demo_organisation(OrganisationKind.RE, 0), kind=kind)
    return roles.select_related("user", "organisation").earliest("pk")


def panel_organisations() -> list[Organisation]:
    """Who judge now in the demo: those for which one can sign in as assessor."""
    assessing = Role.objects.filter(
        kind=RoleKind.ASSESSOR, user__email__endswith=ADDRESS, organisation__origin=Origin.DEMO
    )
    return [role.organisation for role in assessing.select_related("organisation").order_by("pk")]


def assessors_of(organisation: Organisation) -> list[Role]:
    """Who assess for this organisation in the demo, first whom one can sign in as."""
    roles = Role.objects.filter(organisation=organisation, kind=RoleKind.ASSESSOR)
    return list(roles.select_related("user", "organisation").order_by("pk"))


def assessor_of(organisation: Organisation) -> Role:
    """Who assesses for this organisation in the demo."""
    return assessors_of(organisation)[0]
