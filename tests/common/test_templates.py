"""Templates are written so that a change of them can be read."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

MAX_LENGTH = 120
# Documents are laid out by the line, and mails have one line a paragraph.
DOCUMENTS = ("mail", "letters")
# Django shows a tag that goes over the end of a line as it is written.
BROKEN_TAG = re.compile(r"\{\{[^}\n]*\n[^}]*\}\}|\{%[^%\n]*\n[^%]*%\}")


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


def test_no_tag_of_a_template_is_broken_over_two_lines():
    root = Path(settings.BASE_DIR)
    broken = [
        f"{path.relative_to(root)}: {tag}"
        for path in sorted((root / "templates").rglob("*.*"))
        for tag in BROKEN_TAG.findall(path.read_text())
    ]
    assert broken == []
