"""The figures of the bench, one function each; a function yields what it could measure."""

from __future__ import annotations

import http.client
import statistics
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import psutil
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Application, ApplicationState
from assessments.domain.letter_text import LetterText
from assessments.domain.letters import preview_html, with_all_it_needs
from assessments.models import Condition, Decision, Outcome
from correspondence.domain.letters import render
from development.stack.portal import Portal

from .data import staff
from .measure import Figure, median_ms, page

CLIENTS = 4
SECONDS = 8
# A tagged letter may take so many times what WeasyPrint takes for the same text, untagged.
LETTER_TIMES_BARE = 1.3
MEGABYTE = 1024 * 1024


def browser_of(role: Role) -> Client:
    """A client that has signed in and acts in `role`."""
    client = Client(raise_request_exception=True)
    client.force_login(role.user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["role"] = role.pk
    session.save()
    return client


def pages() -> Iterator[Figure]:
    """The pages with a budget, as somebody of the Realisatie Eenheid sees them."""
    client = browser_of(staff(RoleKind.RE_ADVISER))
    yield page(
        "application_list", client, reverse("assessments:worklist"), budget=45, queries_budget=8
    )
    yield page(
        "application_detail",
        client,
        reverse("assessments:case", args=[_decided_twice().pk]),
        budget=35,
        queries_budget=16,
    )
    yield page(
        "assessment_overview",
        client,
        reverse("assessments:overview"),
        budget=90,
        queries_budget=10,
    )
    yield page("own_dashboard", client, reverse("home"), budget=35, queries_budget=10)


def letter() -> Figure:
    """A decision letter as PDF; the floor is WeasyPrint alone on the same text, untagged."""
    from weasyprint import HTML  # Large; only this figure needs it.

    with transaction.atomic():
        decision = _decision()
        body = preview_html(decision)
        bare = median_ms(lambda: HTML(string=body).write_pdf())
        figure = Figure(
            "letter",
            median_ms(lambda: render(LetterText(decision).contents)),
            "ms",
            LETTER_TIMES_BARE * bare,
            bytes=len(render(LetterText(decision).contents).content),
            floor=bare,
        )
        transaction.set_rollback(True)
    return figure


def _decided_twice() -> Application:
    """A case with all that can hang on one: three assessments, two decisions and their letters."""
    state = ApplicationState.DEFINITIEF
    return Application.objects.filter(state=state).order_by("pk")[50]


def _decision() -> Decision:
    decision = Decision.objects.create(
        application=_decided_twice(),
        outcome=Outcome.VOORLOPIG,
        reasons="De plaats van de beroepsgroep is nog niet geregeld. " * 12,
        prepared_by=staff(RoleKind.RE_ADVISER),
    )
    for number in range(1, 5):
        Condition.objects.create(
            decision=decision,
            text=f"Voorwaarde {number}: leg vast hoe leraren en schoolleiders meebeslissen.",
            due_on=timezone.localdate() + timedelta(days=30 * number),
        )
    return with_all_it_needs().get(pk=decision.pk)


def throughput(portal: Portal) -> Iterator[Figure]:
    """The worklist asked by four clients at once of two web workers, and what these take."""
    cookie = SimpleCookie()
    client = browser_of(staff(RoleKind.RE_ADVISER))
    cookie.load({settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value})
    header = {"Cookie": cookie.output(header="", sep=";").strip()}
    durations: list[float] = []
    until = time.monotonic() + SECONDS

    def ask() -> None:
        address = urlsplit(portal.base_url)
        while time.monotonic() < until:
            connection = http.client.HTTPConnection(address.hostname or "", address.port)
            start = time.perf_counter()
            connection.request("GET", reverse("assessments:worklist"), headers=header)
            response = connection.getresponse()
            response.read()
            if response.status != http.client.OK:
                raise RuntimeError(f"The worklist answered {response.status}")
            durations.append((time.perf_counter() - start) * 1000)
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    yield Figure("list_throughput", len(durations) / SECONDS, "requests/s", 40)
    yield Figure("list_throughput_p95", statistics.quantiles(durations, n=20)[18], "ms", 200)
    yield Figure("worker_memory", _largest_worker(portal) / MEGABYTE, "MB", 120)


def _largest_worker(portal: Portal) -> int:
    """Resident bytes of the largest web worker (the children of gunicorn's main process)."""
    main = psutil.Process(portal.web.pid)
    return max(int(worker.memory_info().rss) for worker in main.children(recursive=True))
