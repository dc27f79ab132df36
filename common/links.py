"""Addresses for mails and letters, where there is no request to build them from."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(path: str) -> str:
    """Return the full address of `path`, which begins with a slash.

    The host comes from the settings, never from the request: a forged Host header must not end up
    in a mail with a link to choose a new password.
    """
    return urljoin(f"{settings.SITE_URL.rstrip('/')}/", path.lstrip("/"))
