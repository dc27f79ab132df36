"""Saving a section of a plan, without two people overwriting each other."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application, Section
from applications.permissions import why_not_edit
from applications.sections import Data, written_section
from common.refusal import Refusal, refuse

from .locking import locked_section


class Stale(Refusal):
    """Somebody else saved this part in the meantime; `section` is how it stands now."""

    def __init__(self, section: Section) -> None:
        super().__init__(
            _(
                "Somebody else changed this part while you were working on it. "
                "Nothing you typed is lost: compare both below and save again."
            ),
            code="stale",
        )
        self.section = section


@transaction.atomic
def save_section(
    *, application: Application, kind: str, version: int, data: Data, by: Role
) -> Section:
    """Store `data` as section `kind` of a plan and return its bookkeeping.

    `version` is the version of the section that the person had before them. `data` holds what
    `read_section` gives for it. What does not differ from what is stored is not saved anew. Only
    who saves the same section waits. Saving is possible after the closing moment too: only
    submitting is not. Raises `Refusal` (`not_editable`, `contradiction`) and
    `Stale`.
    """
    section = written_section(kind)
    row = locked_section(application, kind)
    refuse_unless_editable(row.plan.application, kind, by)
    typed = section.plain(data)
    refuse(section.why_not_write(typed), code="contradiction")
    if row.version != version:
        if section.read(row.plan) != typed:
            raise Stale(row)
        return row
    return note_change(row, by) if section.write(row.plan, typed) else row


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
