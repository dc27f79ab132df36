"""What one does with a list: filter and sort it, take it along as a file, act on many at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import RoleKind
from applications.models import Application
from assessments.models import NextStep

from .data import staff
from .figures import browser_of
from .measure import Figure, median_ms, page

TIMES = 5
AT_ONCE = 30


def figures() -> Iterator[Figure]:
    """The worklist in another order, as two kinds of file, and an adviser for thirty cases."""
    adviser = staff(RoleKind.RE_ADVISER)
    client = browser_of(adviser)
    worklist = reverse("assessments:worklist")
    yield page("list_sorted", client, f"{worklist}?sort=-name", budget=60, queries_budget=8)
    asked = f"{worklist}?step=all&sort=-name"
    for kind, budget in (("csv", 1_000), ("xlsx", 2_000)):
        download = partial(_download, client, f"{asked}&export={kind}")
        yield Figure(f"list_as_{kind}", median_ms(download, times=TIMES), "ms", budget)
    # The adviser follows all cases of the bench already, and to those nothing would be done.
    other = staff(RoleKind.RE_LEAD).user_id
    cases = NextStep.objects.in_hand().order_by("pk").values_list("application", flat=True)
    sent = {"step": "confirm", "adviser": other, "case": list(cases[:AT_ONCE])}
    yield Figure(
        "adviser_for_thirty",
        median_ms(partial(_and_undo, client, reverse("assessments:assign_adviser"), sent), times=1),
        "ms",
        1_500,
    )


def _download(client: Client, url: str) -> None:
    # A file is sent in parts; the client's own answer type does not know it.
    response: Any = client.get(url)
    if not b"".join(response.streaming_content):
        raise RuntimeError(f"{url} is empty")


def _and_undo(client: Client, url: str, sent: dict[str, Any]) -> None:
    with transaction.atomic():
        client.post(url, sent)
        chosen = Application.objects.filter(pk__in=sent["case"])
        done = chosen.filter(region__adviser=sent["adviser"]).count()
        transaction.set_rollback(True)
    if done != AT_ONCE:
        raise RuntimeError(f"Done for {done} cases of {AT_ONCE}.")
