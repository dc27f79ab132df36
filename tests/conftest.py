"""What every test leans on: the database.

All test workers share one embedded PostgreSQL on data of its own, which whoever comes first
starts and whoever leaves last stops. Migrations run once into a template, which is remade when a
migration or a locked dependency changed; every worker copies it in a fraction of a second.
`DATABASE_URL` replaces the embedded server.
"""

from __future__ import annotations

import fcntl
import gc
import hashlib
import os
import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from common.collecting import OBJECTS
from common.database_role import PLANS
from development import catalogue
from development.stack import places
from development.stack.postgres import EmbeddedPostgres
from tests.stages import STAGES, Shelf

pytest_plugins = ["tests.live"]

ROOT = Path(__file__).resolve().parent.parent

SLOW = ("tests/e2e/", "tests/stack/")
# The order in which work is given out: the demo that others get a copy of, then what takes longest,
# then all that is not named here.
IN_LINE = (
    "tests/stack/test_supervisor.py",
    "tests/stack/test_killing.py",
    "tests/stack/",
    "tests/e2e/test_from_idea_to_letter.py",
    "tests/e2e/test_every_page.py",
    "tests/e2e/",
    "tests/applications/test_any_order.py",
    "tests/test_access_matrix.py",
    "tests/assessments/test_who_reads_what.py",
    "tests/onderwijsregio/test_secrets_in_logs.py",
    "tests/assessments/test_judging_in_any_order.py",
    "tests/assessments/test_many.py",
    "tests/assessments/test_impartiality.py",
    "tests/regions/test_import_real.py",
    "tests/assessments/test_pages_re.py",
    "tests/letters/test_letters.py",
)
# Files whose tests share one demo, which takes a minute to set up.
TOGETHER = {"tests/stack/test_supervisor.py"}


def pytest_configure(config: pytest.Config) -> None:
    """Have the words on the screen be those of the catalogues as they are now.

    Who starts the tests in the background starts them deaf to Ctrl-C, and so would be the
    programs that the tests start, and stop in that way.
    """
    if not os.environ.get("DATABASE_URL"):
        # A test with transactions of its own leaves rows behind. Emptying all tables and loading
        # the municipalities again takes longer than most of these tests.
        TransactionTestCase._fixture_teardown = lambda test_case: STAGES.empty()
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # To look for cycles every 700 objects took 5 to 10 % of the time of tests, and more of imports.
    gc.set_threshold(OBJECTS, 10, 10)
    if not hasattr(config, "workerinput"):
        catalogue.compile_all(ROOT)
        shutil.rmtree(shelves(), ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no worker has that left when the others are done."""
    in_file = Counter(item.path for item in items)
    items.sort(key=lambda item: (place_in_line(item.nodeid), -in_file[item.path]))


def pytest_collection_finish() -> None:
    """Have the garbage collector pass over what was imported, which stays to the end."""
    gc.collect()
    gc.freeze()


def place_in_line(nodeid: str) -> int:
    """Where a test stands in the order of `IN_LINE`."""
    for place, name in enumerate(IN_LINE):
        if nodeid.startswith(name):
            return place
    return len(IN_LINE)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Hand out the tests as `Sharing` does, whatever `--dist` says."""
    return Sharing(config, log)


class Sharing(LoadScopeScheduling):
    """Gives a worker a file at a time, which shares its stages and the fixtures of its module.

    Slow tests are given out one by one, for the balance, except those that share a demo.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        return nodeid if file.startswith(SLOW) and file not in TOGETHER else file


def shelves() -> Path:
    """Where the processes of a run leave each other the stages they built."""
    folder: Path = settings.VAR_DIR / "test" / "stages"
    return folder


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where nothing may be skipped (CI=true), count a skipped test as a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres | None]:
    """The embedded server, or None when DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    folder = places.test_database_folder(settings.VAR_DIR)
    # A copy of a database has not its settings.
    with EmbeddedPostgres(folder, careless=True, settings=PLANS) as server:
        yield server


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    postgres: EmbeddedPostgres | None,
    django_db_blocker: pytest.FixtureRequest,
) -> None:
    """Have the test database copied from a template in which the migrations were run."""
    if postgres is not None:
        with django_db_blocker.unblock():
            template = make_template(postgres)
        connection.settings_dict["TEST"]["TEMPLATE"] = template


def make_template(server: EmbeddedPostgres) -> str:
    """Return the name of a database in which all migrations were run, made when needed."""
    name = f"template_{fingerprint()}"
    with (server.folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with server.connection() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%%'")
            present = [found for (found,) in cursor.fetchall()]
        if name in present:
            return name
        for old in present:
            server.drop_database(old)
        unfinished = f"unfinished_{name}"
        server.drop_database(unfinished)
        server.ensure_database(unfinished)
        migrate(unfinished)
        with server.connection() as cursor:
            cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


def migrate(database: str) -> None:
    """Run all migrations in the empty `database`."""
    normal = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = database
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = normal


def fingerprint() -> str:
    """Return a mark that changes with every migration and every locked dependency."""
    files = sorted(ROOT.glob("*/migrations/*.py")) + sorted((ROOT / "requirements").glob("*.txt"))
    mark = hashlib.sha256()
    for file in files:
        mark.update(file.name.encode())
        mark.update(file.read_bytes())
    return mark.hexdigest()[:16]


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker, postgres, worker_id: str, testrun_uid: str
) -> Iterator[None]:
    """Give the stages a database to be built in (tests/stages.py), and end what is left over.

    A thread of a test, or a request of a browser that was just closed, may hold the database for
    a while when the tests are done.
    """
    if postgres is None:
        yield
        return
    STAGES.database = f"stages_{worker_id}"
    if worker_id != "master":
        STAGES.shelf = Shelf(shelves() / testrun_uid)
    postgres.drop_database(STAGES.database)
    postgres.copy_database(connection.settings_dict["TEST"]["TEMPLATE"], STAGES.database)
    yield
    with django_db_blocker.unblock():
        STAGES.close()
    postgres.drop_database(STAGES.database)
    with django_db_blocker.unblock():
        name = connection.settings_dict["NAME"]
        connection.close()
    with postgres.connection() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )


@pytest.fixture(autouse=True)
def _no_stage_yet(django_db_blocker) -> None:
    """Begin every test with no stage of a case in the database, and nothing in the cache."""
    with django_db_blocker.unblock():
        STAGES.begin()
