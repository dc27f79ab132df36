"""How two texts differ, word by word, for putting them beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

# Beyond so many words apart, comparing takes longer than a page may: then all of it is marked.
MOST_WORDS = 3_000
_WORDS = re.compile(r"\s+|[^\s]+")

Runs = list[tuple[bool, list[str]]]


@dataclass(frozen=True)
class Piece:
    """A run of words; when `is_own` it stands in this text only."""

    text: str
    is_own: bool


def beside(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces: what they share, and what is only in the one or the other."""
    left = _WORDS.findall(one.replace("\r\n", "\n"))
    right = _WORDS.findall(other.replace("\r\n", "\n"))
    start = _shared(left, right)
    end = _shared(left[start:][::-1], right[start:][::-1])
    lefts, rights = _apart(left[start : len(left) - end], right[start : len(right) - end])
    before, after = (False, left[:start]), (False, left[len(left) - end :])
    return list(_pieces([before, *lefts, after])), list(_pieces([before, *rights, after]))


def _shared(ones: list[str], others: list[str]) -> int:
    """How many words both begin with."""
    pairs = zip(ones, others, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


def _apart(ones: list[str], others: list[str]) -> tuple[Runs, Runs]:
    if len(ones) + len(others) > MOST_WORDS:
        return [(True, ones)], [(True, others)]
    steps = SequenceMatcher(None, ones, others, autojunk=False).get_opcodes()
    return (
        [(tag != "equal", ones[i:j]) for tag, i, j, _k, _l in steps],
        [(tag != "equal", others[k:m]) for tag, _i, _j, k, m in steps],
    )


def _pieces(runs: Runs) -> Iterator[Piece]:
    for is_own, words in runs:
        if words:
            yield Piece("".join(words), is_own)
