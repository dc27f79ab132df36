"""Writes what was measured: `var/bench.json` for machines, docs/performance.md for people."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from .measure import Figure

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "performance.md"
RESULTS = ROOT / "var" / "bench.json"

HEAD = """# Performance

Written by `make bench`; do not edit. Measured on {day} with Python {python} on {cores} cores, with
1,000 applications in 300 regions, 3 assessments each, warm, in a database of its own. Numbers of
queries are asserted in the tests as well; times are only measured here. *Floor* is the bare minimum
in the same run: for a page the answer of `/healthz`, which does nothing; for the letter WeasyPrint
alone, untagged.

| key | measured | budget | queries (budget) | bytes | floor | kept |
|---|---|---|---|---|---|---|
"""
ABSENT = """
Not measured: `autosave` (there is no autosave yet; parts are saved by a button)."""


def write(figures: Sequence[Figure]) -> None:
    """Write both files."""
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps([figure.as_row() for figure in figures], indent=2) + "\n")
    head = HEAD.format(
        day=timezone.localdate().isoformat(),
        python=platform.python_version(),
        cores=os.cpu_count(),
    )
    DOCUMENT.write_text(head + "\n".join(map(_line, figures)) + "\n" + ABSENT + "\n")


def _line(figure: Figure) -> str:
    queries = "" if figure.queries is None else f"{figure.queries} ({figure.queries_budget})"
    size = "" if figure.bytes is None else f"{figure.bytes:,}"
    floor = "" if figure.floor is None else f"{figure.floor:.1f} {figure.unit}"
    return (
        f"| `{figure.key}` | {figure.value:.1f} {figure.unit} | {figure.budget:g} {figure.unit} "
        f"| {queries} | {size} | {floor} | {'yes' if figure.is_within else '**no**'} |"
    )
