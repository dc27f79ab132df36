"""A whole portal for the tests that need one: web server, worker, beat, broker, database.

    def test_something(live):
        live.base_url                     where the web server answers
        Application.objects...            the test's own connection is on the portal's database
        live.kill_worker(); live.start_worker()
        live.stop_broker(); live.start_broker()
        live.wait_until(lambda: Letter.objects.exists())

Every test begins with a fresh database (the migrated template, or with `demo_live` the loaded
demo), an empty queue and an empty cache. The processes go on from test to test; what a test
stopped is started again before the next.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import redis
from django.conf import settings
from django.db import connection

from development.management.commands import prepare_demo
from development.stack import postgres as embedded
from development.stack.portal import Portal, free_port
from development.stack.postgres import EmbeddedPostgres
from development.stack.process import ROOT
from development.stack.valkey import EmbeddedValkey
from onderwijsregio import health
from tests import demo_databases

Answer = TypeVar("Answer")
SETTINGS = demo_databases.SETTINGS
COLLECT = f"from {prepare_demo.__name__} import collect_static; collect_static()"


class LivePortal:
    """A running portal and the handles to disturb it."""

    def __init__(self, server: EmbeddedPostgres, var: Path, name: str) -> None:
        self.server = server
        self.var = var
        self.database = name
        # The portal connects as the role that owns nothing; `manage` as the owner.
        self.database_url = embedded.address(server.folder, name, embedded.PORTAL)
        self.broker = EmbeddedValkey(var / "valkey")
        self.portal = Portal(
            var=var,
            database_url=self.database_url,
            redis_url=self.broker.url,
            port=free_port(),
            settings=SETTINGS,
            environment={
                "STATIC_ROOT": str(var.parent / "static"),
                "WORKER_PROCESSES": "1",
                "WEB_WORKERS": "2",
                # A task of a killed worker is handed out again after this time.
                "CELERY_VISIBILITY_SECONDS": "8",
                # What a broken broker lost is looked for in the database this often.
                "PENDING_SECONDS": "3",
                "LOG_LEVEL": "INFO",
            },
        )
        self.base_url = self.portal.base_url

    def kill_worker(self) -> None:
        """Kill the worker and its processes, as when the machine loses power (`kill -9`)."""
        self.portal.worker.kill()

    def stop_worker(self) -> None:
        """Stop the worker after the task it is at."""
        self.portal.worker.stop()

    def start_worker(self) -> None:
        """Start the worker again; it takes tasks some seconds later."""
        if not self.portal.worker.is_running():
            self.portal.worker.start()

    def stop_broker(self) -> None:
        """Stop Valkey; the queue is on its disk."""
        self.broker.stop()

    def start_broker(self) -> None:
        """Start Valkey again, with the queue as it was."""
        if not self.broker.answers():
            self.broker.start()

    def restart_web(self) -> None:
        """Stop the web server and start it again."""
        self.portal.web.stop()
        self.portal.web.start()
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Wait until web server, database, broker and worker answer."""
        self.portal.wait_until_ready(60)

    def wait_until(self, check: Callable[[], Answer], seconds: float = 30) -> Answer:
        """Call `check` until what it returns is true; fail with the worker's log when it is not."""
        deadline = time.monotonic() + seconds
        while not (answer := check()):
            if time.monotonic() > deadline:
                words = self.portal.worker.last_words(40)
                pytest.fail(f"Not within {seconds:.0f} s. The worker's log:\n{words}")
            time.sleep(0.1)
        return answer

    def rest(self) -> None:
        """Stop everything; a test that wants the portal after all has it started again."""
        self.portal.stop()
        self.broker.stop()

    def manage(self, *arguments: str) -> str:
        """Run a management command on the portal's database and return what it printed."""
        return run_manage(self.portal.environment, *arguments)

    def fresh(self, template: str) -> None:
        """Give the portal an unused database, copied from `template`, and an empty queue."""
        if self not in _running:
            _running.append(self)
        self.start_broker()
        for child in self.portal.children:
            if not child.is_running():
                child.start_again()
        connection.close()
        self.server.drop_database(self.database)
        self.server.copy_database(template, self.database)
        client = redis.Redis.from_url(self.broker.url)
        keep = (health.WORKER_KEY.encode(), health.BEAT_KEY.encode())
        for key in client.scan_iter():
            if key == b"celery" or (b"portal:" in key and not key.endswith(keep)):
                client.delete(key)
        client.close()
        for folder in ("mail", "media"):
            shutil.rmtree(self.var / folder, ignore_errors=True)
        demo_databases.bring_files(self.server, template, self.var / "media")
        self.wait_until_ready()


