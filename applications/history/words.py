"""What a change says in words: the field, what it was, what it became.

The words are those of the classes of the sections (`applications/sections/`), as on their pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from applications.models import OnderwijsFunction, SectionKind, TeamLevel
from applications.sections import FieldsSection, Rows, written_section
from applications.sections.cells import in_words
from applications.sections.functions import FIELDS as OF_A_FUNCTION
from applications.sections.lines import LinesSection, Table
from regions.models import PartnerKind

from .sources import Source

Row = Mapping[str, Any]

# Of a long text only what changed is told, with some words around it.
MOST_CHARACTERS = 160
AROUND = 4


@dataclass(frozen=True)
class Told:
    """A field that changed. What was, or what became, is empty where there was nothing.

    Of what came or went as a whole there is only what it is, as `became`.

    `is_kept_silent`: that it changed is told, not what it was: it says something of a person.
    """

    label: StrOrPromise
    was: str = ""
    became: str = ""
    is_kept_silent: bool = False

    @property
    def before(self) -> str:
        """The label as it stands before what it is about: a question needs no colon."""
        return f"{self.label}" if str(self.label).endswith("?") else f"{self.label}:"


def of_row(source: Source, was: Row | None, became: Row | None) -> list[Told]:
    """What changed of one row, from the event before the first to the last of a group."""
    if source.model == "Partner":
        return list(_of_partner(was, became or {}))
    if source.model == "Attachment":
        return list(_of_attachment(was, became or {}))
    if source.model == "TeamMember":
        return list(_of_member(became or {}))
    if source.model == "SigningRequest":
        return [Told(_("asked to sign"), became=str((became or {}).get("name", "")))]
    old, new = (_rows(source, row) if row else [] for row in (was, became))
    before = {str(label): text for label, text in old}
    is_silent = _is_personal(source.part)
    return [
        Told(label, is_kept_silent=True)
        if is_silent
        else _told(label, before.get(str(label), ""), text)
        for label, text in new
        if before.get(str(label), "") != text
    ]


def _is_personal(part: str) -> bool:
    section = written_section(part)
    return isinstance(section, FieldsSection) and section.is_personal


def _rows(source: Source, row: Row) -> Rows:
    """The columns of a row that is a section, or a part of one, with what stands in them."""
    if source.part == SectionKind.FUNCTIONS:
        function = OnderwijsFunction(row["function"]).label
        return [
            (f"{function}: {field.label}", in_words(field, row[name]))
            for name, field in OF_A_FUNCTION.items()
        ]
    section = written_section(source.part)
    if source.part == SectionKind.REGION:
        *columns, _municipalities = section.described({**row, "municipalities": []})
        return columns
    return section.described(row)


def _of_partner(was: Row | None, became: Row) -> Iterator[Told]:
    name = str(became.get("name", ""))
    was_there = was is not None and was["removed_at"] is None
    is_there = became.get("removed_at") is None
    if is_there and not was_there:
        yield Told(_("added"), became=f"{name} ({PartnerKind(became['kind']).label})")
    elif was_there and not is_there:
        yield Told(_("taken off the list"), became=name)
    elif was is not None:
        if was["kind"] != became["kind"]:
            old, new = (str(PartnerKind(row["kind"]).label) for row in (was, became))
            yield Told(name, old, new)
        if any(was[key] != became[key] for key in ("contact_email", "second_email")):
            yield Told(_("who signs for %s") % name, is_kept_silent=True)


def _of_attachment(was: Row | None, became: Row) -> Iterator[Told]:
    if became.get("removed_at") is not None:
        yield Told(_("document taken off"), became=str(became["name"]))
    elif was is None:
        yield Told(_("document added"), became=str(became["name"]))
    else:
        yield Told(_("document replaced"), str(was["name"]), str(became["name"]))


def _of_member(became: Row) -> Iterator[Told]:
    name = f"{became.get('name')} ({became.get('organisation')})"
    level = TeamLevel(became["level"]).label
    if became.get("ended_at") is None:
        yield Told(name, became=str(level))
    else:
        yield Told(name, became=_("no longer “%s”") % level)


def of_set(added: Sequence[str], removed: Sequence[str]) -> list[Told]:
    """What came and went of a set of names, such as the municipalities."""
    came = ", ".join(sorted(set(added) - set(removed)))
    went = ", ".join(sorted(set(removed) - set(added)))
    told = [Told(_("added"), became=came)] if came else []
    return [*told, Told(_("taken off"), became=went)] if went else told


def of_lines(source: Source, was: Sequence[Row], became: Sequence[Row]) -> list[Told]:
    """What changed of the lines of a table: cell by cell where a line only reads otherwise."""
    table, *others = _tables_of(source)
    # Of a part with several tables one reads of which a line is.
    within = f"{table.title}, " if others else ""
    old, new = (
        [table.in_words(row) for row in sorted(rows, key=lambda row: int(row["position"]))]
        for rows in (was, became)
    )
    matcher = SequenceMatcher(None, [tuple(row) for row in old], [tuple(row) for row in new], False)
    told: list[Told] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            told.extend(_apart(table, old[i:j], new[k:m], i, k))
    return [replace(one, label=f"{within}{one.label}") for one in told]


def _apart(
    table: Table, old: list[list[str]], new: list[list[str]], i: int, k: int
) -> Iterator[Told]:
    """The lines of a stretch that differs; those that stand beside each other are one line."""
    labels = [str(field.label) for field in table.fields.values()]
    both = min(len(old), len(new))
    for number in range(both):
        line = _("line %(number)s") % {"number": k + number + 1}
        for label, was, became in zip(labels, old[number], new[number], strict=True):
            if was != became:
                yield _told(f"{label}, {line}", was, became)
    for number, cells in enumerate(old[both:], start=i + both + 1):
        yield Told(_("line %(number)s taken off") % {"number": number}, became=_whole(cells))
    for number, cells in enumerate(new[both:], start=k + both + 1):
        yield Told(_("line %(number)s added") % {"number": number}, became=_whole(cells))


def table_of(source: Source) -> Table:
    """The table of lines of which these are the events."""
    return _tables_of(source)[0]


def _tables_of(source: Source) -> list[Table]:
    """The table of which these are the events, and after it the others of its part."""
    section = written_section(source.part)
    tables = section.tables if isinstance(section, LinesSection) else ()
    return sorted(tables, key=lambda table: table.model.__name__ != source.model)


def _whole(cells: Sequence[str]) -> str:
    return _shortened(" · ".join(filter(None, cells)))


def _told(label: StrOrPromise, was: str, became: str) -> Told:
    if max(len(was), len(became)) > MOST_CHARACTERS:
        was, became = _what_differs(was, became)
    return Told(label, was, became)


def _what_differs(was: str, became: str) -> tuple[str, str]:
    """Of two long texts the words from the first to the last that differ, with some around them."""
    old, new = was.split(), became.split()
    start = _shared(old, new)
    end = min(_shared(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    if start == len(old) == len(new):
        # Only spaces or breaks of lines differ.
        return _shortened(was), _shortened(became)
    return _between(old, start, end), _between(new, start, end)


def _shared(ones: list[str], others: list[str]) -> int:
    pairs = zip(ones, others, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


def _between(words: list[str], start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(len(words) - end + AROUND, len(words))
    text = _shortened(" ".join(words[first:last]))
    before = "… " if first and text else ""
    return f"{before}{text}{' …' if last < len(words) and not text.endswith('…') else ''}"


def _shortened(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS].rstrip()} …"
