"""What the image holds starts by itself, without `development/`, on the production packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from development.stack.process import ROOT
from tests.onderwijsregio.test_settings import PRODUCTION

# Only what production installs may be imported; then every module of the house is.
IMPORT_EVERYTHING = """
import re, sys, pkgutil, importlib
from importlib.machinery import PathFinder
from importlib.metadata import packages_distributions
from pathlib import Path

lock = Path("requirements/production.txt").read_text()
names = re.findall("^([A-Za-z0-9._-]+)==", lock, re.M)
locked = {re.sub("[-_.]+", "-", name).lower() for name in names}
owned = {
    module
    for module, owners in packages_distributions().items()
    if not {re.sub("[-_.]+", "-", owner).lower() for owner in owners} & locked
}


class OnlyProduction(PathFinder):
    # As if no other package were installed, also for who only asks whether one is.
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.split(".")[0] in owned else super().find_spec(name, path, target)


sys.meta_path[sys.meta_path.index(PathFinder)] = OnlyProduction
import django

django.setup()
for package in sys.argv[1:]:
    for module in pkgutil.walk_packages([package], f"{package}."):
        importlib.import_module(module.name)
from django.urls import get_resolver

get_resolver().url_patterns
assert not [name for name in sys.modules if name.split(".")[0] == "development"]
print("everything starts")
"""


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the image: what .dockerignore lets in, less what the Dockerfile removes."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    let_in = {line.removeprefix("!") for line in lines if line.startswith("!")}
    left_behind = set()
    for line in (ROOT / "Dockerfile").read_text().splitlines():
        if "rm -rf" in line and "/var/lib/apt" not in line:
            left_behind.update(line.split("rm -rf", 1)[1].split())
    folder = tmp_path_factory.mktemp("image")
    for name in sorted(let_in - left_behind):
        source = ROOT / name
        if source.is_dir():
            skip = shutil.ignore_patterns("__pycache__", "build")
            shutil.copytree(source, folder / name, ignore=skip)
        else:
            shutil.copy(source, folder / name)
    return folder


def run(image: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the image's folder under production settings, and nowhere else."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", *arguments],
        cwd=image,
        env={"PATH": "/usr/bin:/bin", "HOME": str(image), "PYTHONPATH": str(image), **PRODUCTION},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_image_carries_nothing_of_development(image: Path) -> None:
    assert not (image / "development").exists()
    assert not (image / "tests").exists()
    assert (image / "manage.py").exists()


def test_every_module_of_the_image_starts_without_development(image: Path) -> None:
    houses = sorted(path.parent.name for path in image.glob("*/apps.py"))

    done = run(image, "-c", IMPORT_EVERYTHING, *houses)

    assert (done.stdout.strip(), done.stderr) == ("everything starts", "")


def test_the_image_passes_the_check_before_deployment(image: Path) -> None:
    done = run(image, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert (done.returncode, done.stderr) == (0, "")
