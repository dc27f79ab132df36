"""`manage.py load_demo`: fill an empty database with the demo, or show its accounts."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from development.demo.accounts import accounts_table
from development.demo.loading import load_demo


class Command(BaseCommand):
    """Loads the demo once; later calls leave what is there alone."""

    help = "Load the fictitious regions, people and cases of the demo, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add `--accounts`, which only prints the table of accounts."""
        parser.add_argument("--accounts", action="store_true", help="only show the demo accounts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the demo, or print its accounts."""
        if not settings.DEMO:
            raise CommandError("This loads made-up data; it only works with the demo settings.")
        with translation.override("nl"):
            if options["accounts"]:
                self.stdout.write(accounts_table())
            elif not load_demo(report=self.stdout.write):
                self.stdout.write("The demo is there already; it was left as it is.")
