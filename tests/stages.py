"""Cases in every stage, built once by the real acts and put back where a test wants them.

    @staged
    def make_submitted(**fields) -> Application: ...

The first time a function marked so is called with a set of plain arguments, the acts run in a
database beside that of the tests, and what they wrote there is kept as rows, for all processes of
the run. Every later call puts these rows in the test's own database, in one statement, and
returns what the first call returned. Called with anything else than text, numbers and the like it
just runs.

What is kept depends on the stages that the test asked for before: the second submission is built
in a world with the first in it, so it has the second number. Each such place in a test has
numbers of its own for its rows, larger than all before, whatever the order of the tests. Where
rows do not fit beside what a test made by itself, the acts build the stage in the test. A stage
knows nothing of what a test made by itself: where somebody must hear of an act, the test takes the
stage before it and carries the act out.
(docs/decisions/0090-stages-of-cases-in-tests.md)
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, wraps
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.core.cache import caches
from django.db import IntegrityError, connection, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

Result = TypeVar("Result")
Key = tuple[Any, ...]
# The rows of all tables as text, by table and primary key.
Rows = dict[tuple[str, str], str]
PLAIN = (str, int, float, type(None))
# Each place in a test has this many numbers for its rows, the first half for the stage's own.
ROOM = 1_000_000
# A test that makes more than this in a row makes a list, and the acts do the rest of it.
DEEPEST = 12
# Django makes the rows of these anew whenever the tables were emptied.
DJANGO = {"auth", "contenttypes", "sites"}


@dataclass(frozen=True)
class Stage:
    """What a stage wrote, as a statement that writes it again; what `build` returned, pickled."""

    statement: str
    result: bytes
    highest_number: int


class Shelf:
    """Where the processes of one run lay what they built, for each other: a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, path: tuple[Key, ...]) -> Stage | None:
        """The last stage of `path`, when a process has built it."""
        try:
            stage: Stage = pickle.loads(self._file(path).read_bytes())
        except FileNotFoundError:
            return None
        return stage

    def lay(self, path: tuple[Key, ...], stage: Stage) -> None:
        """Lay down the last stage of `path`, at once whole."""
        file = self._file(path)
        unfinished = file.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(pickle.dumps(stage))
        unfinished.rename(file)

    def _file(self, path: tuple[Key, ...]) -> Path:
        return self.folder / hashlib.sha256(repr(path).encode()).hexdigest()


class Stages:
    """The stages that this process knows, and where in them the test is."""

    def __init__(self) -> None:
        # Where stages are built; empty when they cannot be put back, because that takes a
        # superuser: then the acts make every stage in the test itself.
        self.database = ""
        # The connection to it.
        self.builder: BaseDatabaseWrapper | None = None
        self.known: dict[tuple[Key, ...], Stage] = {}
        # What the other processes of this run built; None when there are none.
        self.shelf: Shelf | None = None
        self.path: tuple[Key, ...] | None = None
        # While a stage is built: the rows that were there when that began.
        self.begun_with: Rows | None = None
        self.sequences: dict[str, int] = {}
        # The database whose rows are numbered from elsewhere than its own last number.
        self.moved = ""
        # The rows that the migrations left.
        self.migrated: Rows = {}

    def begin(self) -> None:
        """Begin a test, with no stage there yet."""
        self.path = () if self.database else None
        caches["signs_of_life"].clear()
        moved, self.moved = self.moved, ""
        # The database of a live portal is gone with its test.
        if moved and moved == connection.settings_dict["NAME"]:
            self._number_from(None)

    def fetch(self, key: Key, build: Callable[[], Any]) -> Any:
        """Return the stage with its rows in the database; `build` makes it the first time."""
        if self.path is None or len(self.path) == DEEPEST or self._is_under_way():
            return build()
        path = (*self.path, key)
        if not self._is_known(path):
            if self.begun_with is not None:
                return self._build(path, build)
            self._build_beside(path, build)
        stage = self.known[path]
        try:
            self._put_back(stage)
        except IntegrityError:
            # The test made something by itself that has the place of one of these rows.
            self.path = None
            return build()
        building = self.begun_with is not None
        self._number_from(stage.highest_number + 1 if building else ROOM * len(path) + ROOM // 2)
        self.path, self.moved = path, connection.settings_dict["NAME"]
        return pickle.loads(stage.result)

    def _is_known(self, path: tuple[Key, ...]) -> bool:
        """Whether the last stage of `path` can be put back, from whatever process."""
        if path not in self.known and self.shelf and (stage := self.shelf.take(path)):
            self.known[path] = stage
        return path in self.known

    def empty(self) -> None:
        """Leave what the migrations left: what `flush` is for, in the time that it takes."""
        migrated = self._migrated()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement(rows(), migrated))

    def _migrated(self) -> Rows:
        if not self.migrated:
            with self._beside():
                self.migrated = rows()
        return self.migrated

    def _rows(self) -> Rows:
        """Every row where stages are built, of which only this transaction wrote any.

        Most tables have what the migrations left; those are not read again.
        """
        migrated, changed = self._migrated(), written()
        as_they_were = {key: text for key, text in migrated.items() if key[0] not in changed}
        return as_they_were | rows(changed)

    def _is_under_way(self) -> bool:
        """Whether the stage that is being built has written something already."""
        return self.begun_with is not None and self._rows() != self.begun_with

    def _put_back(self, stage: Stage) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(stage.statement)

    def _build_beside(self, path: tuple[Key, ...], build: Callable[[], Any]) -> None:
        """Build the last stage of `path` in a world with the ones before it, and forget it all."""
        with self._beside(), transaction.atomic():
            for length in range(1, len(path)):
                self._put_back(self.known[path[:length]])
            self._number_from(ROOM * len(path))
            self._build(path, build)
            transaction.set_rollback(True)

    @contextmanager
    def _beside(self) -> Iterator[None]:
        """Have everything go to the database where stages are built, for a while.

        Over one connection: a new one would have to learn all tables again.
        """
        normal = connections["default"]
        if self.builder is None:
            self.builder = normal.copy()
            self.builder.settings_dict["NAME"] = self.database
        connections["default"] = self.builder
        try:
            yield
        finally:
            connections["default"] = normal

    def close(self) -> None:
        """Leave the database where stages are built, to which nobody comes again."""
        if self.builder:
            self.builder.close()
            self.builder = None

    def _build(self, path: tuple[Key, ...], build: Callable[[], Any]) -> Any:
        """Build the last stage of `path` where one is, keep what it wrote, and return it."""
        outer, before = self.begun_with, self._rows()
        self.begun_with = before
        try:
            result = build()
        finally:
            self.begun_with, self.path = outer, path[:-1]
        self.known[path] = stage = Stage(
            statement(before, self._rows()), pickle.dumps(result), self._highest_number()
        )
        if self.shelf:
            self.shelf.lay(path, stage)
        return result

    def _highest_number(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT max(last_value) FROM pg_sequences")
            (number,) = cursor.fetchone()
            return number

    def _number_from(self, number: int | None) -> None:
        """Number new rows from here on; None is as it was before the first stage."""
        if not self.sequences:
            self.sequences = sequences()
        calls = [
            f"setval('{name}', {number or last + 1}, false)"
            for name, last in self.sequences.items()
        ]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(calls)}")


