"""What every kind of file has in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regions.importing.errors import RefusedRow

Cells = Mapping[str, str]
"""A row: stripped values by normalised header."""

_YEAR = re.compile(r"\d{4}")
NO_BOARD = "00000"
NO_MUNICIPALITY = "9999"


@dataclass(frozen=True, slots=True)
class Code:
    """What a row is about."""

    subject: str
    key: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a row says about a code; `said` is what goes into `OpenDataStatement.said`."""

    code: Code
    said: dict[str, Any] = field(hash=False)


class FileKind:
    """A kind of open data file: how to recognise it, and what its rows say.

    One instance reads one file: it may remember what the headers or the file name tell.
    """

    identifier: ClassVar[str]
    label: ClassVar[str | Promise]
    # Recognised by having all of these headers and none of the others.
    required: ClassVar[frozenset[str]]
    excluded: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, path: Path, headers: list[str]) -> None:
        self.path = path
        self.headers = headers

    @classmethod
    def recognises(cls, headers: frozenset[str]) -> bool:
        """Whether a file with these normalised headers is of this kind."""
        return cls.required <= headers and not cls.excluded & headers

    def survey(self, row: Cells) -> None:
        """Look at a row before any is read, for what only the whole file tells."""

    def identify(self, row: Cells) -> Code:
        """Return what the row is about. Raises `RefusedRow` when it does not say."""
        raise NotImplementedError

    def read(self, row: Cells) -> dict[str, Any] | None:
        """Return what the row says, None when it says that the thing is no more.

        Raises `RefusedRow` with the reason when the row cannot be used.
        """
        raise NotImplementedError

    def statement(self, row: Cells) -> Statement | None:
        """Return the row as a statement, None when it says that the thing is no more."""
        code = self.identify(row)
        said = self.read(row)
        return None if said is None else Statement(code, said)


def refuse_pseudo_row(board: str, municipality: str) -> None:
    """Refuse a row that publishers add for what they cannot place."""
    if board.strip().zfill(5) == NO_BOARD or municipality.strip() == NO_MUNICIPALITY:
        raise RefusedRow(
            _("A row of the publisher for what cannot be placed (board 0, municipality 9999).")
        )


def numbered(headers: list[str], prefix: str) -> Iterator[tuple[int, str]]:
    """Yield year and header of the columns named after a year, such as `LEERLINGEN 2025`."""
    for header in headers:
        ending = header.removeprefix(prefix)
        if ending != header and _YEAR.fullmatch(ending):
            yield int(ending), header
