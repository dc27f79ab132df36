"""Tokens for links that prove an address: who has the link read the mail that was sent there.

A token says for what it is (purpose), about what (subject) and until when, signed with the secret
key of the portal. It is made when its mail is sent, and stored nowhere.
"""

from __future__ import annotations

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


def subject_of(token: str, *, purpose: str, at: datetime | None) -> str:
    """Return the subject of a token that was made for `purpose` and is good at the moment `at`.

    Without a moment also of one that has expired: for who knows its end by a row of their own.
    Raises `Refusal` (`link_invalid`, `link_expired`).
    """
    try:
        payload = signing.loads(token, salt=_SALT + purpose)
    except signing.BadSignature as wrong:
        raise Refusal(
            _("This link is not valid. Check that you copied all of it, or ask for a new one."),
            code="link_invalid",
        ) from wrong
    if at is not None and at >= datetime.fromtimestamp(payload["expires"] + 1, UTC):
        raise Refusal(_("This link has expired. Ask for a new one."), code="link_expired")
    return str(payload["subject"])
