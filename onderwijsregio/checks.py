"""System checks: settings that must not be used together, or cannot be used at all."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - Django's

from common.database_role import powers
from common.pdf.certificates import CannotSeal, credentials

PRODUCTION = "onderwijsregio.settings.production"
RENEW_DAYS = 30
"""So many days before the certificate of the seal ends, it is said that it must be renewed."""


@register(Tags.security)
def no_demo_in_production(**_: Any) -> list[CheckMessage]:
    """Refuse the demo, or signing in with a password alone, under production settings."""
    if settings.SETTINGS_MODULE != PRODUCTION:
        return []
    found: list[CheckMessage] = []
    if settings.DEMO:
        found.append(
            Error(
                "The demo is on under production settings.",
                hint="Remove DEMO from the environment.",
                id="onderwijsregio.E001",
            )
        )
    if not settings.SECOND_FACTOR_REQUIRED:
        found.append(
            Error(
                "The second factor is off under production settings.",
                hint="Remove SECOND_FACTOR_REQUIRED from the environment.",
                id="onderwijsregio.E002",
            )
        )
    return found


@register(Tags.database, deploy=True)
def portal_owns_nothing(databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Refuse a role that could drop guards or empty a table; asked with `--database default`."""
    if not databases:
        return []
    return [
        Error(
            f"The portal connects to PostgreSQL with a role that {power}.",
            hint="Let migrations run as the owner, and the portal as the role DATABASE_ROLE.",
            id="onderwijsregio.E010",
        )
        for power in powers()
    ]


@register(Tags.security)
def letters_can_be_sealed(**_: Any) -> list[CheckMessage]:
    """Refuse a certificate for letters that cannot be read or used, and say when one soon ends."""
    try:
        found = credentials()
        if found is None:
            return []
        found.require_valid()
    except CannotSeal as why:
        return [
            Error(
                f"Letters cannot be sealed. {why}",
                hint="Mend SEAL_CERTIFICATE and SEAL_PASSPHRASE_FILE; until then letters wait.",
                id="onderwijsregio.E012",
            )
        ]
    if found.ends_at - datetime.now(UTC) > timedelta(days=RENEW_DAYS):
        return []
    return [
        Warning(
            f"The certificate with which letters are sealed ends on {found.ends_at:%Y-%m-%d}.",
            hint="Put a new one in its place; a restart is not needed.",
            id="onderwijsregio.W013",
        )
    ]
