"""What dies in a running demo is started again, and meanwhile `/readyz` tells the truth."""

import os
import signal
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from development.stack import account, places
from development.stack.errors import StackError
from development.stack.portal import free_port
from development.stack.process import Child
from development.stack.supervisor import Watched, watch
from tests import demo_databases

from .demos import RunningDemo, left_behind, start

pytestmark = pytest.mark.stack

# A part is back within ten seconds on a machine that has nothing else to do; this one may have.
BACK_SECONDS = 60


@pytest.fixture(scope="module")
def demo(tmp_path_factory, postgres):
    """A demo that runs as long as the tests of this file do; nothing of it stays behind.

    A copy of what it loaded stays, for the tests that need a demo in the browser.
    """
    folder = tmp_path_factory.mktemp("demo")
    account.open_the_way(folder / "x")
    demo = RunningDemo(folder / "var")
    try:
        if postgres is None:
            demo.wait_until_loaded()
        else:
            with demo_databases.one_at_a_time(postgres):
                demo.wait_until_loaded()
                demo_databases.keep(postgres, places.database_url(demo.var), demo.var / "media")
        yield demo
    finally:
        complaints = demo.stop()
    assert complaints == ""
    # A process of PostgreSQL may take a moment to be gone after the server itself is.
    deadline = time.monotonic() + 20
    while left_behind(demo.var) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert left_behind(demo.var) == []


def test_it_says_where_the_portal_is(demo):
    assert f"The portal is at http://localhost:{demo.port}\n" in demo.said()


def test_a_second_demo_of_the_same_folder_is_refused(demo):
    assert start(demo.var, free_port()).communicate(timeout=30) == (
        "",
        "The demo already runs from this folder: stop it with Ctrl-C in its terminal.\n",
    )


@pytest.mark.parametrize(
    ("part", "name", "not_ready"),
    [
        ("web", "The web server", "the web server does not answer"),
        ("worker", "The worker", "worker: no worker has answered for 10 s"),
        ("beat", "The beat", "beat: the beat has not answered for 15 s"),
        ("database", "PostgreSQL", "database: does not answer"),
        ("broker", "Valkey", "broker: does not answer"),
    ],
)
def test_what_is_killed_is_not_ready_and_is_started_again(demo, part, name, not_ready):
    said, killed = demo.said(), demo.number_of(part)
    demo.pause()
    os.kill(killed, signal.SIGKILL)
    demo.wait_until(lambda: not_ready in demo.portal.not_ready(), 20)

    demo.go_on()

    demo.wait_until(lambda: demo.said() != said, BACK_SECONDS)
    assert demo.said() == f"{said}{name} stopped; starting it again.\n"
    demo.wait_until(lambda: demo.portal.not_ready() == "", BACK_SECONDS)
    assert demo.number_of(part) not in {None, killed}
    assert status_of(demo, "/regios/") == 200


def status_of(demo, path):
    """What the portal answers, asked once."""
    try:
        with urllib.request.urlopen(f"{demo.portal.base_url}{path}", timeout=BACK_SECONDS) as page:
            return page.status
    except urllib.error.HTTPError as answer:
        return answer.code


def test_pages_come_again_once_the_database_was_started_again(demo):
    """Every thread of the web server holds a connection that broke."""
    status = partial(status_of, demo)
    with ThreadPoolExecutor(8) as visitors:
        pages = ["/regios/"] * 40
        assert list(visitors.map(status, pages)) == [200] * 40
        os.kill(demo.number_of("database"), signal.SIGKILL)
        said = demo.said()
        demo.wait_until(lambda: demo.said() != said, BACK_SECONDS)
        demo.wait_until(lambda: demo.portal.not_ready() == "", BACK_SECONDS)
        assert list(visitors.map(status, pages)) == [200] * 40


def test_what_keeps_stopping_ends_the_demo_with_its_last_words(tmp_path):
    broken = Child(
        "broken",
        [sys.executable, "-c", "raise SystemExit('This does not work.')"],
        log=tmp_path / "log",
        environment=dict(os.environ),
    )
    said = []
    with pytest.raises(StackError) as error:
        watch([Watched("The broken one", broken)], said.append)
    assert str(error.value).startswith("The broken one keeps stopping:\nThis does not work.")
    assert said == ["The broken one stopped; starting it again."] * 3
