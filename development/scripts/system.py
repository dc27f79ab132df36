"""What the system itself has to bring, and how it comes there.

Where `apt-get` may be used (by root, or with a `sudo` that asks nothing) it installs what is
missing, which is said beforehand; `SYSTEM_PACKAGES=0` forbids it. Everywhere else one sentence
tells what is missing, with the command (docs/decisions/0017-system-packages.md).

Runs before anything is installed, so it uses the standard library only.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Unattended upgrades may hold the lock of the package manager for a while.
APT_GET = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120")
UPDATE = ("update",)
INSTALL = ("install", "-y", "--no-install-recommends")
# What WeasyPrint opens, as Linux and macOS name it.
PANGO_LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
)
# What it does without when it has to: the letters look the same, but are other bytes every second.
SUBSET_LIBRARY = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib")


@dataclass(frozen=True)
class Part:
    """Something the system brings: its name in a sentence, and the Debian packages it is in.

    `elsewhere` is what brings it on other systems.
    """

    name: str
    packages: tuple[str, ...]
    is_there: Callable[[], bool]
    elsewhere: str = ""


@dataclass(frozen=True)
class Machine:
    """Who we are on this machine, and what we may do."""

    apt: bool
    root: bool
    # Whether there is a `sudo`, and whether it works without asking.
    sudo: bool
    silent_sudo: bool
    allowed: bool


@dataclass(frozen=True)
class Installation:
    """Packages that can be installed, with what goes before `apt-get`."""

    packages: tuple[str, ...]
    become_root: tuple[str, ...] = ()

    @property
    def announcement(self) -> str:
        """What is said before it is done."""
        return (
            f"Installing system packages with apt-get: {' '.join(self.packages)} "
            "(SYSTEM_PACKAGES=0 forbids this)."
        )


def decide(missing: Sequence[Part], machine: Machine) -> Installation | str:
    """Return how the `missing` parts are installed, or the sentence that asks somebody to do it."""
    if machine.apt and machine.allowed:
        if machine.root:
            return Installation(packages_of(missing))
        if machine.silent_sudo:
            return Installation(packages_of(missing), ("sudo", "-n"))
    return request(missing, machine)


def request(missing: Sequence[Part], machine: Machine) -> str:
    """Return the sentence that asks somebody to install the `missing` parts, with the command."""
    lack = f"This machine lacks {' and '.join(part.name for part in missing)}:"
    if not machine.apt:
        hints = "; ".join(part.elsewhere for part in missing if part.elsewhere)
        return f"{lack} install that{f' ({hints})' if hints else ''}, and start again."
    sudo = "sudo " if machine.sudo and not machine.root else ""
    who = "run" if sudo or machine.root else "as root, run"
    install = " ".join([*INSTALL, *packages_of(missing)])
    return f"{lack} {who} `{sudo}apt-get update && {sudo}apt-get {install}`, and start again."


def packages_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the Debian packages of `parts`, each once."""
    return tuple(dict.fromkeys(package for part in parts for package in part.packages))


def provide(parts: Sequence[Part]) -> None:
    """Have the system bring `parts`; ends the program with one sentence when it cannot."""
    missing = [part for part in parts if not part.is_there()]
    if not missing:
        return
    machine = this_machine()
    answer = decide(missing, machine)
    if isinstance(answer, str):
        sys.exit(answer)
    print(answer.announcement, flush=True)
    output = install(answer)
    missing = [part for part in missing if not part.is_there()]
    if missing:
        sys.exit(f"{output}\nThat did not work. {request(missing, machine)}")


def install(what: Installation) -> str:
    """Run the package manager and return what it said.

    Packages it does not know are left out: releases divide libraries differently, and whether
    all is there is looked at afterwards.
    """
    updated = run(*what.become_root, *APT_GET, *UPDATE)
    known = [name for name in what.packages if not run("apt-cache", "show", name).returncode]
    installed = run(*what.become_root, *APT_GET, *INSTALL, *known)
    return (updated.stdout + installed.stdout).strip()


def this_machine() -> Machine:
    """Look who we are, and whether `sudo` asks anything."""
    root = os.geteuid() == 0
    sudo = shutil.which("sudo") is not None
    return Machine(
        apt=shutil.which("apt-get") is not None,
        root=root,
        sudo=sudo,
        silent_sudo=sudo and not root and run("sudo", "-n", "true").returncode == 0,
        allowed=os.environ.get("SYSTEM_PACKAGES") != "0",
    )


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run `command` without asking anyone anything, and keep what it says."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def opens(names: Sequence[str]) -> bool:
    """Tell whether the system has a library by one of its `names`.

    Homebrew's folder is not searched by itself.
    """
    folders = ("", "/opt/homebrew/lib/", "/usr/local/lib/")
    for path in (folder + name for name in names for folder in folders):
        try:
            ctypes.CDLL(path)
        except OSError:
            continue
        return True
    return False


PANGO = Part(
    "Pango (for letters)",
    ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    lambda: all(opens(names) for names in PANGO_LIBRARIES),
    "Fedora: dnf install pango; macOS: brew install pango",
)
SUBSET = Part(
    "libharfbuzz-subset (for letters as in production)",
    ("libharfbuzz-subset0",),
    lambda: opens(SUBSET_LIBRARY),
    "Fedora: dnf install harfbuzz; macOS: brew install harfbuzz",
)
VENV = Part(
    "the venv module of its Python",
    (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",),
    lambda: run(sys.executable, "-c", "import ensurepip, venv").returncode == 0,
)
PARTS = {"demo": [PANGO], "test": [PANGO, SUBSET]}
