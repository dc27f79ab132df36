"""Which letters are kept from somebody of the Realisatie Eenheid, and why.

The apps that have letters made know what these are about, and register what they keep.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.db.models import Q
from django_stubs_ext import StrOrPromise

from accounts.models import Role, User


class Rule(NamedTuple):
    """The letters that are kept from a role; and why one is, by what it answers (an application),
    as a sentence, with the colleagues who may read it.
    """

    kept: Callable[[Role], Q]
    why: Callable[[Role, str], tuple[StrOrPromise, Sequence[User]] | None]


_RULES: list[Rule] = []


def register(rule: Rule) -> None:
    """Keep from a role the letters that `rule` gives for it."""
    _RULES.append(rule)


def any_of(role: Role) -> Q:
    """The letters that are kept from a role."""
    kept = Q(pk__in=[])
    for rule in _RULES:
        kept |= rule.kept(role)
    return kept


def why(role: Role, answers: str) -> tuple[StrOrPromise, Sequence[User]] | None:
    """Why a letter with these `answers` is kept from a role, and who may read it; None when it is
    not kept.
    """
    return next(filter(None, (rule.why(role, answers) for rule in _RULES)), None)
