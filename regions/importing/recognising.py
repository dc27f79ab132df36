"""Which kind of file this is, told by its headers alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from regions.importing.errors import UnusableFile
from regions.importing.kinds import KINDS
from regions.importing.kinds.base import Cells, FileKind
from regions.importing.reading import Row, Table, open_table

# The same column under the names it had through the years and layouts.
_OTHER_NAMES = {
    "BRIN": "INSTELLINGSCODE",
    "BRIN NUMMER": "INSTELLINGSCODE",
    "BRINNUMMER": "INSTELLINGSCODE",
    "INSTELLING CODE": "INSTELLINGSCODE",
    "VESTIGINGSNUMMER": "VESTIGINGSCODE",
    "NAAM VESTIGING": "VESTIGINGSNAAM",
    "INSTELLINGSNAAM VESTIGING": "VESTIGINGSNAAM",
    "GEMEENTECODE VESTIGING": "GEMEENTENUMMER",
    "GEMEENTECODE": "GEMEENTENUMMER",
    "KVK NUMMER": "KVK-NUMMER",
}


class RecognisedFile:
    """A table whose kind is known."""

    def __init__(self, table: Table, kind: type[FileKind], headers: list[str]) -> None:
        self._table = table
        self._headers = headers
        self.kind = kind(table.path, headers)

    def rows(self) -> Iterator[tuple[Row, Cells]]:
        """Yield each row with its values by normalised header, stripped of spaces."""
        for row in self._table.rows():
            yield row, dict(zip(self._headers, map(str.strip, row.cells), strict=False))


def recognise(path: Path) -> RecognisedFile:
    """Open `path` as one of the kinds of file. Raises `UnusableFile` when it is none of them."""
    table = open_table(path)
    headers = [normalised(header) for header in table.headers]
    present = frozenset(headers)
    kinds = [kind for kind in KINDS if kind.recognises(present)]
    if len(kinds) != 1:
        raise UnusableFile(
            _("%(file)s is not a file that can be imported: its headers fit no known kind.")
            % {"file": path}
        )
    required = [header for header in headers if header in kinds[0].required]
    if len(required) != len(set(required)):
        raise UnusableFile(_("%(file)s has the same column twice.") % {"file": path})
    return RecognisedFile(table, kinds[0], headers)


def normalised(header: str) -> str:
    """Return a header in capitals, with spaces for underscores, under its present name."""
    name = " ".join(header.replace("_", " ").replace("\ufeff", "").upper().split())
    return _OTHER_NAMES.get(name, name)
