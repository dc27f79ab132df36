"""`manage.py restore`: a backup into an empty database."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onderwijsregio.backups.errors import BackupError
from onderwijsregio.backups.restoring import restore


class Command(BaseCommand):
    """Restores a backup that is whole, and checks what was restored."""

    help = "Restore a backup into the empty database DATABASE_URL, as its owner, and check it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask which."""
        parser.add_argument("source", help="a file that `backup` made, or - for a pipe")

    def handle(self, *args: Any, source: str, **options: Any) -> None:
        """Restore it. Raises `CommandError` when it cannot, or when something differs."""
        try:
            if source == "-":
                # It is read twice: to see that it is whole, and to restore it.
                with tempfile.TemporaryFile(dir=settings.VAR_DIR) as file:
                    shutil.copyfileobj(sys.stdin.buffer, file)
                    backup = restore(file)
            else:
                with Path(source).open("rb") as file:
                    backup = restore(file)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from None
        number = sum(count for count, _sum in backup.inventory.rows.values())
        self.stdout.write(
            f"The backup of {backup.made_at} was restored: {number} rows in "
            f"{len(backup.inventory.rows)} tables, {len(backup.inventory.triggers)} triggers, "
            f"{len(backup.documents)} documents, all as they were; every hash was worked out again."
        )
