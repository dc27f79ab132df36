"""Tokens for links that prove an address: who has the link read the mail that was sent there.

A token says for what it is (purpose), about what (subject) and until when, signed with the secret
key of the portal. The token itself is never stored: only its digest, by which a use of it is known.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime

from django.core import signing
from django.utils.translation import gettext_lazy as _

from common.refusal import Refusal

_SALT = "common.signed_links."
_NONCE_BYTES = 16


def make_token(*, purpose: str, subject: str, expires_at: datetime) -> str:
    """Return a token for `purpose` about `subject`, good through `expires_at`; no two are equal."""
    return signing.dumps(
        {
            "subject": subject,
            "expires": int(expires_at.timestamp()),
            "nonce": secrets.token_urlsafe(_NONCE_BYTES),
        },
        salt=_SALT + purpose,
    )


def subject_of(token: str, *, purpose: str, at: datetime) -> str:
    """Return the subject of a token that was made for `purpose` and is good at the moment `at`.

    Raises `Refusal` (`link_invalid`, `link_expired`).
    """
    try:
        payload = signing.loads(token, salt=_SALT + purpose)
    except signing.BadSignature as wrong:
        raise Refusal(
            _("This link is not valid. Check that you copied all of it, or ask for a new one."),
            code="link_invalid",
        ) from wrong
    if at >= datetime.fromtimestamp(payload["expires"] + 1, UTC):
        raise Refusal(_("This link has expired. Ask for a new one."), code="link_expired")
    return str(payload["subject"])


def token_digest(token: str) -> str:
    """Return what is stored of a token: its SHA-256 as hexadecimal text."""
    return hashlib.sha256(token.encode()).hexdigest()
