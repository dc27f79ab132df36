"""Which letters are kept from somebody of the Realisatie Eenheid.

The apps that have letters made know what these are about, and register what they keep.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q

from accounts.models import Role

Rule = Callable[[Role], Q]
_RULES: list[Rule] = []


def register(rule: Rule) -> None:
    """Keep from a role the letters that `rule` gives for it."""
    _RULES.append(rule)


def any_of(role: Role) -> Q:
    """The letters that are kept from a role."""
    kept = Q(pk__in=[])
    for rule in _RULES:
        kept |= rule(role)
    return kept
