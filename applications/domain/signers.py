"""Who answers for a partner: somebody in a role, or who proved an address by a link sent there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict

from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import (
    ContentVersion,
    Partner,
    Signature,
    SignatureOutcome,
    SigningCode,
    SigningLink,
    SigningRequest,
)
from applications.permissions import why_not_sign, why_not_sign_by_link


@dataclass(frozen=True)
class ProvenAddress:
    """Who came by a link, and so reads mail at the address it was sent to.

    `code` is what was sent there as they signed, once they typed it: see `signing_codes`.
    """

    link: SigningLink
    code: SigningCode | None = None

    @property
    def email(self) -> str:
        """The address that was proven."""
        return self.link.email


Signer = Role | ProvenAddress


class SignedAs(TypedDict):
    """The columns of a signature that say by whom it was given."""

    signed_by: Role | None
    link: SigningLink | None


def signed_as(by: Signer) -> SignedAs:
    """Return by whom a signature is given: exactly one of a role and a link."""
    if isinstance(by, ProvenAddress):
        return {"signed_by": None, "link": by.link}
    return {"signed_by": by, "link": None}


def code_of(by: Signer) -> SigningCode | None:
    """The code that who came by a link has typed."""
    return by.code if isinstance(by, ProvenAddress) else None


def lacks_code(by: Signer) -> bool:
    """Whether who came by a link still has to type the code that is sent to the address."""
    return isinstance(by, ProvenAddress) and by.code is None


def address_of(by: Signer) -> str:
    """The address that who signs has proven."""
    return by.email if isinstance(by, ProvenAddress) else by.user.email


def as_it_is_now(by: Signer) -> Signer:
    """The signer with the link as stored: it may have been withdrawn while somebody waited."""
    if not isinstance(by, ProvenAddress):
        return by
    links = SigningLink.objects.select_related("request")
    return replace(by, link=links.get(pk=by.link.pk))


def why_not_answer(by: Signer, partner: Partner, *, at: datetime) -> StrOrPromise | None:
    """Why this signer may not answer for `partner`, if so."""
    if isinstance(by, ProvenAddress):
        return why_not_sign_by_link(by.link, partner, at=at)
    return why_not_sign(by, partner)


def was_asked(by: Signer, partner: Partner, version: ContentVersion) -> bool:
    """Whether the partner was asked to sign this version; a link is for one version only."""
    if isinstance(by, ProvenAddress):
        request = by.link.request
        return (request.partner_id, request.version_id) == (partner.pk, version.pk)
    return SigningRequest.objects.filter(partner=partner, version=version).exists()


def standing_signature(by: Signer, partner: Partner, version: ContentVersion) -> Signature | None:
    """The signature under this version that leaves nothing to sign for this signer, if there is.

    It is their own, or the last one that a partner needs. The application of `partner` is loaded.
    """
    signed = list(
        Signature.objects.filter(
            partner=partner, version=version, outcome=SignatureOutcome.SIGNED
        ).select_related("signed_by__user", "link", "version")
    )
    own = [one for one in signed if one.address.lower() == address_of(by).lower()]
    is_complete = len(signed) >= partner.application.round.signers_per_party
    return next(iter(own), signed[-1] if signed and is_complete else None)
