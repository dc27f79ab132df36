"""Running `make demo` as somebody at a terminal does."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from development.stack.portal import Portal, free_port
from development.stack.process import ROOT
from development.stack.signals import STOPPING


def start(var, port, command="demo", output=subprocess.PIPE):
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
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        # In a session of its own: when the shell that began the tests leaves, Linux hangs up on
        # the groups it leaves that hold something paused, and a test pauses the demo.
        start_new_session=True,
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


class RunningDemo:
    """A demo that runs, what it said, and the numbers of its processes."""

    def __init__(self, var):
        self.var = var
        self.port = free_port()
        self.said_in = var.parent / "said"
        with self.said_in.open("w") as output:
            self.supervisor = start(var, self.port, output=output)
        self.portal = Portal(var=var, database_url="", redis_url="", port=self.port)

    def said(self):
        """Everything the demo said so far."""
        return self.said_in.read_text()

    def number_of(self, part):
        """The number of the first process of a part; None when there is none."""
        if part == "database":
            lock = self.var / "postgres" / "data" / "postmaster.pid"
            return int(lock.read_text().split()[0]) if lock.exists() else None
        word = {"broker": "valkey-server", "web": "gunicorn"}.get(part, part)
        for process in psutil.Process(self.supervisor.pid).children():
            if any(argument.endswith(word) for argument in process.cmdline()):
                return process.pid
        return None

    def wait_until(self, check, seconds):
        """Call `check` until it is true; fail with what the demo said when it is not in time."""
        deadline = time.monotonic() + seconds
        while not check():
            if time.monotonic() > deadline or self.supervisor.poll() is not None:
                pytest.fail(f"Not within {seconds} s: {self.portal.not_ready()}\n{self.said()}")
            time.sleep(0.05)

    def wait_until_loaded(self):
        """Wait until the demo has loaded everything and says where it is."""
        self.wait_until(lambda: "Ctrl-C stops everything." in self.said(), 900)

    def pause(self):
        """Keep the demo from looking after its processes."""
        self.supervisor.send_signal(signal.SIGSTOP)

    def go_on(self):
        """Let the demo look after its processes again."""
        self.supervisor.send_signal(signal.SIGCONT)

    def stop(self):
        """Stop the demo as Ctrl-C does, and return what it complained about."""
        self.go_on()
        self.supervisor.send_signal(signal.SIGINT)
        return self.supervisor.communicate(timeout=60)[1]
