"""The kinds of decisions and letters for which somebody is mandated: each app registers its own.

A kind is a short Dutch word. What is decided goes by its outcome, because a mandate may go as far
as one outcome and not as far as another (Awb 10:6).
"""

from __future__ import annotations

from collections.abc import Iterable

from django_stubs_ext import StrOrPromise

COMPLETION = "aanvulling"
"""Asking to complete an application: decides nothing, but rests on a mandate too (Awb 10:12)."""
DELAY = "verdaging"
"""Telling that a decision takes longer (Awb 4:14): likewise."""
CHANGE = "wijziging"
"""Deciding on a change after the status."""
CONDITION_MET = "voldaan"
"""Telling that a condition is met: likewise."""
INTENTION = "voornemen"
"""Telling that a status may be withdrawn (Awb 4:8): decides nothing, as above."""
WITHDRAWAL = "intrekking"
"""Withdrawing a status."""
SUBSIDY = "subsidie"
"""Deciding on a subsidy."""
OBJECTION = "bezwaar"
"""Deciding on an objection; see `permissions.why_not_mandated_to_decide_objection`."""

_names: dict[str, StrOrPromise] = {}


def register(kind: str, name: StrOrPromise) -> None:
    """Let mandates be given for `kind`, which people read as `name`."""
    _names[kind] = name


def name_of(kind: str) -> StrOrPromise:
    """What people read for a kind. Raises KeyError for one that no app registered."""
    return _names[kind]


def names_of(kinds: Iterable[str]) -> list[StrOrPromise]:
    """What people read for these kinds, in the order of the register.

    A kind of an app that is no longer there reads as it was stored.
    """
    known = [_names[kind] for kind in _names if kind in kinds]
    return [*known, *(kind for kind in kinds if kind not in _names)]


def choices() -> list[tuple[str, StrOrPromise]]:
    """Every kind with its name, for a form."""
    return list(_names.items())
