"""`make demo` as one meets it: what it says, and that nothing stays behind."""

import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from development.stack import account
from development.stack.portal import free_port
from development.stack.process import ROOT
from development.stack.signals import STOPPING

pytestmark = pytest.mark.stack


@pytest.fixture
def var(tmp_path):
    """A folder for the demo's data, that the database's account can reach."""
    account.open_the_way(tmp_path / "x")
    return tmp_path / "var"


def start(var, port, command="demo"):
    """Start the supervisor with its data in `var`."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.Popen(
        [sys.executable, "-m", "development.stack", command],
        cwd=ROOT,
        env={**environment, "VAR_DIR": str(var), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Safe here: nothing else runs in the process of the test.
        preexec_fn=as_from_a_terminal,  # noqa: PLW1509
    )


def as_from_a_terminal():
    """Listen to every request to stop, also when the tests themselves run under `nohup`."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_DFL)


def left_behind(var):
    """Return the command lines of the processes that have to do with `var`."""
    found = []
    for process in psutil.process_iter():
        try:
            line = " ".join(process.cmdline())
            if str(var) in line or process.environ().get("VAR_DIR") == str(var):
                found.append(line)
        except psutil.Error:
            continue
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("seconds", [0.5, 1.5, 4])
def test_nothing_stays_behind_when_it_is_stopped_while_starting(var, number, seconds):
    demo = start(var, free_port())
    time.sleep(seconds)
    demo.send_signal(number)
    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=60)
    assert left_behind(var) == []


def test_it_says_where_the_portal_is_and_starts_again_what_stops(var):
    port = free_port()
    demo = start(var, port)
    try:
        said = ""
        while "Ctrl-C stops everything." not in said and demo.poll() is None:
            said += demo.stdout.readline()
        assert f"The portal is at http://localhost:{port}" in said
        (worker, *_) = [
            process
            for process in psutil.Process(demo.pid).children()
            if "worker" in process.cmdline()
        ]
        worker.kill()
        assert demo.stdout.readline() == "The worker stopped; starting it again.\n"
        second = start(var, free_port())
        assert second.communicate(timeout=30)[1] == (
            "The demo already runs from this folder: stop it with Ctrl-C in its terminal.\n"
        )
    finally:
        demo.send_signal(signal.SIGINT)
        demo.communicate(timeout=60)
    assert left_behind(var) == []
    reset = start(var, port, "reset")
    assert reset.communicate(timeout=60) == ("", "")
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
