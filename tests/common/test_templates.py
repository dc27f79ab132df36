"""Templates are written so that a change of them can be read."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

MAX_LENGTH = 120
# Documents are laid out by the line, and mails have one line a paragraph.
DOCUMENTS = ("mail", "letters")


def test_no_template_has_a_line_over_120_characters():
    root = Path(settings.BASE_DIR) / "templates"
    too_long = [
        f"{path.relative_to(root)}:{number}"
        for path in sorted(root.rglob("*.html"))
        if path.relative_to(root).parts[0] not in DOCUMENTS
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > MAX_LENGTH
    ]
    assert too_long == []
