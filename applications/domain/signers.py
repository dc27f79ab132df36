"""Who answers for a partner: somebody in a role, or who proved an address by a link sent there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import ContentVersion, Partner, SigningLink, SigningRequest
from applications.permissions import why_not_ask_to_sign, why_not_sign, why_not_sign_by_link
from common.refusal import Refusal, refuse
from common.signed_links import make_token, subject_of, token_digest

_PURPOSE = "applications.sign"


@dataclass(frozen=True)
class ProvenAddress:
    """Who came by a link, and so reads mail at the address it was sent to; see `prove_address`."""

    link: SigningLink

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


def address_of(by: Signer) -> str:
    """The address that who signs has proven."""
    return by.email if isinstance(by, ProvenAddress) else by.user.email


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


@transaction.atomic
def make_signing_link(
    *, request: SigningRequest, by: Role, at: datetime, expires_at: datetime
) -> tuple[SigningLink, str]:
    """Make a link for the contact of the partner that was asked; return it with its token.

    The token goes into a mail to that address and is kept nowhere. Raises `Refusal`
    (`not_editable`, `contact_missing`).
    """
    partner = request.partner
    refuse(why_not_ask_to_sign(by, partner.application), code="not_editable")
    if not partner.contact_email:
        raise Refusal(
            _("First enter who signs and the e-mail address for: %(names)s.")
            % {"names": partner.name},
            code="contact_missing",
            field="contact_email",
        )
    token = make_token(purpose=_PURPOSE, subject=str(request.pk), expires_at=expires_at)
    link = SigningLink.objects.create(
        request=request,
        email=partner.contact_email,
        token_sha256=token_digest(token),
        made_by=by,
        made_at=at,
        expires_at=expires_at,
    )
    return link, token


def prove_address(*, token: str, at: datetime) -> ProvenAddress:
    """Return who came by the link with this token, at the moment `at`.

    Raises `Refusal` (`link_invalid`, `link_expired`).
    """
    subject = subject_of(token, purpose=_PURPOSE, at=at)
    link = (
        SigningLink.objects.filter(token_sha256=token_digest(token), request=int(subject))
        .exclude(email="")
        .select_related("request__partner__application", "request__version")
        .first()
    )
    if link is None:
        raise Refusal(
            _("The link to sign is not valid (any more). Ask the penvoerder for a new one."),
            code="link_invalid",
        )
    return ProvenAddress(link)
