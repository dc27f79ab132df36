"""What is backed up comes back whole, by the real programs of PostgreSQL; what is damaged does not.

The database has the demo in it: cases in every stage, letters and receipts.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

from development.stack import postgres as embedded
from development.stack.process import ROOT
from tests import demo_databases
from tests.live import SETTINGS

pytestmark = pytest.mark.stack

ATTACH = """
from django.core.files.base import ContentFile
from post_office.models import Attachment
Attachment(name="brief.pdf").file.save("brief.pdf", ContentFile(b"%PDF-1.7 een brief"))
"""


class Place:
    """A database with the folder of its documents, and what commands do there."""

    def __init__(self, server, name: str, folder: Path) -> None:
        self.server, self.name, self.folder = server, name, folder
        folder.mkdir(exist_ok=True)
        self.url = embedded.address(server.folder, name)

    def manage(self, *arguments: str, **pipes) -> subprocess.CompletedProcess[bytes]:
        """Run a management command as the owner of the database."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env={
                **os.environ,
                "PATH": f"{embedded.programs()}{os.pathsep}{os.environ['PATH']}",
                "DATABASE_URL": self.url,
                "VAR_DIR": str(self.folder),
                "DJANGO_SETTINGS_MODULE": SETTINGS,
            },
            capture_output=True,
            check=False,
            **pipes,
        )

    def done(self, *arguments: str, **pipes) -> str:
        """Run a command that must succeed, and return what it said."""
        done = self.manage(*arguments, **pipes)
        assert (done.stderr.decode(), done.returncode) == ("", 0)
        return done.stdout.decode()

    def refusal(self, *arguments: str, **pipes) -> str:
        """Run a command that must fail, and return what it said."""
        done = self.manage(*arguments, **pipes)
        assert (done.stdout.decode(), done.returncode) == ("", 1)
        return done.stderr.decode()

    def ask(self, sql: str, role: str = embedded.OWNER):
        """The first value of the answer."""
        connection = psycopg2.connect(embedded.address(self.server.folder, self.name, role))
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchone()[0] if cursor.description else None
        finally:
            connection.close()

    def as_sql(self, part: str) -> str:
        """The `schema` or the `data` as SQL, without the word that differs with every dump."""
        done = subprocess.run(
            [embedded.programs() / "pg_dump", f"--{part}-only", self.url],
            capture_output=True,
            text=True,
            check=True,
        )
        return re.sub(r"^\\(un)?restrict .*$", "", done.stdout, flags=re.MULTILINE)

    def names(self) -> list[str]:
        """Everything that was made in the database, by kind and name.

        Not how: PostgreSQL spells conditions in another way once they were restored.
        """
        made = r"^CREATE [A-Z ]+[^ ]+|ADD CONSTRAINT [^ ]+|ALTER [A-Z ]+ [^ ]+ ADD GENERATED"
        return re.findall(made, self.as_sql("schema"), re.MULTILINE)

    def tables(self) -> int:
        """How many tables there are."""
        return self.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")


@pytest.fixture
def place(postgres, tmp_path, worker_id):
    """Make a database, copied from a template or empty."""
    made = []

    def make(name: str, template: str = "template0") -> Place:
        database = f"{name}_{worker_id}"
        postgres.drop_database(database)
        with postgres.connection() as cursor:
            cursor.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        made.append(database)
        demo_databases.bring_files(postgres, template, tmp_path / name / "media")
        return Place(postgres, database, tmp_path / name)

    yield make
    for database in made:
        postgres.drop_database(database)


