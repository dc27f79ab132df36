"""`manage.py letter_pictures FOLDER`: every kind of letter as PDF, and each page as a picture."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pypdfium2
from django.core.management.base import BaseCommand

from applications.domain.receipts import receipt_pdf
from applications.models import Submission
from correspondence import kinds
from correspondence.domain.checking import code_of, how_to_check
from correspondence.domain.letters import render
from development.letter_examples import REFERENCE, examples

SCALE = 1.3
"""Pixels per point: 94 dots an inch."""


class Command(BaseCommand):
    """Writes the letters with what is in the demo, which must have been loaded."""

    help = "Write every kind of letter to a folder, as PDF and page by page as PNG."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write all."""
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        received = Submission.objects.select_related("application__round").latest("pk")
        _write(folder / "ontvangstbewijs.pdf", receipt_pdf(received).content)
        for kind in kinds.registered():
            for name, contents in examples(kind):
                check = how_to_check(code_of(REFERENCE, contents.body_html))
                _write(folder / f"{name}.pdf", render(contents, check=check).content)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        picture = page.render(scale=SCALE).to_pil()
        picture.save(path.with_name(f"{path.stem}-{number}.png"))
