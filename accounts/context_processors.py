"""What every page gets from this floor."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def session_end(request: HttpRequest) -> dict[str, Any]:
    """For staff: `idle_seconds` until their session ends, and `keepalive_url` to prolong it."""
    roles = getattr(request, "roles", [])
    if not any(role.needs_second_factor for role in roles):
        return {}
    return {
        "idle_seconds": settings.STAFF_IDLE_SECONDS,
        "keepalive_url": reverse("accounts:keepalive"),
    }
