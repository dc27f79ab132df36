"""Reading settings from environment variables, with one clear sentence when one is missing."""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"", "0", "false", "no", "off"})


def text(name: str, default: str = "") -> str:
    """Return the variable `name`, or `default` when it is not set or empty."""
    return os.environ.get(name, "").strip() or default


def required(*names: str) -> dict[str, str]:
    """Return the variables `names`.

    Raises `ImproperlyConfigured` with one sentence that names every variable that is missing,
    so that someone who sets up a server does not meet them one at a time.
    """
    values = {name: text(name) for name in names}
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise ImproperlyConfigured(
            "Set these environment variables (docs/operating.md explains each): "
            + ", ".join(missing)
            + "."
        )
    return values


def flag(name: str, *, default: bool) -> bool:
    """Return the variable `name` as a yes or no.

    Raises `ImproperlyConfigured` for anything else than 1, true, yes, on, 0, false, no or off.
    """
    if name not in os.environ:
        return default
    value = os.environ[name].strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; use 1 for yes or 0 for no.")


def number(name: str, default: int) -> int:
    """Return the variable `name` as a whole number.

    Raises `ImproperlyConfigured` when it is not one.
    """
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}; use a whole number.") from None


def listing(name: str, default: str = "") -> list[str]:
    """Return the comma-separated variable `name` as a list without empty parts."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def database(url: str) -> dict[str, Any]:
    """Return Django's description of the PostgreSQL database at `url`.

    `url` is `postgresql://user:password@host:port/name?option=value`; a socket folder is given
    as `?host=/path`. Raises `ImproperlyConfigured` for another kind of database, because
    constraints and triggers of the portal are PostgreSQL's.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL must look like postgresql://user:password@host:5432/name."
        )
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": number("DATABASE_CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **options},
    }


def password_in(url: str) -> str:
    """Return the password in the address `url` of a server, or nothing."""
    return unquote(urlsplit(url).password or "")


def broker(url: str) -> str:
    """Return Celery's spelling of the Redis address `url` (`redis://`, `rediss://`, `unix://`).

    Raises `ImproperlyConfigured` for another scheme.
    """
    scheme, _, rest = url.partition("://")
    if scheme in {"redis", "rediss"}:
        return url
    if scheme == "unix":
        path, _, query = rest.partition("?")
        options = dict(parse_qsl(query))
        return f"redis+socket://{path}?virtual_host={options.get('db', '0')}"
    raise ImproperlyConfigured("REDIS_URL must look like redis://:password@host:6379/0.")
