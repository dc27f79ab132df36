"""Replace the hexagons of the map by outlines: of every municipality, or of none."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regions import facts
from regions.drawing.ground import Frame
from regions.drawing.paths import path_text
from regions.importing.errors import RefusedRow, UnusableFile
from regions.importing.outlines import fitted, read_rows, simplified
from regions.importing.reporting import FileReport, Refused
from regions.models import MunicipalityShape, ShapeSource

KIND = "municipality_outlines"
MOST_NAMED = 5


def check_shapes(path: Path) -> None:
    """Read the whole file without writing. Raises `UnusableFile` when it cannot be imported."""
    _shapes(path)


@transaction.atomic
def import_shapes(path: Path, *, dry_run: bool) -> FileReport:
    """Draw the map with the outlines in `path`. Raises `UnusableFile`.

    Half a map of outlines and half of hexagons would say nothing, so every present municipality
    must be in the file.
    """
    report, paths, frame = _shapes(path)
    stored = dict(MunicipalityShape.objects.values_list("municipality_id", "path"))
    different = {code for code in paths if stored.get(code) != paths[code]}
    now = timezone.now()
    MunicipalityShape.objects.bulk_create(
        [
            MunicipalityShape(
                municipality_id=code,
                path=drawn,
                source=ShapeSource.OUTLINE,
                frame=asdict(frame),
                drawn_at=now,
            )
            for code, drawn in paths.items()
        ],
        update_conflicts=True,
        unique_fields=["municipality"],
        update_fields=["path", "source", "frame", "drawn_at"],
    )
    report.added = len(different - stored.keys())
    report.changed = len(different) - report.added
    if dry_run:
        transaction.set_rollback(True)
    return report


def _shapes(path: Path) -> tuple[FileReport, dict[str, str], Frame]:
    """What is reported of the file so far, a path for every municipality, and where these lie."""
    rows = list(read_rows(path))
    outlines = [row.outline for row in rows if row.outline is not None]
    absent = facts.current_municipality_codes() - {outline.code for outline in outlines}
    if absent:
        raise UnusableFile(_incomplete(path, absent))
    try:
        placed, frame = fitted(outlines)
        drawn = simplified(placed)
    except RefusedRow as refusal:
        raise UnusableFile(f"{path}: {refusal}") from refusal
    report = FileReport(str(path), KIND, str(_("outlines of municipalities")), rows=len(rows))
    report.refused = [Refused(row.number, row.reason) for row in rows if row.outline is None]
    return report, {code: path_text(rings) for code, rings in drawn.items()}, frame


def _incomplete(path: Path, absent: frozenset[str]) -> str:
    names = [fact.name for fact in facts.municipalities() if fact.code in absent]
    named = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    return _(
        "%(file)s lacks outlines of %(count)d municipalities, so the map stays as it is: %(names)s."
    ) % {"file": path, "count": len(absent), "names": named}
