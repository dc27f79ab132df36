"""What every page gets from this floor."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.middleware import session_seconds
from common.unsent_forms import writer_name


def session_end(request: HttpRequest) -> dict[str, Any]:
    """For staff: `session_seconds` until their session ends, and `keepalive_url` to prolong it.

    Then, and with every page that is read a minute or more after the last, it lasts `idle_seconds`.
    """
    roles = getattr(request, "roles", [])
    if not any(role.needs_second_factor for role in roles):
        return {}
    return {
        "idle_seconds": settings.STAFF_IDLE_SECONDS,
        "session_seconds": session_seconds(request),
        "keepalive_url": reverse("accounts:keepalive"),
    }


def writer(request: HttpRequest) -> dict[str, Any]:
    """`writer`: whose the text is that this browser keeps (`static/js/writing.js`)."""
    user = getattr(request, "user", None)
    return {"writer": writer_name(user.pk)} if user and user.is_authenticated else {}
