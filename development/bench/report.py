"""Writes what was measured: `var/bench.json` for machines, docs/performance.md for people."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from .growth import BUDGET, Grown
from .measure import Figure

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "performance.md"
RESULTS = ROOT / "var" / "bench.json"
# Every key that the portal promises a figure for; what a run did not measure is named as missing.
KEYS = (
    "application_list",
    "application_detail",
    "assessment_overview",
    "own_dashboard",
    "list_sorted",
    "list_as_csv",
    "list_as_xlsx",
    "adviser_for_thirty",
    "autosave",
    "section_page",
    "typing_p95",
    "typing_errors",
    "typing_lost",
    "letter",
    "list_throughput",
    "worker_memory",
    "assets",
    "reminders",
    "growth",
    "letters_per_minute",
    "test_suite",
)

HEAD = """# Performance

Written by `make bench`; do not edit. Measured on {day} with Python {python} on {cores} cores, with
1,000 applications in every state, 3 assessments each, warm, in a database of its own. Numbers of
queries are asserted in the tests as well; times are only measured here. *Floor* is the bare minimum
in the same run: for a page a signed-in view that does nothing; for a letter, and for letters a
minute of two processes, WeasyPrint alone, untagged.

| key | measured | budget | queries (budget) | bytes | floor | kept |
|---|---|---|---|---|---|---|
"""
GROWTH = """
## As the data grow

Each list, dashboard and search with 1,000 and with 20,000 applications; the budget is {budget:g}
times the time in as many queries.

| page | 1,000 | 20,000 | times | queries | kept |
|---|---|---|---|---|---|
"""


def write(figures: Sequence[Figure], grown: Sequence[Grown]) -> None:
    """Write both files."""
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps([figure.as_row() for figure in figures], indent=2) + "\n")
    head = HEAD.format(
        day=timezone.localdate().isoformat(),
        python=platform.python_version(),
        cores=os.cpu_count(),
    )
    text = head + "\n".join(map(_line, figures)) + "\n" + _missing(figures)
    if grown:
        text += GROWTH.format(budget=BUDGET) + "\n".join(map(_growth_line, grown)) + "\n"
    DOCUMENT.write_text(text)


def _missing(figures: Sequence[Figure]) -> str:
    measured = {figure.key for figure in figures}
    missing = [f"`{key}`" for key in KEYS if key not in measured]
    return f"\n**Not measured in this run: {', '.join(missing)}.**\n" if missing else ""


def _line(figure: Figure) -> str:
    queries = "" if figure.queries is None else f"{figure.queries} ({figure.queries_budget})"
    size = "" if figure.bytes is None else f"{figure.bytes:,}"
    floor = "" if figure.floor is None else f"{figure.floor:.1f} {figure.unit}"
    return (
        f"| `{figure.key}` | {figure.value:.1f} {figure.unit} | {figure.budget:.4g} {figure.unit} "
        f"| {queries} | {size} | {floor} | {'yes' if figure.is_within else '**no**'} |"
    )


def _growth_line(page: Grown) -> str:
    queries = str(page.few_queries)
    if page.many_queries != page.few_queries:
        queries += f" → {page.many_queries}"
    kept = page.ratio <= BUDGET and page.few_queries == page.many_queries
    return (
        f"| {page.name} | {page.few_ms:.1f} ms | {page.many_ms:.1f} ms | {page.ratio:.1f} "
        f"| {queries} | {'yes' if kept else '**no**'} |"
    )
