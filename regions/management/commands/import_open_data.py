"""`manage.py import_open_data PATH…`: bring the register up to date from open data files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from regions.importing.errors import UnusableFile
from regions.importing.reporting import as_json
from regions.importing.running import import_files


class Command(BaseCommand):
    """See docs/importing.md."""

    help = (
        "Bring the register up to date from open data files of DUO, and the map from outlines of "
        "municipalities; see docs/importing.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument(
            "--json", action="store_true", help="print only a report as JSON on standard output"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="report what would change, change nothing"
        )
        parser.add_argument(
            "--allow-ending",
            action="store_true",
            help="also accept a file that ends more than 5 %% of what is known of its kind",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the files; exit with 2 and one sentence when one of them cannot be imported."""
        try:
            reports = import_files(
                options["paths"],
                dry_run=options["dry_run"],
                allow_ending=options["allow_ending"],
                progress=self._progress,
            )
        except UnusableFile as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(2) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(as_json(reports), ensure_ascii=False, indent=2))
            return
        for report in reports:
            for line in report.lines():
                self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write(_("This was a dry run: nothing has changed."))

    def _progress(self, file: str, rows: int) -> None:
        self.stderr.write(_("%(file)s: %(rows)d rows read") % {"file": file, "rows": rows})
