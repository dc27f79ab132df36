"""Saving a section while it is written, and what its page brings along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Application, ApplicationState, SectionKind
from applications.sections import asked_in
from common.unsent_forms import writer_name

from .figures import browser_of
from .measure import Figure, median_ms, page

# Who it is: the session, the person and their roles, as for every request.
QUERIES_FOR_WHO_IT_IS = 3
CARRIED = re.compile(r'name="(version|was)" value="([^"]*)"')


def figures() -> Iterator[Figure]:
    """The figures of writing, on a draft of the bench."""
    draft = (
        Application.objects.filter(state=ApplicationState.CONCEPT)
        .select_related("created_by__user", "plan", "round")
        .order_by("pk")[0]
    )
    client = browser_of(draft.created_by)
    yield autosave(client, draft)
    yield section_page(client, draft)
    yield assets(client, draft)


def autosave(client: Client, draft: Application) -> Figure:
    """The whole request in ms, and the queries of the saving itself, its transaction included."""
    where = [draft.pk, SectionKind.GOVERNANCE]
    shown = client.get(reverse("applications:section", args=where)).content.decode()
    carried = dict(CARRIED.findall(shown)) | {"writer": writer_name(draft.created_by.user_id)}
    numbers = count()

    def save() -> None:
        typed = {"governance": f"De stuurgroep besluit, versie {next(numbers)}. " * 20}
        answer = client.post(reverse("applications:autosave", args=where), {**carried, **typed})
        if answer.headers.get("Autosave") != "saved":
            raise RuntimeError(f"Saving answered {answer.status_code}")
        carried.update(CARRIED.findall(answer.content.decode()))

    save()
    with CaptureQueriesContext(connection) as captured:
        save()
    queries = len(captured) - QUERIES_FOR_WHO_IT_IS
    floor = median_ms(lambda: client.post(reverse("accounts:keepalive")))
    return Figure(
        "autosave", median_ms(save), "ms", 25, queries=queries, queries_budget=6, floor=floor
    )


def section_page(client: Client, draft: Application) -> Figure:
    """The page of the section that takes longest, with the most queries that any of them takes."""
    pages = [
        page("section_page", client, one.url(draft), budget=40, queries_budget=12)
        for one in asked_in(draft.round)
    ]
    dearest = max(pages, key=lambda each: each.value)
    return replace(dearest, queries=max(each.queries or 0 for each in pages))


def assets(client: Client, draft: Application) -> Figure:
    """CSS and JavaScript of a section, which has most of them, in KB as browsers get them."""
    address = reverse("applications:section", args=[draft.pk, SectionKind.BUDGET])
    html = client.get(address).content.decode()
    total = 0
    for url in set(re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', html)):
        name = re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", url.removeprefix(settings.STATIC_URL))
        found = finders.find(name)
        if found is None:
            raise RuntimeError(f"{url} is on the page, but not among the static files")
        total += len(brotli.compress(Path(found).read_bytes()))
    return Figure("assets", total / 1024, "KB", 35)
