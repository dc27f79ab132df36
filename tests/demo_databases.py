"""The demo as a template in the server of the tests, made once for all test processes.

The tests of `make demo` start a demo from nothing and leave a copy of its database here, so that
the browser tests need not load the demo once more. Whoever needs it before that loads it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg2
from django.contrib.auth.hashers import make_password

from development.demo.accounts import PASSWORD
from development.stack import postgres as embedded
from development.stack.postgres import EmbeddedPostgres
from development.stack.process import ROOT

NO_CODE = {"node_modules", "tests", "var"}
SETTINGS = "development.settings.live"
# Who loads the demo leaves the receipts and the mail of it to a worker. With a copy for each test
# its worker would make and send them all anew, which took a quarter of the time of these tests.
LEFT_TO_A_WORKER = """
from applications.domain.receipts import make_receipt
from applications.models import Submission
from correspondence.domain.sending import send_pending

for submission in Submission.objects.filter(receipt__isnull=True).order_by("pk"):
    make_receipt(submission_id=submission.pk)
while send_pending():
    pass
"""


def name_of_today() -> str:
    """Return a name that changes with the day, our code and every locked dependency."""
    mark = hashlib.sha256(date.today().isoformat().encode() + Path(__file__).read_bytes())
    folders = [
        folder
        for folder in ROOT.iterdir()
        if folder.is_dir() and folder.name[0] != "." and folder.name not in NO_CODE
    ]
    for folder in sorted(folders):
        for file in sorted(folder.rglob("*.*")):
            if file.suffix in {".py", ".po", ".txt", ".html"}:
                mark.update(file.read_bytes())
    return f"demo_{mark.hexdigest()[:16]}"


def files(server: EmbeddedPostgres, name: str) -> Path:
    """The folder for the documents of the demo that is kept under this name."""
    return server.folder / "demo-files" / name / "media"


def bring_files(server: EmbeddedPostgres, name: str, media: Path) -> None:
    """Put the documents of the demo in `media`; there are none of another template."""
    if (kept := files(server, name)).exists():
        shutil.copytree(kept, media, dirs_exist_ok=True)


@contextmanager
def one_at_a_time(server: EmbeddedPostgres) -> Iterator[None]:
    """Have other test processes that want the demo wait for it."""
    with (server.folder / "demo-template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_kept(server: EmbeddedPostgres, name: str) -> bool:
    """Whether the template is there, and whole."""
    with server.connection() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


@contextmanager
def making(server: EmbeddedPostgres, name: str, template: str = "template0") -> Iterator[str]:
    """Give the address of a database, and keep it under `name` when it was filled; no other.

    What a worker would do first is done in it.
    """
    with server.connection() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ '^(making_)?demo_'")
        for (old,) in cursor.fetchall():
            server.drop_database(old)
        shutil.rmtree(server.folder / "demo-files", ignore_errors=True)
        cursor.execute(f'CREATE DATABASE "making_{name}" TEMPLATE "{template}"')
        url = embedded.address(server.folder, f"making_{name}")
        yield url
        manage(url, files(server, name).parent, "shell", "-c", LEFT_TO_A_WORKER)
        cursor.execute(f'ALTER DATABASE "making_{name}" RENAME TO "{name}"')


def manage(url: str, var: Path, *arguments: str) -> None:
    """Run a management command on the database at this address, with its files in `var`."""
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "VAR_DIR": str(var),
        },
        check=True,
        stdout=subprocess.DEVNULL,
    )


def keep(server: EmbeddedPostgres, demo: str, media: Path) -> None:
    """Keep the demo in the database at this address, for people who sign in cheaply.

    Its documents are in the folder `media`.
    """
    name = name_of_today()
    if is_kept(server, name):
        return
    with making(server, name) as url:
        copy(demo, url)
        shutil.copytree(media, files(server, name))
        connection = psycopg2.connect(url)
        try:
            with connection, connection.cursor() as cursor:
                # Without the triggers: nothing happens to these people.
                cursor.execute("SET LOCAL session_replication_role = replica")
                cursor.execute("UPDATE accounts_user SET password = %s", [make_password(PASSWORD)])
        finally:
            connection.close()


def copy(source: str, target: str) -> None:
    """Copy what is in one database to another that is empty."""
    programs = embedded.programs()
    dump = subprocess.run(
        [programs / "pg_dump", "--format=custom", "--compress=none", source],
        capture_output=True,
        check=True,
    )
    subprocess.run(
        [programs / "pg_restore", "--single-transaction", f"--dbname={target}"],
        input=dump.stdout,
        check=True,
    )
