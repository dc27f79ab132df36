"""The words on the Dutch screen, by the English words in the templates and the code."""

from __future__ import annotations

from django.utils import translation


def nl(english: str, **values: object) -> str:
    """What the Dutch screen says for this message, with `values` filled in."""
    with translation.override("nl"):
        return translation.gettext(english) % values if values else translation.gettext(english)
