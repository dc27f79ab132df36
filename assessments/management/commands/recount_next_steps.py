"""`manage.py recount_next_steps`: mend what is stored as the next step of cases."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from assessments.domain.recounting import recount


class Command(BaseCommand):
    """Works out every next step anew, and says how many were not what they should be."""

    help = "Work out the next step of every case anew, such as after restoring without triggers."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many cases were mended."""
        mended = recount()
        self.stdout.write(f"{len(mended)} cases had another next step: {sorted(mended)}")