def test_what_is_backed_up_comes_back_whole_with_what_the_portal_may_do(
    place, demo_template, tmp_path
):
    before, after = place("before", demo_template), place("after")
    before.done("shell", "-c", ATTACH)
    documents = [path for path in (before.folder / "media").rglob("*") if path.is_file()]
    (document,) = [path for path in documents if path.read_bytes() == b"%PDF-1.7 een brief"]
    file = tmp_path / "portal.zip"

    assert before.done("backup", str(file)) == f"The backup {file} was made and read back.\n"
    said = after.done("restore", str(file))

    assert re.fullmatch(
        r"The backup of \S+ was restored: \d{4,} rows in \d{2,} tables, \d{2,} triggers, "
        rf"{len(documents)} documents, all as they were; every hash was worked out again\.\n",
        said,
    )
    assert after.as_sql("data") == before.as_sql("data")
    assert after.names() == before.names()
    copy = after.folder / document.relative_to(before.folder)
    assert copy.read_bytes() == document.read_bytes()
    assert (file.stat().st_mode & 0o777, copy.stat().st_mode & 0o777) == (0o600, 0o600)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["after", "before", "portal.zip"]
    count = "SELECT count(*) FROM applications_submission"
    assert after.ask(count, embedded.PORTAL) == before.ask(count) > 0
    after.ask("UPDATE applications_round SET name = name || '.'", embedded.PORTAL)
    for role in (embedded.PORTAL, embedded.OWNER):
        with pytest.raises(psycopg2.Error, match="this row is kept for ever"):
            after.ask("UPDATE applications_submission SET number = 'VL-9'", role)
    with pytest.raises(psycopg2.Error, match="permission denied"):
        after.ask("TRUNCATE applications_submission CASCADE", embedded.PORTAL)


def test_what_is_not_sound_is_backed_up_and_said(place, demo_template, tmp_path):
    before, after = place("before", demo_template), place("after")
    before.ask(
        "ALTER TABLE correspondence_letter DISABLE TRIGGER USER;"
        "UPDATE correspondence_letter SET pdf = pdf || 'x' WHERE id = "
        "(SELECT min(id) FROM correspondence_letter)"
    )
    reference = before.ask("SELECT reference FROM correspondence_letter ORDER BY id LIMIT 1")
    trigger = before.ask(
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal "
        "AND tgrelid = 'correspondence_letter'::regclass"
    )
    broken = (
        f"The trigger correspondence_letter.{trigger} is missing or off.\n"
        f"The hash of the letter {reference} is not that of its PDF.\n"
    )
    folder = tmp_path / "backups"
    folder.mkdir()

    said = before.refusal("backup", str(folder))

    (file,) = folder.iterdir()
    assert said == (
        f"CommandError: The backup {file} was made, and what is in the database is not sound:\n"
        f"{broken}"
    )
    assert after.refusal("restore", str(file)) == (
        "CommandError: The backup was restored, and is not the same. Do not use this database:\n"
        f"{broken}"
    )


def test_what_is_damaged_or_does_not_fit_is_refused_and_changes_nothing(
    place, migrated_template, tmp_path
):
    before, after = place("before", migrated_template), place("after")
    piped = before.manage("backup", "-")
    assert (piped.stderr, piped.returncode) == (b"", 0)
    file = tmp_path / "portal.zip"
    file.write_bytes(piped.stdout)

    assert before.refusal("restore", str(file)) == (
        "CommandError: This database is not empty: restore into an empty one.\n"
    )
    assert re.fullmatch(
        r"CommandError: This file is damaged, cut off or no backup \(.*\); nothing was done "
        r"with it\. Take another backup\.\n",
        after.refusal("restore", "-", input=piped.stdout[:-100]),
    )
    before.ask("INSERT INTO django_migrations (app, name, applied) VALUES ('regions', 'x', now())")
    assert before.refusal("backup", str(file)) == (
        f"CommandError: {file} is there already: a backup takes the place of no other.\n"
    )
    other = before.manage("backup", "-").stdout
    assert after.refusal("restore", "-", input=other) == (
        "CommandError: This backup was made by another version of the portal (it has regions.x): "
        "restore it with that version, and then migrate.\n"
    )
    assert after.tables() == 0
    assert [path for path in (before.folder, after.folder) if list(path.iterdir())] == []