STAGES = Stages()


def staged(build: Callable[..., Result]) -> Callable[..., Result]:
    """Keep what `build` makes of plain arguments, and put it back the next time."""

    @wraps(build)
    def fetch(*arguments: Any, **named: Any) -> Result:
        if not all(isinstance(value, PLAIN) for value in (*arguments, *named.values())):
            return build(*arguments, **named)
        key = (build.__module__, build.__qualname__, arguments, tuple(sorted(named.items())))
        return STAGES.fetch(key, lambda: build(*arguments, **named))

    return fetch


def numbers() -> Iterator[int]:
    """Numbers for the names of what is made, which no other process of this run gives."""
    process = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return count(int(process) * ROOM + 1)


@cache
def kept_models() -> dict[str, type[models.Model]]:
    """The models whose rows belong to a stage, by their table."""
    return {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in DJANGO and model._meta.managed and not model._meta.proxy
    }


def sequences() -> dict[str, int]:
    """The last number that every sequence of these models gave."""
    keys = [model._meta.pk.column for model in kept_models().values()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, coalesce(pg_sequence_last_value(name::regclass), 0) "
            "FROM unnest(%s, %s) AS tables (of, key), "
            "pg_get_serial_sequence(quote_ident(of), key) AS name WHERE name IS NOT NULL",
            [list(kept_models()), keys],
        )
        return dict(cursor.fetchall())


def written() -> set[str]:
    """The tables of these models in which this transaction wrote, whatever came of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class "
            "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND "
            "pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid) "
            "+ pg_stat_get_xact_tuples_deleted(oid) > 0"
        )
        return {table for (table,) in cursor.fetchall()} & kept_models().keys()


def rows(tables: Iterable[str] | None = None) -> Rows:
    """Read every row of these models, or of those with these tables."""
    models_ = kept_models()
    queries = [
        f'SELECT \'{table}\', "{models_[table]._meta.pk.column}"::text, t::text FROM "{table}" t'
        for table in (models_ if tables is None else tables)
    ]
    if not queries:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(queries))
        return {(table, key): text for table, key, text in cursor.fetchall()}


def statement(before: Rows, after: Rows) -> str:
    """What makes the rows `after` of the rows `before`, without the triggers looking."""
    gone, new = defaultdict(list), defaultdict(list)
    for (table, key), _text in before.items() - after.items():
        gone[table].append(key)
    for (table, _key), text in sorted(after.items() - before.items()):
        new[table].append(text)
    parts = ["SET LOCAL session_replication_role = replica"]
    with connection.cursor() as cursor:
        for table, model in kept_models().items():
            if keys := gone.get(table):
                sql = f'DELETE FROM "{table}" WHERE "{model._meta.pk.column}"::text = ANY (%s)'
                parts.append(cursor.mogrify(sql, [keys]).decode())
            if texts := new.get(table):
                names = [f.column for f in model._meta.local_concrete_fields if not f.generated]
                columns = ", ".join(f'"{name}"' for name in names)
                sql = (
                    f'INSERT INTO "{table}" ({columns}) '
                    f'SELECT {columns} FROM unnest(%s::"{table}"[])'
                )
                parts.append(cursor.mogrify(sql, [texts]).decode())
    return ";\n".join([*parts, "SET LOCAL session_replication_role = origin"])
