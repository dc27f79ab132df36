"""One program that the supervisor or a test starts, watches and stops."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from .signals import deferred

ROOT = Path(__file__).resolve().parents[2]
PR_SET_PDEATHSIG = 1
STOPPING_SECONDS = 15


def _die_with_parent() -> None:
    """Ask Linux to stop this program when the one that started it is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """A program with its log in `log`, in a process group of its own.

    In a group of its own, Ctrl-C reaches only the supervisor, which then stops its programs in
    order, and what a program started itself is stopped with it.
    """

    def __init__(
        self, name: str, arguments: Sequence[str | Path], *, log: Path, environment: dict[str, str]
    ) -> None:
        self.name = name
        self.arguments = list(arguments)
        self.log = log
        self.environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the program; its output goes to the end of its log."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with deferred(), self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.arguments,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=ROOT,
                env=self.environment,
                start_new_session=True,
                # Safe here: the supervisor and the tests start programs from their only thread.
                preexec_fn=_die_with_parent,  # noqa: PLW1509
            )

    @property
    def pid(self) -> int:
        """The number of the process; the program must have been started."""
        if self._process is None:
            raise RuntimeError(f"{self.name} was not started")
        return self._process.pid

    def wait(self) -> int:
        """Wait for the program to end by itself, and return its exit code."""
        return self._process.wait() if self._process is not None else 0

    def is_running(self) -> bool:
        """Tell whether the program runs."""
        return self._process is not None and self._process.poll() is None

    def start_again(self) -> None:
        """Start the program that stopped by itself, once what it had started is gone too."""
        self.kill()
        self.start()

    def ask_to_stop(self) -> None:
        """Ask the program to stop, and go on."""
        if self._process is not None and self.is_running():
            self._process.terminate()

    def stop(self, seconds: float = STOPPING_SECONDS) -> None:
        """Ask the program to stop, kill what has not within `seconds`, and wait till it is gone."""
        if self._process is None:
            return
        if self.is_running():
            self.ask_to_stop()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(seconds)
        self.kill()

    def kill(self) -> None:
        """Kill the program and all that it started, at once, and wait till it is gone."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def last_words(self, lines: int = 15) -> str:
        """Return the last lines of the log."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
