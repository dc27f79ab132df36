"""Import files: all are checked first, then each is written in a transaction of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pghistory
from django.db import transaction

from regions.importing.applying import apply_changes
from regions.importing.collecting import (
    Progress,
    check,
    refuse_ending,
    refuse_unusable,
    silent,
    start,
)
from regions.importing.outlines import is_json
from regions.importing.reporting import FileReport
from regions.importing.shaping import check_shapes, import_shapes
from regions.importing.storing import Ledger, wait_for_other_imports
from regions.models import RegisterDelivery


def import_files(
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    allow_ending: bool = False,
    progress: Progress = silent,
) -> list[FileReport]:
    """Import `paths` in this order and report on each.

    Raises `UnusableFile` when one of them cannot be imported; because all are checked before the
    first is written, nothing has changed then. `dry_run` does everything and undoes it.
    """
    for path in paths:
        if is_json(path):
            check_shapes(path)
        else:
            check(path, allow_ending=allow_ending)
    return [
        import_shapes(path, dry_run=dry_run)
        if is_json(path)
        else _import_file(path, dry_run=dry_run, allow_ending=allow_ending, progress=progress)
        for path in paths
    ]


@transaction.atomic
def _import_file(
    path: Path, *, dry_run: bool, allow_ending: bool, progress: Progress
) -> FileReport:
    wait_for_other_imports()
    with pghistory.context(imported_file=path.name):
        reading = start(path, progress)
        report = reading.report
        ledger = Ledger(report.kind)
        accepted = 0
        for statement in reading.statements():
            accepted += 1
            ledger.note(statement)
        # Checked before, but another import may have come in between.
        refuse_unusable(reading, accepted)
        refuse_ending(reading, ledger.codes, allow_ending=allow_ending)
        ended = reading.ended(ledger.codes)
        apply_changes(ledger.close(ended))
        RegisterDelivery.objects.create(kind=report.kind, file_name=path.name[-255:])
    report.added, report.changed, report.ended = ledger.added, ledger.changed, len(ended)
    if dry_run:
        transaction.set_rollback(True)
    return report
