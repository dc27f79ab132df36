"""Write what a file says, and bring the register in line with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.db import connection

from regions.importing.composing import Said
from regions.importing.kinds.base import Code, Statement
from regions.models import OpenDataStatement

BATCH = 1000
# Any number will do, as long as every import takes the same: imports go one after another.
_LOCK = 71_023

Thing = TypeVar("Thing")


def wait_for_other_imports() -> None:
    """Hold a lock until the end of the transaction, so that two imports never mix."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


class Ledger:
    """What one kind of file said before, compared with what it says now."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        rows = OpenDataStatement.objects.filter(kind=kind)
        self._known: dict[Code, dict[str, Any]] = {
            Code(subject, key, part): said
            for subject, key, part, said in rows.values_list(
                "subject", "key", "part", "said"
            ).iterator(chunk_size=BATCH)
        }
        self.codes = set(self._known)
        self.added = self.changed = 0
        self._touched: set[Code] = set()
        self._waiting: list[OpenDataStatement] = []

    def note(self, statement: Statement) -> None:
        """Take down a statement; it is written at once in batches when it is new or different."""
        before = self._known.get(statement.code)
        if before == statement.said:
            return
        if before is None:
            self.added += 1
        else:
            self.changed += 1
        code = statement.code
        self._touched.add(code)
        self._waiting.append(
            OpenDataStatement(
                kind=self.kind,
                subject=code.subject,
                key=code.key,
                part=code.part,
                said=statement.said,
            )
        )
        if len(self._waiting) >= BATCH:
            self._write()

    def close(self, ended: set[Code]) -> set[tuple[str, str]]:
        """Forget what the file no longer says; return subject and key of all that changed."""
        self._write()
        by_part: dict[tuple[str, str], set[str]] = {}
        for code in ended:
            by_part.setdefault((code.subject, code.part), set()).add(code.key)
        for (subject, part), keys in by_part.items():
            OpenDataStatement.objects.filter(
                kind=self.kind, subject=subject, part=part, key__in=keys
            ).delete()
        return {(code.subject, code.key) for code in self._touched | ended}

    def _write(self) -> None:
        OpenDataStatement.objects.bulk_create(
            self._waiting,
            update_conflicts=True,
            unique_fields=["kind", "subject", "key", "part"],
            update_fields=["said"],
        )
        self._waiting = []


def statements_about(subject: str, keys: Iterable[str]) -> Iterator[tuple[str, list[Said]]]:
    """Yield each of `keys` with all that any kind of file says about it, also when nothing."""
    for batch in batches(sorted(keys)):
        said: dict[str, list[Said]] = {key: [] for key in batch}
        rows = OpenDataStatement.objects.filter(subject=subject, key__in=batch)
        for key, kind, values in rows.values_list("key", "kind", "said"):
            said[key].append((kind, values))
        yield from said.items()


def batches(things: list[Thing]) -> Iterator[list[Thing]]:
    """Yield `things` in lists of at most `BATCH`."""
    for start in range(0, len(things), BATCH):
        yield things[start : start + BATCH]
