"""Restoring a backup into an empty database, and seeing that all of it is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.db import connection

from common.database_role import settle

from . import programs
from .archive import DUMP, Backup
from .documents import of_path
from .errors import BackupError
from .inventory import Inventory, what_does_not_hold

_MAY_MAKE = "SELECT has_schema_privilege(current_user, 'public', 'CREATE')"
_TABLES = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
_WITHOUT_GRANT = """
SELECT c.relname FROM pg_class c
JOIN pg_roles r ON r.rolname = %s
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
AND NOT has_table_privilege(r.oid, c.oid, 'SELECT') ORDER BY 1
"""
_IS_THERE = "SELECT count(*) FROM pg_roles WHERE rolname = %s"


def restore(file: IO[bytes]) -> Backup:
    """Restore the backup in `file` into the database one is connected to, as its owner.

    The whole file is read first, so that a damaged one changes nothing. What was written is read
    back: the rows of every table, the triggers, what the portal's role may do, and the hash of
    everything that is proof. Raises `BackupError` when it cannot be restored, or is not the same.
    """
    backup = Backup.read(file)
    _refuse_other_version(backup)
    _refuse_wrong_database()
    with backup.zip.open(DUMP) as dumped:
        programs.restore(dumped=dumped)
    settle()
    for path in backup.documents:
        with backup.zip.open(path) as content:
            of_path(path).put(content)
    wrong = list(_what_is_not_the_same(backup))
    if wrong:
        raise BackupError(
            "The backup was restored, and is not the same. Do not use this database:\n"
            + "\n".join(wrong)
        )
    return backup


def _refuse_other_version(backup: Backup) -> None:
    why = backup.inventory.why_not_of_this_version()
    if why:
        raise BackupError(
            f"This backup was made by another version of the portal ({why}): restore it with that "
            "version, and then migrate."
        )


def _refuse_wrong_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        if cursor.fetchone() != (0,):
            raise BackupError("This database is not empty: restore into an empty one.")
        cursor.execute(_MAY_MAKE)
        if cursor.fetchone() != (True,):
            raise BackupError("This role may make no tables: restore as the owner of the database.")
        cursor.execute(_IS_THERE, [settings.DATABASE_ROLE])
        if cursor.fetchone() != (1,):
            raise BackupError(
                f"This server has no role {settings.DATABASE_ROLE} for the portal to connect with: "
                "make it first (deploy/portal-role.sh), or name another with DATABASE_ROLE."
            )


def _what_is_not_the_same(backup: Backup) -> Iterator[str]:
    yield from backup.inventory.differences(Inventory.taken())
    with connection.cursor() as cursor:
        cursor.execute(_WITHOUT_GRANT, [settings.DATABASE_ROLE])
        for (table,) in cursor.fetchall():
            yield f"The role {settings.DATABASE_ROLE} cannot read {table}."
    yield from what_does_not_hold()
