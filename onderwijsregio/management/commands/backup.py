"""`manage.py backup`: the database and the documents in one file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from onderwijsregio.backups.archive import Backup
from onderwijsregio.backups.errors import BackupError
from onderwijsregio.backups.making import back_up


class Command(BaseCommand):
    """Makes a backup while the portal runs, and reads it back."""

    help = "Back up the database and the documents into one file, and read it back."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask where to."""
        parser.add_argument(
            "target",
            help="a new file; a folder, to give the file the moment as its name; or - for a pipe",
        )

    def handle(self, *args: Any, target: str, **options: Any) -> None:
        """Make it. Raises `CommandError` when it fails, or when what was backed up is not sound."""
        try:
            if target == "-":
                wrong, where = back_up(sys.stdout.buffer), "The backup"
            else:
                path = named(Path(target))
                wrong, where = into(path), f"The backup {path}"
        except BackupError as error:
            raise CommandError(str(error)) from None
        if wrong:
            raise CommandError(
                f"{where} was made, and what is in the database is not sound:\n" + "\n".join(wrong)
            )
        if target != "-":
            self.stdout.write(f"{where} was made and read back.")


def named(target: Path) -> Path:
    """The file to write: in a folder, one named after this moment."""
    if target.is_dir():
        return target / f"onderwijsregio-{timezone.now():%Y%m%dT%H%M%SZ}.zip"
    return target


def into(path: Path) -> list[str]:
    """Write the backup beside its place and move it there once it was read back whole.

    Raises `BackupError` when a file is there already, or the backup cannot be written.
    """
    if path.exists():
        raise BackupError(f"{path} is there already: a backup takes the place of no other.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        # Whoever runs this may read it, and nobody else: everything is in it.
        unfinished.touch(mode=0o600, exist_ok=False)
        with unfinished.open("wb") as target:
            wrong = back_up(target)
        with unfinished.open("rb") as file:
            Backup.read(file)
        unfinished.rename(path)
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return wrong