# Those of this test process that run.
_running: list[LivePortal] = []


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a portal rest once the tests that want one are done: it goes on looking for work."""
    if not (item.get_closest_marker("e2e") or item.get_closest_marker("stack")):
        while _running:
            _running.pop().rest()


def run_manage(environment: dict[str, str], *arguments: str) -> str:
    """Run a management command; fail with its errors when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"manage.py {' '.join(arguments)} failed:\n{done.stderr}{done.stdout}")
    return done.stdout


@pytest.fixture(scope="session")
def migrated_template(django_db_setup: None) -> str:
    """The name of the template in which the migrations were run."""
    template: str = connection.settings_dict["TEST"]["TEMPLATE"]
    return template


@pytest.fixture(scope="session")
def demo_template(migrated_template: str, postgres: EmbeddedPostgres) -> str:
    """The name of a template with the demo of today, loaded anew only when code changed.

    Most often it is there: the tests of `make demo` leave theirs here.
    """
    name = demo_databases.name_of_today()
    with demo_databases.one_at_a_time(postgres):
        if not demo_databases.is_kept(postgres, name):
            with demo_databases.making(postgres, name, migrated_template) as url:
                var = demo_databases.files(postgres, name).parent
                demo_databases.manage(url, var, "load_demo")
    return name


@pytest.fixture(scope="session")
def running_portal(
    migrated_template: str, postgres: EmbeddedPostgres | None, worker_id: str
) -> Iterator[LivePortal]:
    """A portal of this test process, running from its first use to the end of the run."""
    if postgres is None:
        pytest.fail("These tests bring their own database: run them without DATABASE_URL.")
    var = settings.VAR_DIR / "test" / f"portal-{worker_id}"
    shutil.rmtree(var, ignore_errors=True)
    live = LivePortal(postgres, var, f"live_{worker_id}")
    collect_static(live.portal.environment)
    live.server.drop_database(live.database)
    live.server.copy_database(migrated_template, live.database)
    try:
        live.broker.start()
        live.portal.start()
        live.wait_until_ready()
        yield live
    finally:
        live.portal.stop()
        live.broker.stop()
        live.server.drop_database(live.database)


def collect_static(environment: dict[str, str]) -> None:
    """Collect the static files of a portal, once for all test processes."""
    root = Path(environment["STATIC_ROOT"])
    with (root.parent / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not prepare_demo.is_collected(root):
            run_manage(environment, "shell", "-c", COLLECT)


@pytest.fixture
def live(
    running_portal: LivePortal, migrated_template: str, django_db_blocker
) -> Iterator[LivePortal]:
    """The running portal on an empty, migrated database, which the test's queries go to as well."""
    with on_database_of(running_portal, migrated_template, django_db_blocker):
        yield running_portal


@pytest.fixture
def demo_live(
    running_portal: LivePortal, demo_template: str, django_db_blocker
) -> Iterator[LivePortal]:
    """The running portal on a database with the demo in it."""
    with on_database_of(running_portal, demo_template, django_db_blocker):
        yield running_portal


class on_database_of:  # noqa: N801 - reads as a function
    """Have the test's own connection on the database of `live`, fresh from `template`."""

    def __init__(self, live: LivePortal, template: str, blocker) -> None:
        self.live, self.template, self.blocker = live, template, blocker

    def __enter__(self) -> None:
        self.unblocked = self.blocker.unblock()
        self.unblocked.__enter__()
        self.normal = connection.settings_dict["NAME"]
        self.live.fresh(self.template)
        connection.settings_dict["NAME"] = self.live.database

    def __exit__(self, *error: object) -> None:
        connection.close()
        connection.settings_dict["NAME"] = self.normal
        self.unblocked.__exit__(*error)
