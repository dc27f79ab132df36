"""Putting other lines of a table beside those that are stored, before they replace them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from django.utils.translation import gettext

from .base import Data
from .lines import LinesSection, Table


@dataclass(frozen=True)
class LineChange:
    """A line as it is stored and as it would be; empty where there is none."""

    label: str
    values: tuple[str, str]

    # A table of versions marks what differs; here all of it does.
    changed = True


def lines_beside(section: LinesSection, stored: Data, other: Data) -> list[LineChange]:
    """What would change when `other` replaced `stored`, line by line, with what adds up at the end.

    Lines are compared in their order, so that one put in between changes no other. No queries.
    """
    found = [
        change
        for table in section.tables
        for change in _changes(table, stored[table.name], other[table.name])
    ]
    together = str(section.counted(stored)), str(section.counted(other))
    if found and together[0] != together[1]:
        found.append(LineChange(gettext("Together"), together))
    return found


def _changes(table: Table, stored: Sequence[Data], other: Sequence[Data]) -> Iterator[LineChange]:
    old, new = ([_text(table, line) for line in lines] for lines in (stored, other))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, start, end, from_, to in steps:
        if tag == "equal":
            continue
        pairs = zip_longest(range(start, end), range(from_, to))
        for was, is_ in pairs:
            number = (was if is_ is None else is_) or 0
            values = ("" if was is None else old[was], "" if is_ is None else new[is_])
            yield LineChange(gettext("Line %(number)s") % {"number": number + 1}, values)


def _text(table: Table, line: Data) -> str:
    return " · ".join(filter(None, table.in_words(line)))
