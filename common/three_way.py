"""Uniting what two people changed in the same thing, knowing only a fingerprint of what it was.

A thing is a mapping of units, the smallest things that one person changes. Who opened it carries a
fingerprint of each unit along, so that no earlier text needs to be stored anywhere:

    was = fingerprints(stored_then)                  # goes out with the form
    united = unite(was=was, mine=typed, theirs=stored_now)

A unit that only one of the two changed is theirs; what both changed is in conflict. Two kinds of
units are looked into: a `list` (lines in an order) line by line, unless lines were taken out; a
`frozenset` (what is ticked) choice by choice, so that it is never in conflict.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final

Units = Mapping[str, Any]

SEPARATOR: Final = "."
LENGTH: Final = 8


@dataclass(frozen=True)
class Clash:
    """A unit that both changed: how it is stored now, and how I have it."""

    theirs: Any
    mine: Any


@dataclass(frozen=True)
class United:
    """What came of it: `units` as they are to be stored; what is in conflict stays as it was."""

    units: dict[str, Any]
    clashes: dict[str, Clash]


def fingerprints(units: Units) -> dict[str, str]:
    """The fingerprint of each unit, to be carried along by who has it before them."""
    return {name: fingerprint(value) for name, value in units.items()}


def fingerprint(value: Any) -> str:
    """A short text that differs when `value` does; of a list or a set, one for each element."""
    if isinstance(value, list):
        return SEPARATOR.join(_digest(line) for line in value)
    if isinstance(value, frozenset):
        return SEPARATOR.join(sorted(_digest(choice) for choice in value))
    return _digest(value)


def unite(*, was: Mapping[str, str], mine: Units, theirs: Units) -> United:
    """Unite `mine` with `theirs`, which is stored now; `was` is what I had before me.

    A unit that is not in `mine` stays as stored. One that is not in `was` was never seen, so when
    it differs it is in conflict.
    """
    units, clashes = dict(theirs), {}
    for name, value in mine.items():
        stored = theirs[name]
        if fingerprint(value) == fingerprint(stored):
            continue
        try:
            units[name] = _united(was.get(name), value, stored)
        except _BothChangedError:
            clashes[name] = Clash(theirs=stored, mine=value)
    return United(units, clashes)


class _BothChangedError(Exception):
    """Both changed the same unit, each in another way."""


def _united(was: str | None, mine: Any, theirs: Any) -> Any:
    if was is None:
        raise _BothChangedError
    if fingerprint(theirs) == was:
        return mine
    if fingerprint(mine) == was:
        return theirs
    if isinstance(mine, list):
        return _united_lines(was.split(SEPARATOR) if was else [], mine, theirs)
    if isinstance(mine, frozenset):
        return _united_choices(set(was.split(SEPARATOR)), mine, theirs)
    raise _BothChangedError


def _united_lines(was: list[str], mine: list[Any], theirs: list[Any]) -> list[Any]:
    """Line by line; who took lines out, or when both added some, none can be told by its place."""
    shorter = min(len(mine), len(theirs))
    if shorter != len(was):  # Either lines are gone, or both are longer than it was.
        raise _BothChangedError
    lines = []
    for before, my, their in zip_longest(was, mine, theirs):
        my_digest, their_digest = _digest(my), _digest(their)
        if before is None:
            lines.append(their if my is None else my)
        elif before == my_digest:
            lines.append(their)
        elif their_digest in {before, my_digest}:
            lines.append(my)
        else:
            raise _BothChangedError
    return lines


def _united_choices(was: set[str], mine: frozenset[Any], theirs: frozenset[Any]) -> frozenset[Any]:
    """Choice by choice: whoever ticked or unticked one is followed."""
    return frozenset(
        choice
        for choice in mine | theirs
        if (choice in (theirs if (choice in mine) == (_digest(choice) in was) else mine))
    )


def _digest(value: Any) -> str:
    """Of one value, as it reads: line ends as browsers send them are no change."""
    text = json.dumps(_plain(value), sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=LENGTH).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


def read_fingerprints(text: str) -> dict[str, str]:
    """What a form carried along; what cannot be read counts as never seen."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): value for name, value in found.items() if isinstance(value, str)}


def written_fingerprints(prints: Mapping[str, str]) -> str:
    """The fingerprints as a form carries them."""
    return json.dumps(dict(prints), separators=(",", ":"))
