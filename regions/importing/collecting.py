"""From a recognised file to statements, and what it would end; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from regions.importing.errors import RefusedRow, UnusableFile
from regions.importing.kinds.base import Cells, Code, Statement
from regions.importing.reading import Row
from regions.importing.recognising import RecognisedFile, recognise
from regions.importing.reporting import FileReport, Refused
from regions.models import OpenDataStatement

Progress = Callable[[str, int], None]
"""Is told the file and the number of rows read so far."""


def silent(_file: str, _rows: int) -> None:
    """Show no progress."""


MOST_ENDED = 0.05
"""The share of what is known of a kind that a file may end without being asked twice."""

_STEP = 1000


@dataclass
class Reading:
    """One pass over a file: yields its statements, and remembers what came by."""

    file: RecognisedFile
    report: FileReport
    progress: Progress
    seen: dict[Code, tuple[int, bool]] = field(default_factory=dict)
    """The line on which a code first stood, and whether its row was accepted."""

    def statements(self) -> Iterator[Statement]:
        """Yield a statement per accepted row; the report gets the others."""
        for row, cells in self.file.rows():
            self.report.rows += 1
            if self.report.rows % _STEP == 0:
                self.progress(self.report.file, self.report.rows)
            try:
                statement = self._statement(row, cells)
            except RefusedRow as refusal:
                self.report.refused.append(Refused(row.line, str(refusal)))
            else:
                if statement is None:
                    self.report.gone += 1
                else:
                    yield statement
        self.progress(self.report.file, self.report.rows)

    def _statement(self, row: Row, cells: Cells) -> Statement | None:
        """Read one row. A row that is refused still counts as seen, so that it ends nothing."""
        try:
            code = self.file.kind.identify(cells)
        except (RefusedRow, KeyError):
            if row.problem:
                raise RefusedRow(row.problem) from None
            raise
        first, _accepted = self.seen.get(code, (None, False))
        if first is not None:
            raise RefusedRow(
                _("%(code)s stood on line %(line)d already; the first row counts.")
                % {"code": code.key, "line": first}
            )
        self.seen[code] = (row.line, False)
        if row.problem:
            raise RefusedRow(row.problem)
        said = self.file.kind.read(cells)
        if said is None:
            del self.seen[code]
            return None
        self.seen[code] = (row.line, True)
        return Statement(code, said)

    def ended(self, known: set[Code]) -> set[Code]:
        """Return what is known of this kind and no longer in the file."""
        return known - self.seen.keys()


def start(path: Path, progress: Progress) -> Reading:
    """Recognise the file and survey it. Raises `UnusableFile`."""
    file = recognise(path)
    for row, cells in file.rows():
        if not row.problem:
            file.kind.survey(cells)
    kind = file.kind
    return Reading(file, FileReport(str(path), kind.identifier, str(kind.label)), progress)


def known_codes(kind: str) -> set[Code]:
    """Return the codes about which this kind of file has said something."""
    rows = OpenDataStatement.objects.filter(kind=kind)
    return {Code(*row) for row in rows.values_list("subject", "key", "part").iterator()}


def check(path: Path, *, allow_ending: bool) -> None:
    """Read the whole file without writing. Raises `UnusableFile` when it cannot be imported."""
    reading = start(path, progress=silent)
    accepted = sum(1 for _statement in reading.statements())
    refuse_unusable(reading, accepted)
    refuse_ending(reading, known_codes(reading.report.kind), allow_ending=allow_ending)


def refuse_unusable(reading: Reading, accepted: int) -> None:
    """Raise `UnusableFile` when the file has no row that can be used."""
    report = reading.report
    if not report.rows:
        raise UnusableFile(_("%(file)s holds headers and no rows.") % {"file": report.file})
    if not accepted and not report.gone:
        raise UnusableFile(
            _("%(file)s holds no row that can be used; line %(line)d: %(reason)s")
            % {
                "file": report.file,
                "line": report.refused[0].line,
                "reason": report.refused[0].reason,
            }
        )


def refuse_ending(reading: Reading, known: set[Code], *, allow_ending: bool) -> None:
    """Raise `UnusableFile` when the file would end too much of what is known of its kind."""
    ended = len(reading.ended(known))
    if not allow_ending and ended > MOST_ENDED * len(known):
        raise UnusableFile(
            _(
                "%(file)s would end %(ended)d of the %(known)d rows known of its kind, more than "
                "%(share)d%%; is it whole? If it is, give --allow-ending."
            )
            % {
                "file": reading.report.file,
                "ended": ended,
                "known": len(known),
                "share": MOST_ENDED * 100,
            }
        )
