"""Who took part in an application for a partner, and how to write to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models.functions import Lower

from accounts.models import Role, RoleKind
from applications.models import Application, Partner, Signature, SignatureOutcome

from .mails import penvoerder_people


@dataclass
class Participant:
    """A person who took part for `partner`: an `Addressee` of mail, with or without an account."""

    partner: Partner
    email: str
    name: str
    has_signed: bool
    """Whether the partner has signed any version."""


def participants(application: Application, *, asked_only: bool = False) -> list[Participant]:
    """Everybody who signs, signed or declined for a partner, each once.

    Not the penvoerder's own, nor those of a partner that left after the status.
    `asked_only` leaves out partners that were never asked to sign: of a draft they know nothing.
    Three queries.
    """
    found: dict[str, Participant] = {}
    own = {person.email.lower() for person in penvoerder_people(application)}
    partners = application.partners.filter(left_on=None)
    partners = partners.exclude(organisation=application.penvoerder_id)
    if asked_only:
        partners = partners.filter(signing_requests__isnull=False).distinct()
    answers = _answers(application)
    for partner in partners.order_by("pk"):
        given = answers.get(partner.pk, [])
        has_signed = any(one.outcome == SignatureOutcome.SIGNED for one in given)
        for email, name in _addresses(partner, given):
            if email and email.lower() not in own:
                found.setdefault(email.lower(), Participant(partner, email, name, has_signed))
    return list(found.values())


def roles_of(people: Sequence[Participant]) -> dict[str, Role]:
    """The role in which each sees the partner in the portal, by address in small letters.

    Who has none is left out. A query for all, and one more for each who has an account.
    """
    asked = {(one.partner.organisation_id, one.email.lower()): one.partner for one in people}
    roles = (
        Role.objects.current()
        .annotate(address=Lower("user__email"))
        .filter(
            kind=RoleKind.PARTNER_SIGNATORY,
            organisation__in={organisation for organisation, _address in asked},
            address__in={address for _organisation, address in asked},
            user__is_active=True,
        )
        .select_related("user")
    )
    found: dict[str, Role] = {}
    for role in roles:
        address = role.user.email.lower()
        partner = asked.get((role.organisation_id, address))
        if partner and Partner.objects.visible_to(role).filter(pk=partner.pk).exists():
            found[address] = role
    return found


def _answers(application: Application) -> dict[int, list[Signature]]:
    given = (
        Signature.objects.filter(partner__application=application)
        .select_related("signed_by__user", "link")
        .order_by("partner", "pk")
    )
    return {pk: list(rows) for pk, rows in groupby(given, key=lambda one: one.partner_id)}


def _addresses(partner: Partner, given: Iterable[Signature]) -> Iterator[tuple[str, str]]:
    """The address and the name of each: first who signs now, then who answered before."""
    yield from partner.signers.items()
    for answer in given:
        if answer.link is not None:
            yield answer.link.email, answer.signer_name
        elif answer.signed_by is not None and _still_works(answer.signed_by):
            yield answer.signed_by.user.email, answer.signed_by.user.name


def _still_works(role: Role) -> bool:
    return role.is_current and role.user.is_active
