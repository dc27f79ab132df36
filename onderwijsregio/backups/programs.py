"""The programs of PostgreSQL that write and read a dump, on the PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from typing import IO, Protocol

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from .errors import BackupError


class Writable(Protocol):
    """Where a dump can go."""

    def write(self, data: bytes, /) -> int:
        """Take the next bytes."""


def dump(*, snapshot: str, into: Writable) -> None:
    """Write the database as the snapshot shows it. Raises `BackupError` when that fails."""
    with tempfile.TemporaryFile() as complaints:
        arguments = ["--format=custom", f"--snapshot={snapshot}"]
        process = _start("pg_dump", arguments, complaints, stdout=subprocess.PIPE)
        with process:
            shutil.copyfileobj(_pipe(process.stdout), into)
        _raise_when_failed(process, complaints)


def restore(*, dumped: IO[bytes]) -> None:
    """Write a dump into the database, whole or not at all; it belongs to who connects.

    Raises `BackupError` when that fails.
    """
    settings = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    with tempfile.TemporaryFile() as complaints:
        arguments = [*settings, f"--dbname={connection.settings_dict['NAME']}"]
        process = _start("pg_restore", arguments, complaints, stdin=subprocess.PIPE)
        # When it stops reading, it says why.
        with suppress(BrokenPipeError), process:
            shutil.copyfileobj(dumped, _pipe(process.stdin))
        _raise_when_failed(process, complaints)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("the program was started without this pipe")
    return pipe


def _start(
    program: str,
    arguments: list[str],
    complaints: IO[bytes],
    *,
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    found = shutil.which(program)
    if found is None:
        raise BackupError(
            f"There is no {program} on the PATH: install the client programs of PostgreSQL, "
            "as new as the server."
        )
    return subprocess.Popen(
        [found, "--no-password", *arguments],
        env={**os.environ, **_address()},
        stdin=stdin,
        stdout=stdout,
        stderr=complaints,
    )


def _address() -> dict[str, str]:
    """Where the database is, for the programs; not among the arguments, which `ps` shows."""
    settings = connection.settings_dict
    _arguments, more = DatabaseClient.settings_to_cmd_args_env(settings, [])
    address = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGDATABASE": settings["NAME"],
    }
    return {**{name: value for name, value in address.items() if value}, **(more or {})}


def _raise_when_failed(process: subprocess.Popen[bytes], complaints: IO[bytes]) -> None:
    if process.returncode:
        complaints.seek(0)
        said = complaints.read().decode(errors="replace").strip()
        raise BackupError(f"PostgreSQL says: {said}")
