"""Whether who signs for a partner is of that partner, as far as addresses tell.

A penvoerder names who signs, and could name itself under a second address. So the addresses are
compared with what is known of the partner without the penvoerder: its website, and its people
other than those whom a penvoerder let in. What stands out is no proof and blocks nothing; the
Realisatie Eenheid sees it, and the partner's people are told of every signature. It is stored with
the signature, as it was known then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Invitation, Role, RoleKind, User
from applications.models import Application, Partner, StandsOut
from regions.models import Organisation

from .mails import penvoerder_people

# Everybody can have an address there, so a domain of these says nothing of an organisation.
OPEN_TO_ALL = frozenset(
    {
        "gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "icloud.com", "kpnmail.nl",
        "live.com", "live.nl", "me.com", "msn.com", "outlook.com", "outlook.nl", "planet.nl",
        "proton.me", "protonmail.com", "xs4all.nl", "yahoo.com", "ziggo.nl",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What is known of an organisation without the penvoerder: its people and its domains.

    `asking` are the addresses of those who work on applications for it, in lower case.
    """

    people: Sequence[User]
    domains: frozenset[str]
    asking: frozenset[str]

    def has(self, address: str) -> bool:
        """Whether an address is of one of its people or in one of its domains."""
        of_people = address.lower() in {person.email.lower() for person in self.people}
        return of_people or any(_is_within(_domain(address), known) for known in self.domains)


def own_addresses(application: Application) -> frozenset[str]:
    """The addresses of who works on applications for the penvoerder, in lower case; one query."""
    return frozenset(person.email.lower() for person in penvoerder_people(application))


def why_not_contact(application: Application, address: str) -> StrOrPromise | None:
    """Why `address` cannot be that of who signs for another partner, if so."""
    if address.lower() in own_addresses(application):
        return _("This address is of somebody of the penvoerder. Enter another person.")
    return None


def why_not_judge(partner: Partner, address: str) -> StrOrPromise | None:
    """Why `address`, of somebody who judges, cannot be named to sign, if so; two queries.

    Who is named to sign keeps away from the case (Awb 2:4): an applicant could choose by it who
    decides. Somebody who acts for the partner keeps away anyhow.
    """
    roles = Role.objects.current().filter(user__email__iexact=address)
    judges = roles.filter(kind__in=(RoleKind.ASSESSOR, *RE_KINDS))
    if not judges.exists() or roles.filter(organisation=partner.organisation_id).exists():
        return None
    return _("This person judges or decides on applications. Enter somebody of the partner.")


def check_signer(partner: Partner, address: str) -> tuple[StandsOut | None, list[User]]:
    """What stands out about the address of who signs for a partner, and who of it hears; one query.

    The partner has its organisation and application loaded.
    """
    penvoerder = partner.application.penvoerder
    known = _known_of([penvoerder, partner.organisation])
    theirs = known[partner.organisation_id]
    told = [one for one in theirs.people if one.email.lower() != address.lower()]
    return _stands_out(address, theirs, known[penvoerder.pk]), told


def _known_of(organisations: Iterable[Organisation]) -> dict[int, Known]:
    wanted = {one.pk: one for one in organisations}
    by_others = Invitation.objects.filter(
        accepted_by=OuterRef("pk"), invited_by__kind__in=PENVOERDER_KINDS
    ).exclude(invited_by__organisation=OuterRef("organisation"))
    roles = Role.objects.current().filter(~Exists(by_others), organisation__in=wanted)
    people: dict[int, dict[int, User]] = {pk: {} for pk in wanted}
    asking: dict[int, set[str]] = {pk: set() for pk in wanted}
    for role in roles.select_related("user").order_by("pk"):
        people[role.organisation_id][role.user_id] = role.user
        if role.is_penvoerder:
            asking[role.organisation_id].add(role.user.email.lower())
    return {
        pk: Known(
            people=tuple(people[pk].values()),
            domains=_domains(one, people[pk].values()),
            asking=frozenset(asking[pk]),
        )
        for pk, one in wanted.items()
    }


def _stands_out(address: str, theirs: Known, penvoerder: Known) -> StandsOut | None:
    if address.lower() in penvoerder.asking:
        return StandsOut.OF_PENVOERDER
    if theirs.has(address):
        return None
    if penvoerder.has(address):
        return StandsOut.BY_PENVOERDER
    return StandsOut.OUTSIDE if theirs.domains else StandsOut.NOTHING_KNOWN


def _domains(organisation: Organisation, people: Iterable[User]) -> frozenset[str]:
    site = organisation.website.strip().lower()
    host = urlsplit(site if "//" in site else f"//{site}").hostname or ""
    found = {host.removeprefix("www."), *(_domain(person.email) for person in people)}
    return frozenset(found - OPEN_TO_ALL - {""})


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _is_within(domain: str, known: str) -> bool:
    return domain == known or domain.endswith(f".{known}")
