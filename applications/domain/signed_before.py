"""What a partner signed before what it is asked to sign now."""

from __future__ import annotations

from collections.abc import Sequence

from applications.comparing import Part, compare
from applications.models import ContentVersion, Partner, Signature, SignatureOutcome


def since_signed(
    partner: Partner, version: ContentVersion
) -> tuple[Signature | None, Sequence[Part]]:
    """The newest signature of a partner under another version, and what changed since: one query.

    Both are empty for who signed this version, or never signed.
    """
    signed = partner.signatures.filter(outcome=SignatureOutcome.SIGNED)
    rows = signed.select_related("version", "signed_by__user", "link")
    newest = rows.order_by("-signed_at", "-pk").first()
    if newest is None or newest.version_id == version.pk:
        return None, ()
    return newest, compare(newest.version.content, version.content)
