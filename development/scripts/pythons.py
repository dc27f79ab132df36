"""Which Python of this machine runs the portal: the quickest of its version.

One that `pyenv` built takes half as long again as that of Debian, which is optimised, and with it
every page and every test (docs/decisions/0258-the-quickest-python.md). Who names one, with
`PYTHON=`, gets that one.

Runs before anything is installed, so it uses the standard library only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# Another than the one that was asked for must be worth it: it has to take less than this share of
# the time.
WORTH_IT = 0.85
TRIAL_SECONDS = 30
# Ends badly in a Python of another version, and in one that cannot make a virtual environment.
# A build without a GIL or for finding errors in Python itself has letters in `abiflags`.
TRIAL = """
import ensurepip, sys, time, venv

class Thing:
    def __init__(self, number):
        self.number = number

    def words(self, *things, **more):
        return ", ".join(str(thing) for thing in (self.number, *things, *more.values()))

def work():
    began = time.process_time()
    for number in range(4000):
        kept = {"one": Thing(number), "more": [number] * 3}
        len(kept["one"].words(1, two=2))
    return time.process_time() - began

if sys.argv[1:] != [str(number) for number in sys.version_info[:2]] or sys.abiflags:
    sys.exit(1)
if sys.implementation.name != "cpython":
    sys.exit(1)
print(min(work() for _ in range(9)))
"""


def quickest() -> str:
    """Return the Python to run the portal with: the one that runs this, or a quicker one."""
    if os.environ.get("PYTHON"):
        return sys.executable
    times = {path: seconds(path) for path in [sys.executable, *on_the_path()]}
    return choose(sys.executable, times)


def choose(own: str, times: Mapping[str, float | None]) -> str:
    """Return the quickest of these Pythons if it is worth it, or else `own`.

    One without a time is not fit.
    """
    fit = {path: time for path, time in times.items() if time is not None}
    if own not in fit:
        return own
    best = min(fit, key=lambda path: fit[path])
    return best if fit[best] < WORTH_IT * fit[own] else own


def on_the_path() -> list[str]:
    """Every program that may be a Python of the same version as this one, each once."""
    found: dict[Path, str] = {}
    for folder in os.get_exec_path():
        for name in ("python3", f"python3.{sys.version_info.minor}"):
            if os.access(path := Path(folder) / name, os.X_OK):
                found.setdefault(path.resolve(), str(path))
    return list(found.values())


def seconds(python: str) -> float | None:
    """How long this Python takes for a bit of work; None when it is not fit."""
    version = [str(number) for number in sys.version_info[:2]]
    try:
        trial = subprocess.run(
            [python, "-I", "-c", TRIAL, *version],
            capture_output=True,
            text=True,
            timeout=TRIAL_SECONDS,
            check=False,
        )
        return None if trial.returncode else float(trial.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
