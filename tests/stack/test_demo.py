"""`make demo` as one meets it: what it says, and that nothing stays behind."""

import signal
import socket
import time

import pytest

from development.stack import account
from development.stack.portal import free_port

from .demos import left_behind, start

pytestmark = pytest.mark.stack


@pytest.fixture
def var(tmp_path):
    """A folder for the demo's data, that the database's account can reach."""
    account.open_the_way(tmp_path / "x")
    return tmp_path / "var"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("seconds", [0.5, 1.5, 4])
def test_nothing_stays_behind_when_it_is_stopped_while_starting(var, number, seconds):
    demo = start(var, free_port())
    time.sleep(seconds)
    demo.send_signal(number)
    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=60)
    assert left_behind(var) == []


def test_what_the_demo_made_is_gone_after_a_reset(var):
    demo = start(var, free_port())
    time.sleep(4)
    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=60)
    assert (var / "postgres").exists()
    assert start(var, free_port(), "reset").communicate(timeout=60) == ("", "")
    assert sorted(path.name for path in var.iterdir()) == ["demo.lock"]


def test_a_port_in_use_is_told_in_one_sentence(var):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = start(var, port).communicate(timeout=30)
    assert said == (
        "",
        f"Port {port} is in use: stop what listens there, "
        f"or choose another with `PORT={port + 1} make demo`.\n",
    )


def test_a_port_that_is_no_port_is_told_in_one_sentence(var):
    said = start(var, "achtduizend").communicate(timeout=30)
    assert said == ("", "PORT is 'achtduizend': use a number between 1 and 65535.\n")
