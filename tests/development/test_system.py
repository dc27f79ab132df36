"""What `make demo` and `make test` do about what the system lacks."""

import subprocess
import sys

import pytest

from development.scripts import system
from development.scripts.system import Installation, Machine, Part, decide, provide

PANGO = Part("Pango", ("libpango-1.0-0", "libpangoft2-1.0-0"), lambda: False, "macOS: brew")
VENV = Part("venv", ("python3.11-venv",), lambda: False)

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "python3.11-venv")
INSTALL = f"apt-get install -y --no-install-recommends {' '.join(PACKAGES)}"


def machine(*, apt=True, root=False, sudo=False, silent_sudo=False, allowed=True):
    return Machine(apt=apt, root=root, sudo=sudo, silent_sudo=silent_sudo, allowed=allowed)


def test_root_installs_what_is_missing_and_says_so_beforehand():
    answer = decide([PANGO, VENV], machine(root=True))
    assert answer == Installation(PACKAGES)
    assert answer.announcement == (
        "Installing system packages with apt-get: libpango-1.0-0 libpangoft2-1.0-0 "
        "python3.11-venv (SYSTEM_PACKAGES=0 forbids this)."
    )


def test_who_has_a_sudo_that_asks_nothing_installs_with_it():
    assert decide([VENV], machine(sudo=True, silent_sudo=True)) == Installation(
        ("python3.11-venv",), ("sudo", "-n")
    )


@pytest.mark.parametrize(
    ("machine", "sentence"),
    [
        pytest.param(
            machine(sudo=True),
            f"run `sudo apt-get update && sudo {INSTALL}`, and start again.",
            id="sudo that asks for a password",
        ),
        pytest.param(
            machine(),
            f"as root, run `apt-get update && {INSTALL}`, and start again.",
            id="no sudo",
        ),
        pytest.param(
            machine(root=True, allowed=False),
            f"run `apt-get update && {INSTALL}`, and start again.",
            id="root, forbidden",
        ),
        pytest.param(
            machine(sudo=True, silent_sudo=True, allowed=False),
            f"run `sudo apt-get update && sudo {INSTALL}`, and start again.",
            id="sudo that asks nothing, forbidden",
        ),
        pytest.param(
            machine(apt=False, root=True),
            "install that (macOS: brew), and start again.",
            id="another package manager",
        ),
    ],
)
def test_who_may_not_install_gets_one_sentence_with_the_command(machine, sentence):
    assert decide([PANGO, VENV], machine) == f"This machine lacks Pango and venv: {sentence}"


def test_nothing_is_said_or_done_when_all_is_there(capsys):
    provide([Part("Python", ("python3",), lambda: True)])
    assert capsys.readouterr() == ("", "")


def test_system_packages_0_keeps_off_the_package_manager(monkeypatch, capsys):
    monkeypatch.setenv("SYSTEM_PACKAGES", "0")
    with pytest.raises(SystemExit) as refusal:
        provide([PANGO])
    assert str(refusal.value).startswith("This machine lacks Pango: ")
    assert capsys.readouterr() == ("", "")


def test_a_library_is_there_when_it_opens():
    assert not system.opens(["libnergens.so.0"])
    assert system.opens(["libnergens.so.0", "libc.so.6", "libSystem.B.dylib"])


def test_the_demo_does_without_the_library_that_weasyprint_can_miss():
    assert system.PARTS["demo"] == [system.PANGO]
    assert system.PARTS["test"] == [system.PANGO, system.SUBSET]


def test_a_package_that_brings_two_parts_is_named_once():
    assert decide([system.PANGO, system.SUBSET], machine(root=True)) == Installation(
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
    )


def test_the_installer_needs_nothing_but_the_standard_library():
    bare = [sys.executable, "-I", "-S", "-c"]
    load = "import sys; sys.path.insert(0, '.'); import development.scripts.install"
    assert subprocess.run([*bare, load], check=False).returncode == 0
