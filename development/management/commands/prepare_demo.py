"""Make the demo ready to start: database, static files, demo data."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from onderwijsregio import health

STAMP = ".sources"


class Command(BaseCommand):
    """Everything between an empty database and a demo that can start, in one process.

    Each step finds out by itself what is done already, so that a second start takes seconds.
    """

    help = "Make the demo ready to start; can be repeated."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, collect static files and load the demo."""
        if health.is_behind():
            call_command("migrate", verbosity=1, interactive=False)
        collect_static()
        call_command("load_demo")
        with (settings.VAR_DIR / "accounts.txt").open("w") as accounts:
            call_command("load_demo", "--accounts", stdout=accounts)


def collect_static() -> None:
    """Collect and compress the static files, unless they are as they were the last time."""
    root: Path = settings.STATIC_ROOT
    if not is_collected(root):
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        (root / STAMP).write_text(fingerprint(settings.BASE_DIR / "static"))


def is_collected(root: Path) -> bool:
    """Tell whether the static files were collected in `root` as they are now."""
    stamp = root / STAMP
    return stamp.exists() and stamp.read_text() == fingerprint(settings.BASE_DIR / "static")


def fingerprint(folder: Path) -> str:
    """Return a mark that changes with every file in `folder` and every locked dependency."""
    lock = settings.BASE_DIR / "requirements" / "production.txt"
    mark = hashlib.sha256(lock.read_bytes())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        mark.update(str(path.relative_to(folder)).encode())
        mark.update(path.read_bytes())
    return mark.hexdigest()
