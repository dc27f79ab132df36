"""`manage.py draw_diagrams`: bring the diagrams of docs/architecture.md up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from development.diagrams import DOCUMENT, render


class Command(BaseCommand):
    """Draws the diagrams in docs/architecture.md from the code."""

    help = "Draw the diagrams in docs/architecture.md from the code."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Rewrite the document in place."""
        DOCUMENT.write_text(render(DOCUMENT.read_text()))
        self.stdout.write(f"{DOCUMENT.name} is up to date.")
