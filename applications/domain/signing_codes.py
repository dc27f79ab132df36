"""The code that is sent to an address at the moment of signing by a link.

A link in a mail may be passed on; who types the code reads the mailbox now. Six digits are enough,
because a code lives shortly and few wrong ones may be typed; how often one may try from one place
is counted by `accounts.guessing`. The digits follow from the key of the portal and the primary key
of the code, so that they stand in no table and no stored mail.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import SigningCode, SigningLink
from common.refusal import Refusal, refuse
from common.secret_links import SecretLink, makes_links

from . import mails
from .signers import ProvenAddress, why_not_answer

VALID_FOR = timedelta(minutes=15)
# Who asks again within this time clicked twice.
DOUBLE_CLICK = timedelta(minutes=1)
MOST_IN_AN_HOUR = 5
_KIND = "applications.signing_code"


@makes_links(_KIND)
def digits_of(pk: str) -> str:
    """The six digits of the code with this primary key."""
    digest = salted_hmac(_KIND, pk, algorithm="sha256").digest()
    return f"{int.from_bytes(digest) % 1_000_000:06d}"


@transaction.atomic
def send_code(*, by: ProvenAddress, at: datetime) -> SigningCode:
    """Mail a code to the address of the link; one asked for twice is sent once.

    Raises `Refusal` (`may_not_sign`, `too_many_codes`).
    """
    link = SigningLink.objects.select_for_update().get(pk=by.link.pk)
    by = replace(by, link=link)
    refuse(why_not_answer(by, link.request.partner, at=at), code="may_not_sign")
    newest = _newest(link)
    if newest is not None and at - newest.made_at < DOUBLE_CLICK and _is_good(newest, at):
        return newest
    if link.codes.filter(made_at__gt=at - timedelta(hours=1)).count() >= MOST_IN_AN_HOUR:
        raise Refusal(
            _(
                "We sent you several codes in the last hour. Look for the newest one in your "
                "mailbox, also among unwanted mail, or go on in an hour. Nothing is lost."
            ),
            code="too_many_codes",
        )
    code = SigningCode.objects.create(link=link, made_at=at, expires_at=at + VALID_FOR)
    mails.signing_code(code, SecretLink(_KIND, str(code.pk)))
    return code


def typed_code(*, by: ProvenAddress, digits: str, at: datetime) -> ProvenAddress:
    """Return who typed the right code, with it; a wrong one is counted, whatever happens after.

    Raises `Refusal` (`code_wrong`, `code_expired`, `code_used_up`).
    """
    found = _judged(by.link, "".join(digits.split()), at)
    if isinstance(found, Refusal):
        raise found
    return replace(by, code=found)


@transaction.atomic
def _judged(link: SigningLink, digits: str, at: datetime) -> SigningCode | Refusal:
    """The code that was typed rightly, else why not: raised only once the try is counted."""
    code = link.codes.select_for_update().order_by("-made_at").first()
    if code is None or at > code.expires_at:
        return _wrong(_("This code has expired. Have a new one sent."), "code_expired")
    if code.tries >= SigningCode.MOST_TRIES:
        return _wrong(_("A wrong code was typed too often. Have a new one sent."), "code_used_up")
    if constant_time_compare(digits, digits_of(str(code.pk))):
        return code
    code.tries += 1
    code.save(update_fields=["tries"])
    return _wrong(_("This is not the code of the newest mail. Look once more."), "code_wrong")


def _wrong(sentence: StrOrPromise, code: str) -> Refusal:
    return Refusal(sentence, code=code, field="code")


def _newest(link: SigningLink) -> SigningCode | None:
    return link.codes.order_by("-made_at").first()


def _is_good(code: SigningCode, at: datetime) -> bool:
    return at <= code.expires_at and code.tries < SigningCode.MOST_TRIES
