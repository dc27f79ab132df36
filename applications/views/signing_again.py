"""What a partner that signed before is shown: what changed since, and a button to sign again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.comparing import Part
from applications.domain.signed_before import since_signed
from applications.domain.signers import Signer, address_of
from applications.forms.signing import as_signed_before
from applications.models import ContentVersion, Partner


@dataclass(frozen=True)
class SigningAgain:
    """What changed since the partner signed, and what this person typed then, to be sent again."""

    parts: Sequence[Part] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    headings: Sequence[StrOrPromise] = (_("When you signed"), _("Now"))


def signing_again(by: Signer, partner: Partner, version: ContentVersion) -> SigningAgain:
    """What `by` sees of an earlier signature of the partner, if there is one: one query."""
    earlier, parts = since_signed(partner, version)
    if earlier is None:
        return SigningAgain()
    is_own = earlier.address.lower() == address_of(by).lower() and earlier.signer_name
    return SigningAgain(parts, as_signed_before(earlier) if is_own else {})
