"""What the tests of letters and receipts share."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest
from pypdf import PdfReader


class ReadPdf:
    """A PDF as a reader meets it: its text, and what assistive technology is told."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.reader = PdfReader(io.BytesIO(content))
        self.root = self.reader.trailer["/Root"]

    @property
    def text(self) -> str:
        """All text on one line."""
        return " ".join(" ".join(page.extract_text() for page in self.reader.pages).split())

    @property
    def bookmarks(self) -> list[str]:
        """The titles in the outline, whatever their level."""

        def titles(items: list) -> Iterator[str]:
            for item in items:
                if isinstance(item, list):
                    yield from titles(item)
                else:
                    yield item.title

        return list(titles(self.reader.outline))

    def tags(self, name: str) -> list[pikepdf.Dictionary]:
        """The structure elements of a kind, such as `/TH`."""
        with pikepdf.open(io.BytesIO(self.content)) as pdf:
            return [
                {str(key): str(value) for key, value in thing.get("/A", {}).items()}
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == name
            ]


@pytest.fixture
def read():
    """Return how to read the bytes of a PDF."""
    return ReadPdf


@pytest.fixture(autouse=True)
def _no_second_factor(settings) -> None:
    """What staff must do to sign in is tested elsewhere."""
    settings.SECOND_FACTOR_REQUIRED = False
