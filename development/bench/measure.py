"""One measured figure, and how pages are timed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

ROUNDS = 15
# Of these there must be at least as much as the budget says; of all else at most.
MINIMA = {"requests/s", "letters/min", "tests/s/core"}


@dataclass(frozen=True)
class Figure:
    """A measured figure beside its budget; `floor` is the bare minimum in the same run."""

    key: str
    value: float
    unit: str
    budget: float
    queries: int | None = None
    queries_budget: int | None = None
    bytes: int | None = None
    floor: float | None = None

    @property
    def is_within(self) -> bool:
        """Whether the figure keeps its budget; see `MINIMA`."""
        kept = self.value >= self.budget if self.unit in MINIMA else self.value <= self.budget
        return kept and (
            self.queries is None
            or self.queries_budget is None
            or self.queries <= self.queries_budget
        )

    def as_row(self) -> dict[str, Any]:
        """The row of `bench.json`, absent values left out."""
        row = {k: v for k, v in asdict(self).items() if v is not None and k != "queries_budget"}
        return row | {"value": round(self.value, 2)}


def median_ms(work: Callable[[], object], *, times: int = ROUNDS) -> float:
    """The median duration of `work` in milliseconds, after one warm-up."""
    work()
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        durations.append((time.perf_counter() - start) * 1000)
    return statistics.median(durations)


def page(key: str, client: Client, url: str, *, budget: float, queries_budget: int) -> Figure:
    """Time a page, warm, and count its queries and bytes. Raises when it does not answer 200."""

    def get() -> bytes:
        response = client.get(url)
        if response.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{url} answered {response.status_code}")
        return response.content

    content = get()
    with CaptureQueriesContext(connection) as captured:
        get()
    # Counted before the next request empties the log.
    queries = len(captured)
    return Figure(
        key,
        median_ms(get),
        "ms",
        budget,
        queries=queries,
        queries_budget=queries_budget,
        bytes=len(content),
        floor=median_ms(lambda: client.post(reverse("accounts:keepalive"))),
    )
