"""Saving a section of a plan, without two people overwriting each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application, Section
from applications.permissions import why_not_edit
from applications.sections import Data, WrittenSection, as_asked, written_section
from common.refusal import Refusal, refuse
from common.three_way import Clash, fingerprints, unite

from .locking import locked_section

# No section has this version: what is saved on it is united with what is stored.
UNKNOWN = -1


class Stale(Refusal):
    """Somebody else changed the same fields; `section` is how it stands now, `clashes` which."""

    def __init__(self, section: Section, clashes: Mapping[str, Clash]) -> None:
        super().__init__(
            _(
                "Somebody else changed this part while you were working on it. "
                "Nothing you typed is lost: compare both below and choose."
            ),
            code="stale",
        )
        self.section = section
        self.clashes = clashes


@dataclass(frozen=True)
class Saved:
    """What came of saving: the bookkeeping, and the version that the person now has before them.

    That is `UNKNOWN` when what somebody else changed is stored too, but not on their screen.
    """

    section: Section
    seen: int

    @property
    def version(self) -> int:
        """The version that is stored now."""
        return self.section.version


@transaction.atomic
def save_section(
    *,
    application: Application,
    kind: str,
    version: int,
    data: Data,
    by: Role,
    was: Mapping[str, str] | None = None,
    without: Collection[str] = (),
) -> Saved:
    """Store `data`, what `read_section` gives for section `kind` of a plan.

    `version` is the version of the section that the person had before them, and `was` are the
    fingerprints of its units then (`common/three_way.py`). On an older version only what the person
    changed is stored; what somebody else changed stays. The units `without` stay as they are too.
    What does not differ from what is stored is not saved anew; what the round does not ask in the
    section is passed over. Only who saves the same section waits. Saving is possible after the
    closing moment too: only submitting is not. Raises `Refusal` (`not_editable`, `contradiction`),
    and `Stale` for what both changed.
    """
    row = locked_section(application, kind)
    section = as_asked(written_section(kind), row.plan.application.round)
    refuse_unless_editable(row.plan.application, kind, by)
    typed = section.plain(data)
    if row.version == version and not without:
        whole: Data = typed
        seen = True
    else:
        known = None if row.version == version else was or {}
        whole, seen = _united_with_stored(section, row, typed, known, without)
    refuse(section.why_not_write(whole), code="contradiction")
    if section.write(row.plan, whole):
        note_change(row, by)
    return Saved(row, row.version if seen else UNKNOWN)


def _united_with_stored(
    section: WrittenSection,
    row: Section,
    typed: Data,
    was: Mapping[str, str] | None,
    without: Collection[str],
) -> tuple[Data, bool]:
    """What is to be stored, and whether it is all that the person sees.

    Without `was` they had before them what is stored. Raises `Stale`.
    """
    theirs = section.units(section.read(row.plan))
    mine = {name: unit for name, unit in section.units(typed).items() if name not in without}
    united = unite(was=fingerprints(theirs) if was is None else was, mine=mine, theirs=theirs)
    if united.clashes:
        raise Stale(row, united.clashes)
    seen = fingerprints(mine) == fingerprints(united.units)
    return section.from_units(united.units), seen


def read_section(application: Application, kind: str) -> dict[str, Any]:
    """Return what is stored of section `kind`, in the form in which `save_section` takes it."""
    return written_section(kind).read(application.plan)


def refuse_unless_editable(application: Application, kind: str, by: Role) -> None:
    """Raise `Refusal` (`not_editable`) unless `by` may change this section now."""
    refuse(why_not_edit(by, application, kind), code="not_editable")


def note_change(section: Section, by: Role) -> Section:
    """Count a new version of a section whose row is locked."""
    section.version += 1
    section.changed_at = timezone.now()
    section.changed_by = by
    section.save(update_fields=["version", "changed_at", "changed_by"])
    return section
