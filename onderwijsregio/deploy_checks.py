"""What a program can see of the list an operator goes through; `manage.py check --deploy` tells it.

The list is in docs/operating.md, which says of each point whether a program sees to it.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - Django's

from common.pdf.house_style import faults, house_style
from onderwijsregio.settings import demo_names

LOCAL = {"", "localhost", "127.0.0.1", "::1"}
ENCRYPTED_DATABASE = {"require", "verify-ca", "verify-full"}
SHORTEST_PASSWORD = 16


def is_far(host: str) -> bool:
    """Whether `host` is another machine. A name without a dot is a container beside this one."""
    return host not in LOCAL and not host.startswith("/") and "." in host


@register(Tags.security, deploy=True)
def names_are_known(**_: Any) -> list[CheckMessage]:
    """Refuse to answer to any name, and links in mails that are not https."""
    found: list[CheckMessage] = []
    if "*" in settings.ALLOWED_HOSTS:
        found.append(
            Error(
                "The portal answers to any host name.",
                hint="Name the hosts in ALLOWED_HOSTS.",
                id="onderwijsregio.E003",
            )
        )
    if not settings.SITE_URL.startswith("https://"):
        found.append(
            Error(
                "Links in mails begin with another scheme than https.",
                hint="Begin SITE_URL with https://.",
                id="onderwijsregio.E004",
            )
        )
    return found


@register(Tags.security, deploy=True)
def connections_are_encrypted(**_: Any) -> list[CheckMessage]:
    """Warn of a database, broker or mail server on another machine that is reached in the clear."""
    database = settings.DATABASES["default"]
    ways = {
        "DATABASE_URL: add ?sslmode=require": (
            database["HOST"],
            database.get("OPTIONS", {}).get("sslmode") in ENCRYPTED_DATABASE,
        ),
        "REDIS_URL: begin it with rediss://": (_broker().hostname, _broker().scheme == "rediss"),
        "EMAIL_USE_TLS or EMAIL_USE_SSL: set one to 1": (
            settings.EMAIL_HOST,
            settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL,
        ),
    }
    return [
        Warning(
            f"{host} is reached without TLS.",
            hint=mend,
            id="onderwijsregio.W005",
        )
        for mend, (host, encrypted) in ways.items()
        if is_far(host or "") and not encrypted
    ]


@register(Tags.security, deploy=True)
def passwords_are_long(**_: Any) -> list[CheckMessage]:
    """Warn of a password of the database or the broker that is short, or not there at all.

    A local socket needs none.
    """
    database = settings.DATABASES["default"]
    passwords = {
        "DATABASE_URL": (database["HOST"], database["PASSWORD"]),
        "REDIS_URL": (_broker().hostname or "", _broker().password or ""),
    }
    return [
        Warning(
            f"The password in {name} has fewer than {SHORTEST_PASSWORD} characters.",
            hint="Take one of secrets.token_urlsafe(32).",
            id="onderwijsregio.W006",
        )
        for name, (host, password) in passwords.items()
        if host and not host.startswith("/") and len(password) < SHORTEST_PASSWORD
    ]


@register(Tags.security, deploy=True)
def logs_hold_no_statements(**_: Any) -> list[CheckMessage]:
    """Warn of a level at which libraries write what they work on, such as task arguments."""
    if settings.LOGGING["root"]["level"] != "DEBUG":
        return []
    return [
        Warning(
            "At the level DEBUG libraries write what they work on in the log.",
            hint="Set LOG_LEVEL to INFO.",
            id="onderwijsregio.W007",
        )
    ]


@register(Tags.security, deploy=True)
def old_data_is_removed(**_: Any) -> list[CheckMessage]:
    """Refuse periods that would remove everything, or nothing for years."""
    longest = 7 * 366
    return [
        Error(
            f"{name} is {getattr(settings, name)} days.",
            hint=f"Set it between 1 and {longest}.",
            id="onderwijsregio.E008",
        )
        for name in ("MAIL_KEPT_DAYS", "INVITATION_KEPT_DAYS")
        if not 1 <= getattr(settings, name) <= longest
    ]


@register(Tags.security, deploy=True)
def names_are_real(**_: Any) -> list[CheckMessage]:
    """Refuse names and addresses of the demo on the pages that the law asks, and in mails."""
    used = {
        "DEFAULT_FROM_EMAIL": settings.DEFAULT_FROM_EMAIL,
        "CONTACT_EMAIL": settings.CONTACT["email"],
        "OWNER_NAME": settings.OWNER["name"],
        "OWNER_ADDRESS": settings.OWNER["address"],
        "CONTROLLER_NAME": settings.OWNER["controller"],
        "PRIVACY_EMAIL": settings.OWNER["privacy_email"],
        "SECURITY_EMAIL": settings.OWNER["security_email"],
    }
    return [
        Error(
            f"{name} is still that of the demo: {value}.",
            hint=f"Set {name} in the environment.",
            id="onderwijsregio.E011",
        )
        for name, value in used.items()
        if value == getattr(demo_names, name)
    ]


@register(Tags.security, deploy=True)
def letters_are_dressed(**_: Any) -> list[CheckMessage]:
    """Refuse a house style with which a letter could not be made, or not be read."""
    return [
        Error(fault, hint="See docs/operating.md, house style.", id="onderwijsregio.E014")
        for fault in faults(house_style())
    ]


def _broker() -> SplitResult:
    address: str = settings.CACHES["signs_of_life"]["LOCATION"]
    return urlsplit(address)
