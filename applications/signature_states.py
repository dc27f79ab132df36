"""Where each partner stands with signing the application as it reads now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import Application, Partner, Signature, SignatureOutcome, SigningRequest
from regions.models import PartnerKind

from .content import (
    digest,
    essential,
    essential_sha256,
    frozen_content,
    in_order,
    prefetch_partners,
    submitting,
)

Row = TypeVar("Row", SigningRequest, Signature)


class SignatureState(models.TextChoices):
    """How a partner stands towards the present content."""

    PENVOERDER = "penvoerder", _("signs by submitting")
    NOT_ASKED = "not_asked", _("not asked yet")
    OUTDATED = "outdated", _("asked for an older version; ask again")
    PARTLY = "partly", _("one of two has signed")
    ASKED = "asked", _("asked, no answer yet")
    LAPSED = "lapsed", _("needs to sign again, because the content has changed")
    SIGNED = "signed", _("signed")
    DECLINED = "declined", _("declined")


@dataclass(frozen=True)
class PartnerSignature:
    """A partner, how it stands, and the request and answer that say so (the newest, if any).

    `signatures` are those under the present content, of as many people as the round asks: `needed`.
    """

    partner: Partner
    signature_state: SignatureState
    request: SigningRequest | None
    signature: Signature | None
    signatures: Sequence[Signature] = ()
    needed: int = 1

    @property
    def has_signed(self) -> bool:
        """Whether the partner is bound to the present content (the penvoerder by submitting)."""
        return self.signature_state in (SignatureState.SIGNED, SignatureState.PENVOERDER)

    @property
    def words(self) -> StrOrPromise:
        """How it stands; of two who sign also how many did: "1 van 2"."""
        application = self.partner.application
        if self.signature_state == SignatureState.PENVOERDER and application.submitted_at:
            return _("signed by submitting")
        if self.needed == 1 or not self.signatures:
            return self.signature_state.label
        return _("%(state)s (%(signed)s of %(needed)s)") % {
            "state": self.signature_state.label,
            "signed": len(self.signatures),
            "needed": self.needed,
        }

    @property
    def shown(self) -> list[Signature]:
        """The answers that say how it stands: the signatures, and the newest if it is another."""
        newest = [] if self.signature is None else [self.signature]
        return [*self.signatures, *(one for one in newest if one not in self.signatures)]

    @property
    def refusal(self) -> Signature | None:
        """The newest answer when it was a refusal, also of an older version: its reason stands."""
        newest = self.signature
        return newest if newest and newest.outcome == SignatureOutcome.DECLINED else None

    @property
    def is_asked(self) -> bool:
        """Whether somebody was asked to sign the present content and can still answer."""
        return self.signature_state in (SignatureState.ASKED, SignatureState.PARTLY)

    @property
    def still_to_sign(self) -> list[str]:
        """The addresses of who signs for the partner and has not yet."""
        signed = {one.address.lower() for one in self.signatures}
        return [email for email in self.partner.signers if email not in signed]

    @property
    def can_be_asked(self) -> bool:
        """Whether it makes sense to ask this partner (again)."""
        return not self.has_signed


@dataclass(frozen=True)
class PartnerSignatures:
    """How all partners of an application stand; `sha256` is the hash of the present content."""

    sha256: str
    partners: Sequence[PartnerSignature]

    @property
    def who_sign(self) -> list[PartnerSignature]:
        """The partners but for the penvoerder, whose signature is the submission itself."""
        penvoerder = SignatureState.PENVOERDER
        return [one for one in self.partners if one.signature_state != penvoerder]

    @property
    def unsigned(self) -> list[PartnerSignature]:
        """Partners that have not signed the present content."""
        return [one for one in self.partners if not one.has_signed]

    @property
    def declined(self) -> list[PartnerSignature]:
        """Partners that have said that they do not sign the present content."""
        return [one for one in self.partners if one.signature_state == SignatureState.DECLINED]

    @property
    def signed(self) -> list[PartnerSignature]:
        """Partners, the penvoerder left out, that have signed the present content."""
        return [one for one in self.partners if one.signature_state == SignatureState.SIGNED]

    @property
    def all_signed(self) -> bool:
        """Whether every partner is bound to the present content."""
        return not self.unsigned

    @property
    def beroepsgroep_confirmed(self) -> bool:
        """Whether a beroepsgroep has confirmed for itself, in its own words."""
        return any(
            one.partner.kind == PartnerKind.BEROEPSGROEP
            and any(given.confirms for given in one.signatures)
            for one in self.signed
        )


def signed_words(partner_signatures: PartnerSignatures) -> StrOrPromise:
    """How many of the partners that sign have done so; nothing when there are none."""
    count = len(partner_signatures.who_sign)
    if not count:
        return ""
    return ngettext(
        "%(signed)s of %(count)s partner has signed the present version.",
        "%(signed)s of %(count)s partners have signed the present version.",
        count,
    ) % {"signed": len(partner_signatures.signed), "count": count}


def declined_words(partner_signatures: PartnerSignatures) -> str:
    """Who has said that it does not sign the present version; nothing when nobody did."""
    declined = [one.partner.name for one in partner_signatures.declined]
    if not declined:
        return ""
    return gettext("Declined to sign: %(names)s.") % {"names": ", ".join(declined)}


def unsigned_words(partner_signatures: PartnerSignatures) -> str:
    """Who has not signed, and who has said that it does not; nothing when all have signed."""
    declined = [one.partner.name for one in partner_signatures.declined]
    waiting = [one.partner.name for one in partner_signatures.unsigned]
    waiting = [name for name in waiting if name not in declined]
    sentences = []
    if waiting:
        sentences.append(
            gettext("Not signed yet in the present version: %(names)s.")
            % {"names": ", ".join(waiting)}
        )
    if said := declined_words(partner_signatures):
        sentences.append(said)
    return " ".join(sentences)


def partner_signatures(application: Application, *, sha256: str | None = None) -> PartnerSignatures:
    """Return how those stand who are to sign; `sha256` saves working out the present hash again.

    After the status that is who takes part now: a party that left does not, one that joined does.
    """
    sha256 = sha256 or essential_sha256(application)
    prefetch_signing([application])
    return PartnerSignatures(
        sha256=sha256,
        partners=[
            _signature_state(partner, application, sha256)
            for partner in _who_are_to_sign(application)
        ],
    )


def _who_are_to_sign(application: Application) -> list[Partner]:
    return [partner for partner in in_order(application) if partner.left_on is None]


def signed_partners(
    application: Application, *, content: Mapping[str, Any] | None = None
) -> list[Partner]:
    """The partners, the penvoerder left out, that have signed what the application says now.

    No query with the `content` that was just read of it, two without.
    """
    sha256 = digest(essential(dict(content or frozen_content(application))))
    return [one.partner for one in answers_to(application, sha256).signed]


def answers_to(application: Application, sha256: str) -> PartnerSignatures:
    """As `partner_signatures`, by the answers to this content alone: who has signed it, has
    declined to, or neither. One query, and none when `prefetch_partners` read the partners.
    """
    prefetch_partners([application])
    return PartnerSignatures(
        sha256=sha256,
        partners=[
            PartnerSignature(
                partner, _answer_of(partner, application, sha256), request=None, signature=None
            )
            for partner in _who_are_to_sign(application)
        ],
    )


def _answer_of(partner: Partner, application: Application, sha256: str) -> SignatureState:
    outcomes = [row["outcome"] for row in vars(partner)["given"] if row["sha256"] == sha256]
    return _answered(partner, application, outcomes) or SignatureState.NOT_ASKED


def _answered(
    partner: Partner, application: Application, outcomes: Sequence[str]
) -> SignatureState | None:
    """How it stands by its answers to the present content, the oldest first; None without any."""
    if partner == submitting(application):
        return SignatureState.PENVOERDER
    if outcomes and outcomes[-1] == SignatureOutcome.DECLINED:
        return SignatureState.DECLINED
    if signed := outcomes.count(SignatureOutcome.SIGNED):
        enough = signed >= application.round.signers_per_party
        return SignatureState.SIGNED if enough else SignatureState.PARTLY
    return None


def _signed(answers: Sequence[Signature]) -> list[Signature]:
    return [answer for answer in answers if answer.outcome == SignatureOutcome.SIGNED]


def prefetch_signing(applications: Sequence[Application]) -> None:
    """Read what `partner_signatures` looks at for all these together, in three queries at most."""
    prefetch_partners(applications)
    prefetch_related_objects(
        applications,
        # Only the hash of a version matters here, not the whole document.
        Prefetch("partners__signing_requests", _with_version(SigningRequest.objects)),
        Prefetch(
            "partners__signatures",
            _with_version(Signature.objects).select_related(
                "signed_by__user", "link", "recorded_by__user"
            ),
        ),
    )


def _with_version(rows: models.Manager[Row]) -> models.QuerySet[Row]:
    return rows.select_related("version").defer("version__content")


def _signature_state(partner: Partner, application: Application, sha256: str) -> PartnerSignature:
    requests = sorted(partner.signing_requests.all(), key=lambda request: request.requested_at)
    answers = sorted(partner.signatures.all(), key=lambda answer: answer.signed_at)
    present = [answer for answer in answers if answer.version.sha256 == sha256]
    asked_now = [request for request in requests if request.version.sha256 == sha256]
    if answered := _answered(partner, application, [answer.outcome for answer in present]):
        signature_state = answered
    elif asked_now:
        signature_state = SignatureState.ASKED
    elif _signed(answers):
        signature_state = SignatureState.LAPSED
    else:
        signature_state = SignatureState.OUTDATED if requests else SignatureState.NOT_ASKED
    return PartnerSignature(
        partner=partner,
        signature_state=signature_state,
        request=_newest(asked_now or requests),
        signature=_newest(present or answers),
        signatures=_signed(present),
        needed=application.round.signers_per_party,
    )


def _newest(rows: Sequence[Row]) -> Row | None:
    return rows[-1] if rows else None
