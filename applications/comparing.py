"""Putting two frozen versions of an application beside each other, section by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from applications.content import attachments_in
from applications.sections import ALL, Rows, section_of


@dataclass(frozen=True)
class Row:
    """One thing that is said, in both versions."""

    label: StrOrPromise
    values: Sequence[str]

    @property
    def changed(self) -> bool:
        """Whether they say something else."""
        return len(set(self.values)) > 1


@dataclass(frozen=True)
class Part:
    """A section in both versions; `rows` are only what differs."""

    kind: str
    rows: Sequence[Row]

    @property
    def title(self) -> StrOrPromise:
        """The name of the section."""
        return section_of(self.kind).title


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Part]:
    """The sections in which two readable documents differ, each with what differs.

    Who may read both may read this: it shows no more than they do, and no addresses of signers.
    """
    parts = [Part(one.kind, _rows(one.kind, before, after)) for one in ALL]
    return [part for part in parts if part.rows]


def changed_sections(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """The kinds of the sections that differ."""
    return {part.kind for part in compare(before, after)}


def _rows(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Row]:
    old, new = (dict(described(kind, content)) for content in (before, after))
    labels = dict.fromkeys([*old, *new])
    rows = [Row(label, [old.get(label, ""), new.get(label, "")]) for label in labels]
    return [row for row in rows if row.changed]


def described(kind: str, content: Mapping[str, Any]) -> Rows:
    """What a readable document says in a section, in words; nothing of a section it has not."""
    return [*_said(kind, content), *_attached(kind, content)]


def _said(kind: str, content: Mapping[str, Any]) -> Rows:
    part = content.get(kind)
    told = () if part is None else section_of(kind).told(part)
    return [(str(label), str(text)) for label, text in told]


def _attached(kind: str, content: Mapping[str, Any]) -> Rows:
    """The documents with the section, by name and a bit of the hash, which tells versions apart."""
    files = [f"{one['name']} ({one['sha256'][:8]})" for one in attachments_in(content, kind)]
    return [(_("Documents"), "\n".join(files))] if files else []
