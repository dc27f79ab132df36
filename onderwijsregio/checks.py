"""System checks: settings that must not be used together."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

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
