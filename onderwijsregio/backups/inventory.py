"""What a database holds, so that two of them can be compared, and whether what is proof holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import pgtrigger
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from applications.content import digest
from applications.domain.people import holds
from applications.models import ContentVersion, Receipt, Submission
from common.models import StoredPdf
from correspondence.models import Letter

# A PDF is some 100 KB: so many are in memory at once.
PDFS_AT_ONCE = 50

_TABLES = """
SELECT quote_ident(relname) FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1
"""

# The sum over all rows changes with every value in any of them, whatever the order they are in.
_ROWS = """
SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text
FROM public.{table} t
"""

# Not by `pg_get_triggerdef`: PostgreSQL spells a condition in another way once it was restored. The
# comment is the hash that pgtrigger gives to the whole trigger.
_TRIGGERS = """
SELECT c.relname || '.' || t.tgname, md5(concat_ws(' ', p.prosrc, t.tgtype, t.tgenabled,
    t.tgdeferrable, t.tginitdeferred, t.tgqual IS NULL, obj_description(t.oid, 'pg_trigger')))
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
"""

_GUARDS = """
SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = 'public'::regnamespace AND t.tgenabled = 'O'
"""


@dataclass(frozen=True)
class Inventory:
    """By table the number of rows and a sum over them; by trigger a hash of what it does."""

    rows: dict[str, list[Any]]
    triggers: dict[str, str]
    migrations: list[str]

    @classmethod
    def taken(cls) -> Inventory:
        """Read the whole database. One query a table."""
        with connection.cursor() as cursor:
            cursor.execute(_TABLES)
            rows = {}
            for (table,) in cursor.fetchall():
                cursor.execute(_ROWS.format(table=table))
                rows[table] = list(cursor.fetchone())
            cursor.execute(_TRIGGERS)
            triggers = dict(cursor.fetchall())
        applied = MigrationRecorder(connection).applied_migrations()
        return cls(rows, triggers, sorted(".".join(key) for key in applied))

    def as_json(self) -> dict[str, Any]:
        """Return it for the list of contents of a backup; `Inventory(**...)` reads it."""
        return asdict(self)

    def differences(self, other: Inventory) -> list[str]:
        """Say in what `other` is not this, a sentence each."""
        found = []
        for table in sorted({*self.rows, *other.rows}):
            number, total = self.rows.get(table, [0, ""])
            has, adds_up_to = other.rows.get(table, [0, ""])
            if number != has:
                found.append(f"{table} has {has} rows instead of {number}.")
            elif total != adds_up_to:
                found.append(f"{table} has the right number of rows, with other values.")
        found += [
            f"The trigger {name} is not as it was."
            for name in sorted({*self.triggers, *other.triggers})
            if self.triggers.get(name) != other.triggers.get(name)
        ]
        return found

    def why_not_of_this_version(self) -> str:
        """Say which migrations the database and this code do not share; nothing when all are."""
        loader = MigrationLoader(None)
        applied = set(self.migrations)
        known = {".".join(key) for key in loader.disk_migrations}
        needed = {".".join(key) for key in loader.graph.nodes}
        lacks, strange = sorted(needed - applied), sorted(applied - known)
        parts = [
            *([f"it lacks {', '.join(lacks)}"] if lacks else []),
            *([f"it has {', '.join(strange)}"] if strange else []),
        ]
        return " and ".join(parts)


def what_does_not_hold() -> Iterator[str]:
    """Say which guards the code asks for are not there, and of what is proof the hash is wrong.

    Reads every submission, signed version, receipt and letter.
    """
    yield from _missing_guards()
    for submission in Submission.objects.iterator():
        if not holds(submission):
            yield f"The hash of submission {submission} is not that of its content."
    for version in ContentVersion.objects.iterator():
        if digest(version.content) != version.sha256:
            yield f"The hash of the signed version {version} is not that of its content."
    receipts = Receipt.objects.select_related("submission")
    for receipt in receipts.iterator(PDFS_AT_ONCE):
        if not _is_whole(receipt):
            yield f"The hash of the receipt of {receipt} is not that of its PDF."
    for letter in Letter.objects.defer("body_html").iterator(PDFS_AT_ONCE):
        if not _is_whole(letter):
            yield f"The hash of the letter {letter.reference} is not that of its PDF."


def _is_whole(stored: StoredPdf) -> bool:
    return sha256(stored.pdf).hexdigest() == stored.sha256


def _missing_guards() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(_GUARDS)
        present = set(cursor.fetchall())
    for model, trigger in pgtrigger.registered():
        table, name = model._meta.db_table, trigger.get_pgid(model)  # noqa: SLF001
        if (table, name) not in present:
            yield f"The trigger {table}.{name} is missing or off."
