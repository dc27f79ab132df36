"""`manage.py bench`: measure the budgets; call it through `make bench`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from common.collecting import collect_seldom
from development.bench import crowd, data, figures, growth, jobs, lists, reminders, report, writing
from development.bench.growth import Grown
from development.bench.measure import Figure
from development.stack import places
from development.stack.portal import Portal, free_port
from development.stack.valkey import EmbeddedValkey

STARTING_SECONDS = 30


class Command(BaseCommand):
    """Loads its own data in a database beside the demo, measures, and writes the results."""

    help = "Measure the budgets; writes var/bench.json and docs/performance.md."

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure everything; the exit code does not depend on what comes out."""
        if settings.VAR_DIR.name != "bench":
            raise CommandError("Run `make bench`: it measures on a database of its own.")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        broker = EmbeddedValkey(places.broker_folder(settings.VAR_DIR))
        broker.start()
        try:
            self._measure(broker)
        finally:
            broker.stop()

    def _measure(self, broker: EmbeddedValkey) -> None:
        data.load()
        # As a web worker does (`onderwijsregio.wsgi`).
        collect_seldom()
        measured: list[Figure] = []
        grown: list[Grown] = []
        for figure in self._figures(broker, grown):
            self.stdout.write(f"{figure.key}: {figure.value:.1f} {figure.unit}")
            self.stdout.flush()
            measured.append(figure)
            report.write(measured, grown)

    def _figures(self, broker: EmbeddedValkey, grown: list[Grown]) -> Iterator[Figure]:
        """Every figure in turn; the pages that grew come in `grown`, for the report."""
        yield from figures.pages()
        yield from lists.figures()
        yield figures.letter()
        yield from writing.figures()
        with running_web_server(broker) as portal:
            yield from figures.throughput(portal)
            yield from crowd.figures(portal)
        grown += growth.measure()
        for page in grown:
            self.stdout.write(f"{page.name}: {page.few_ms:.1f} → {page.many_ms:.1f} ms")
        yield growth.figure(grown)
        with running_web_server(broker) as portal:
            yield jobs.letters_per_minute(portal)
        # Late, because what is rolled back here leaves large tables behind.
        yield reminders.figure()
        yield jobs.test_suite()


class running_web_server:  # noqa: N801 - reads as a function
    """Two web workers on the data of the bench, for as long as the block lasts.

    No beat: it would have all work done that the data of the bench left lying.
    """

    def __init__(self, broker: EmbeddedValkey) -> None:
        self.broker = broker

    def __enter__(self) -> Portal:
        self.portal = Portal(
            var=settings.VAR_DIR,
            database_url=places.portal_database_url(settings.VAR_DIR),
            redis_url=self.broker.url,
            port=free_port(),
            environment={"WEB_WORKERS": "2", "LOG_LEVEL": "WARNING"},
        )
        self.portal.web.start()
        deadline = time.monotonic() + STARTING_SECONDS
        while self.portal.not_ready().startswith("the web server"):
            if time.monotonic() > deadline:
                raise CommandError(
                    f"The web server does not start:\n{self.portal.web.last_words()}"
                )
            time.sleep(0.2)
        return self.portal

    def __exit__(self, *error: object) -> None:
        self.portal.stop()
