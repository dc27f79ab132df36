"""Making a backup of the database as it is at one moment, and of the documents in it."""

from __future__ import annotations

import shutil
from typing import IO

from django.db import connection, transaction
from django.utils import timezone

from onderwijsregio.health import is_behind

from . import programs
from .archive import DUMP, NewBackup
from .documents import documents
from .errors import BackupError
from .inventory import Inventory, what_does_not_hold

_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


def back_up(target: IO[bytes]) -> list[str]:
    """Write a backup to `target`; the portal goes on meanwhile. Return what it found wrong.

    Rows are counted and hashes worked out in the very snapshot that is dumped. What is wrong in
    the database is backed up all the same: a backup with a broken row is better than none. Raises
    `BackupError` when none can be made.
    """
    if is_behind():
        raise BackupError(
            "The database was migrated by another version of the portal than this: "
            "make the backup with that version."
        )
    backup = NewBackup(target)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ONE_MOMENT)
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        inventory = Inventory.taken()
        with backup.part(DUMP) as part:
            programs.dump(snapshot=snapshot, into=part)
        wrong = list(what_does_not_hold())
        for document in documents():
            if not document.storage.exists(document.name):
                wrong.append(f"The file {document.path} is not there.")
                continue
            with document.storage.open(document.name) as file, backup.part(document.path) as part:
                shutil.copyfileobj(file, part)
        backup.finish(inventory=inventory, made_at=timezone.now().isoformat(timespec="seconds"))
    return wrong
