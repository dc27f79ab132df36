"""One file with everything: a zip of the dump, the documents, and last a list with their hashes.

A zip is written from beginning to end, so it can go through a pipe, and one that was cut off is
known by what is missing at its end.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from io import BufferedIOBase
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from .errors import BackupError
from .inventory import Inventory

DUMP = "database.dump"
CONTENTS = "contents.json"
FORMAT = 1
PIECE = 1024 * 1024
# What reading a zip raises when bytes in it are not what they were.
DAMAGE = (BadZipFile, EOFError, KeyError, RuntimeError, TypeError, ValueError, struct.error)


def sha256_of(file: IO[bytes]) -> str:
    """The SHA-256 of the rest of a file, as hexadecimal text."""
    mark = sha256()
    for piece in iter(partial(file.read, PIECE), b""):
        mark.update(piece)
    return mark.hexdigest()


class Hashing(BufferedIOBase):
    """A file that goes on to another, and is hashed on the way."""

    def __init__(self, into: IO[bytes]) -> None:
        self.into = into
        self.hash = sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.hash.update(data)
        return self.into.write(data)


class NewBackup:
    """A backup that is being written to `target`, which may be a pipe."""

    def __init__(self, target: IO[bytes]) -> None:
        self.zip = ZipFile(target, "w")
        self.hashes: dict[str, str] = {}

    @contextmanager
    def part(self, path: str) -> Iterator[Hashing]:
        """Write a part under this name."""
        # Nobody knows how large it will be.
        with self.zip.open(path, "w", force_zip64=True) as place:
            part = Hashing(place)
            yield part
        self.hashes[path] = part.hash.hexdigest()

    def finish(self, *, inventory: Inventory, made_at: str) -> None:
        """Write the list of what is in it: only now it is a backup."""
        contents = {
            "format": FORMAT,
            "made_at": made_at,
            "inventory": inventory.as_json(),
            "parts": self.hashes,
        }
        self.zip.writestr(CONTENTS, json.dumps(contents, indent=1))
        self.zip.close()


@dataclass(frozen=True)
class Backup:
    """A backup of which every part was read, and is what was written."""

    zip: ZipFile
    made_at: str
    inventory: Inventory
    parts: dict[str, str]

    @classmethod
    def read(cls, file: IO[bytes]) -> Backup:
        """Read a backup to its end. Raises `BackupError` when it is damaged, or none of ours."""
        try:
            backup = cls._opened(ZipFile(file))
            backup.check()
        except DAMAGE as error:
            raise BackupError(
                f"This file is damaged, cut off or no backup ({error}); nothing was done with it. "
                "Take another backup."
            ) from error
        return backup

    @classmethod
    def _opened(cls, file: ZipFile) -> Backup:
        contents = json.loads(file.read(CONTENTS))
        if contents["format"] != FORMAT:
            raise ValueError(f"its format is {contents['format']}, and known is {FORMAT}")
        return cls(file, contents["made_at"], Inventory(**contents["inventory"]), contents["parts"])

    def check(self) -> None:
        """Compare every part with its hash. Raises one of `DAMAGE`."""
        names = sorted(set(self.zip.namelist()) - {CONTENTS})
        if names != sorted(self.parts):
            raise ValueError("what is in it is not what its list says")
        for path, expected in self.parts.items():
            with self.zip.open(path) as part:
                if sha256_of(part) != expected:
                    raise ValueError(f"the hash of {path} is another")

    @property
    def documents(self) -> list[str]:
        """The places of the documents."""
        return sorted(path for path in self.parts if path != DUMP)
