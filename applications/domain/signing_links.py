"""Links by which who has no account reads what a partner is asked to sign, and answers.

A link is for one partner, one version and one address. Its mail has it made from the secret key of
the portal when it is sent; it is stored nowhere. A visit alone does nothing: programs that look at
mail follow links too. Only the newest link to an address works.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.domain.invitation_limits import refuse_too_many_links
from accounts.models import Role
from applications.models import Partner, SignatureOutcome, SigningLink, SigningRequest
from applications.permissions import why_not_ask_to_sign, why_not_sign_by_link
from common.links import absolute
from common.names import why_not_a_name
from common.refusal import Refusal, refuse
from common.secret_links import SecretLink, makes_links
from common.signed_links import make_token, subject_of

from .locking import locked
from .signers import ProvenAddress

VALID_FOR = timedelta(days=30)
PURPOSE = "applications.sign"
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


class Closed(Refusal):
    """A link that was good once, and is so no more; `link` says of whom to ask a new one."""

    def __init__(self, link: SigningLink, text: StrOrPromise, *, code: str) -> None:
        super().__init__(text, code=code)
        self.link = link


def token_of(link: SigningLink) -> str:
    """The part of the address that works: never stored, never logged."""
    return make_token(purpose=PURPOSE, subject=str(link.pk), expires_at=link.expires_at)


def to_sign(link: SigningLink) -> SecretLink:
    """What a message holds of a link."""
    return SecretLink(PURPOSE, str(link.pk))


@makes_links(PURPOSE)
def _address(pk: str) -> str:
    """Raises SigningLink.DoesNotExist when the link is gone."""
    token = token_of(SigningLink.objects.get(pk=pk))
    return absolute(reverse("applications:sign_by_link", args=[token]))


def make_link(*, request: SigningRequest, email: str, by: Role, at: datetime) -> SigningLink:
    """Make a link for who signs at this address for the partner; earlier ones work no more.

    Called with the application locked. Raises `Refusal` (`not_editable`, `not_a_name`,
    `too_many_by_sender`, `too_many_to_address`).
    """
    partner = request.partner
    refuse(why_not_ask_to_sign(by, partner.application), code="not_editable")
    refuse(why_not_a_name(partner.signers[email]), code="not_a_name", field="contact_name")
    made = SigningLink.objects.all()
    refuse_too_many_links(
        address=email,
        by=by,
        by_sender=made.filter(made_by__user=by.user_id, made_at__gt=at - _HOUR),
        to_address=made.filter(email=email, made_at__gt=at - _DAY),
    )
    _open_links(partner).filter(email=email).update(withdrawn_at=at)
    return SigningLink.objects.create(
        request=request,
        email=email,
        made_by=by,
        made_at=at,
        expires_at=at + VALID_FOR,
    )


def _open_links(partner: Partner) -> QuerySet[SigningLink]:
    return SigningLink.objects.filter(request__partner=partner, withdrawn_at=None)


@transaction.atomic
def withdraw_link(*, partner: Partner, by: Role, at: datetime) -> None:
    """Make the links that a partner was sent useless; who answered by it has answered.

    Raises `Refusal` (`not_editable`, `no_link`).
    """
    current = locked(partner.application)
    refuse(why_not_ask_to_sign(by, current), code="not_editable")
    if not _open_links(partner).update(withdrawn_at=at):
        raise Refusal(_("There is no link of this partner that still works."), code="no_link")


def prove_address(*, token: str, at: datetime) -> ProvenAddress:
    """Return who came by the link with this token, at the moment `at`; changes nothing.

    Who signed by a link reads what was signed with it as long as it lasts.

    Raises `Refusal` (`link_invalid`) and `Closed` (`link_withdrawn`, `link_expired`,
    `link_foreign`: somebody else signs now, or nobody any more).
    """
    link = (
        SigningLink.objects.filter(pk=int(subject_of(token, purpose=PURPOSE, at=None)))
        .exclude(email="")
        .select_related(
            "made_by__user",
            "made_by__organisation",
            "request__version",
            "request__partner__organisation",
            "request__partner__application__round",
            "request__partner__application__plan",
            "request__partner__application__penvoerder",
        )
        .first()
    )
    if link is None:
        raise Refusal(_("This link to sign is not valid (any more)."), code="link_invalid")
    signed = link.signatures.filter(outcome=SignatureOutcome.SIGNED).exists()
    if link.withdrawn_at is not None and not signed:
        raise Closed(link, _("This link to sign was withdrawn."), code="link_withdrawn")
    if at > link.expires_at:
        raise Closed(link, _("This link to sign has expired."), code="link_expired")
    reason = None if signed else why_not_sign_by_link(link, link.request.partner, at=at)
    if reason:
        raise Closed(link, reason, code="link_foreign")
    return ProvenAddress(link)


def note_opened(*, by: ProvenAddress, at: datetime) -> None:
    """Note that who has the link asked to read what is behind it; the first time counts."""
    SigningLink.objects.filter(pk=by.link.pk, opened_at=None).update(opened_at=at)
