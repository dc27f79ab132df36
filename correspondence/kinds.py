"""The kinds of letters: each app registers its own when Django starts.

Here, and nowhere else, stands whether a kind is a decision one can object to. A letter of a kind
that is none has no clause on objection, and one that is has it: `domain.letters.issue` sees to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class LetterKind:
    """What holds for every letter of a kind.

    `is_beschikking`: it decides, in the sense of Awb 1:3. `may_object`: one can object to it, which
    the letter then says (3:45); not so of a decision on an objection, from which one appeals.
    """

    name: StrOrPromise
    is_beschikking: bool
    may_object: bool


_kinds: dict[str, LetterKind] = {}


def register(
    kind: str, name: StrOrPromise, *, is_beschikking: bool, may_object: bool | None = None
) -> None:
    """Make letters of `kind`, a short Dutch word, known under `name`, as people read it.

    `may_object` is the same as `is_beschikking`, unless it is said.
    """
    objects = is_beschikking if may_object is None else may_object
    _kinds[kind] = LetterKind(name, is_beschikking, objects)


def of(kind: str) -> LetterKind:
    """What holds for a kind. Raises KeyError for one that no app registered."""
    return _kinds[kind]


def registered() -> Mapping[str, LetterKind]:
    """Every kind."""
    return _kinds
