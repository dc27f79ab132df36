"""What an import tells afterwards, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not imported. `line` is its physical line in the file, counted from 1."""

    line: int
    reason: str


@dataclass
class FileReport:
    """What became of one file. `rows` counts all rows below the header, also refused ones."""

    file: str
    kind: str
    label: str
    rows: int = 0
    added: int = 0
    changed: int = 0
    ended: int = 0
    gone: int = 0
    """Rows that say that something is no more."""
    refused: list[Refused] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the report as the contract of `import_open_data --json` has it."""
        return {
            "file": self.file,
            "kind": self.kind,
            "rows": self.rows,
            "added": self.added,
            "changed": self.changed,
            "ended": self.ended,
            "refused": [{"line": row.line, "reason": row.reason} for row in self.refused],
        }

    def lines(self) -> Iterator[str]:
        """Yield the report as sentences."""
        yield f"{self.file} ({self.label})"
        yield "  " + _(
            "%(rows)d rows: %(added)d added, %(changed)d changed, %(ended)d ended, "
            "%(refused)d refused."
        ) % {
            "rows": self.rows,
            "added": self.added,
            "changed": self.changed,
            "ended": self.ended,
            "refused": len(self.refused),
        }
        if self.gone:
            yield "  " + ngettext(
                "%(count)d row is about a location that has closed.",
                "%(count)d rows are about locations that have closed.",
                self.gone,
            ) % {"count": self.gone}
        for row in self.refused:
            yield "  " + _("line %(line)d: %(reason)s") % {"line": row.line, "reason": row.reason}


def as_json(reports: Iterable[FileReport]) -> dict[str, Any]:
    """Return all reports as one JSON document."""
    return {"files": [report.as_json() for report in reports]}
