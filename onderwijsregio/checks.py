"""System checks: settings that must not be used together."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from common.database_role import powers

PRODUCTION = "onderwijsregio.settings.production"


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
