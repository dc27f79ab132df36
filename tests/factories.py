"""People, organisations and roles for tests, each with sensible defaults."""

from __future__ import annotations

from itertools import count

from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import Role, RoleKind, User
from regions.models import Organisation, OrganisationKind

PASSWORD = "een goed wachtwoord 7"
_numbers = count(1)

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
    fields.setdefault("email", f"persoon{number}@example.org")
    user = User.objects.create_user(password=PASSWORD, name=name or f"Persoon {number}", **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def organisation(
    kind: str = OrganisationKind.SCHOOL_BOARD, name: str = "", **fields
) -> Organisation:
    """An organisation of `kind`."""
    return Organisation.objects.create(
        kind=kind, name=name or f"Organisatie {next(_numbers)}", **fields
    )


def role(kind: str, user: User | None = None, at: Organisation | None = None, **fields) -> Role:
    """A role of `kind`, of somebody, at an organisation that fits."""
    return Role.objects.create(
        kind=kind,
        user=user or person(),
        organisation=at or organisation(ORGANISATION_OF[RoleKind(kind)]),
        **fields,
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
