"""Putting frozen documents beside each other, field by field: versions, or applications.

Asked wherever is told what changed: to partners who signed before, to who completes, to who judges;
and where applications become one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from applications.content import attachments_in
from applications.sections import ALL, PlanSection, Rows

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """A field that reads otherwise, as each document has it, empty where it is not there."""

    label: str
    values: tuple[str, ...]

    # A table of versions marks what differs; here all of it does.
    changed = True


@dataclass(frozen=True)
class Part:
    """A section that differs, with the fields that do."""

    section: PlanSection
    rows: Sequence[Change]

    @property
    def kind(self) -> str:
        """The section, as the address and the documents name it."""
        return self.section.kind

    @property
    def title(self) -> StrOrPromise:
        """The name of the section."""
        return self.section.title


def compare(*documents: Document) -> list[Part]:
    """The sections in which documents differ, in their order, each with what differs.

    No queries. Who may read both may read this: it shows no more than they do, and no addresses of
    signers.
    """
    parts = [Part(section, _changes(section, documents)) for section in ALL]
    return [part for part in parts if part.rows]


def _changes(section: PlanSection, documents: Sequence[Document]) -> list[Change]:
    told = [_told(section, document) for document in documents]
    labels = dict.fromkeys(label for one in told for label in one)
    rows = {label: tuple(one.get(label, "") for one in told) for label in labels}
    return [Change(label, values) for label, values in rows.items() if len(set(values)) > 1]


def _told(section: PlanSection, document: Document) -> dict[str, str]:
    """The fields of a section by their names; several of one name are told together."""
    part = document.get(section.kind)
    rows: Rows = [] if part is None else section.told(part)
    told: dict[str, str] = {}
    for label, text in [*rows, *_attached(section, document)]:
        told[str(label)] = "\n".join(filter(None, [told.get(str(label)), text]))
    return told


def _attached(section: PlanSection, document: Document) -> Rows:
    """The documents with the section: part of the hash tells one replaced under its old name."""
    return [
        (_("Documents"), f"{one['name']} ({one['sha256'][:8]})")
        for one in attachments_in(document, section.kind)
    ]
