"""The figures of what runs for minutes: a batch of letters, and the tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

from accounts.models import RoleKind
from assessments.domain.deciding import grant
from assessments.models import Decision, DecisionState
from correspondence.models import Letter
from development.stack.portal import Portal
from development.stack.process import ROOT

from . import bare
from .data import staff
from .measure import Figure

LETTERS = 320
# Made before the clock runs: by then both processes of the worker have all they need in memory.
WARM = 20
PATIENCE_SECONDS = 300


def letters_per_minute(portal: Portal) -> Figure:
    """A batch of decisions taken while no worker runs, whose letters two processes then make.

    The floor is what two processes make of such a letter with WeasyPrint alone, untagged.
    """
    lead = staff(RoleKind.RE_LEAD)
    before = Letter.objects.count()
    for decision in Decision.objects.filter(state=DecisionState.VOORBEREID)[:LETTERS]:
        grant(decision=decision, by=lead)
    portal.worker.start()
    try:
        begun = _when_made(before + WARM, portal)
        ended = _when_made(before + LETTERS, portal)
    finally:
        portal.worker.stop()
    body = Letter.objects.latest("pk").body_html
    return Figure(
        "letters_per_minute",
        (LETTERS - WARM) / (ended - begun) * 60,
        "letters/min",
        500,
        floor=bare.letters_per_minute(body),
    )


def _when_made(number: int, portal: Portal) -> float:
    """The moment, on this process's clock, at which so many letters are there."""
    until = time.monotonic() + PATIENCE_SECONDS
    while Letter.objects.count() < number:
        if time.monotonic() > until:
            raise RuntimeError(f"The letters are not made:\n{portal.worker.last_words()}")
        time.sleep(0.05)
    return time.monotonic()


def test_suite() -> Figure:
    """Tests a second per core, without the ones that run a whole portal."""
    start = time.perf_counter()
    ours = {"VAR_DIR", "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "not e2e and not stack"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in ours},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"(\d+) passed", done.stdout)
    if done.returncode or found is None:
        raise RuntimeError(f"The tests failed:\n{done.stdout[-2000:]}")
    return Figure(
        "test_suite", int(found[1]) / (time.perf_counter() - start) / 2, "tests/s/core", 10
    )
