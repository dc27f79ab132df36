"""Keep the translations in step with the code; see `development/catalogue.py`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from development import catalogue


class Command(BaseCommand):
    """Update and compile the catalogues, or check them."""

    help = "Bring the translations in step with the code, and compile them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to do one thing only."""
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--check", action="store_true", help="change nothing; fail if incomplete")
        only.add_argument("--compile", action="store_true", help="only compile what was changed")

    def handle(self, *args: Any, check: bool, compile: bool, **options: Any) -> None:  # noqa: A002
        """Do it. Raises `CommandError` when the check finds something."""
        root = settings.BASE_DIR
        if check:
            found = catalogue.problems(root)
            if found:
                raise CommandError("\n".join([*found, f"{len(found)} problems"]))
            return
        if not compile:
            for line in catalogue.update(root):
                self.stdout.write(f"To be translated in {line}")
        catalogue.compile_all(root)
