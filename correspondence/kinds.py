"""The kinds of letters: each app registers its own when Django starts."""

from __future__ import annotations

from django_stubs_ext import StrOrPromise

_names: dict[str, StrOrPromise] = {}


def register(kind: str, name: StrOrPromise) -> None:
    """Make letters of `kind`, a short Dutch word, known under `name`, as people read it."""
    _names[kind] = name


def name_of(kind: str) -> StrOrPromise:
    """What people read for a kind. Raises KeyError for one that no app registered."""
    return _names[kind]
