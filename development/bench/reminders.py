"""Measures planning and writing 100,000 reminders; leaves nothing behind."""

from __future__ import annotations

import resource
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone
from post_office.models import Email

from accounts.models import Role, RoleKind, User
from applications.models import Application, Plan, Reminder, Round, RoundKind
from applications.models.plan import Written
from applications.reminders import send_reminders
from applications.requirements import default_requirements
from regions.models import Organisation, OrganisationKind, Origin, Region

from .measure import Figure

APPLICATIONS = 1_000
PEOPLE_PER_PENVOERDER = 100
CHUNK = 5_000
BUDGET_SECONDS = 30


@dataclass(frozen=True)
class Measured:
    """How long it took, how much memory came on top, and the floor of the same run."""

    people: int
    seconds: float
    megabytes: float
    floor_seconds: float
    """The plain INSERT of as many reminders and as many mails of the same size."""


def measure(applications: int = APPLICATIONS, colleagues: int = PEOPLE_PER_PENVOERDER) -> Measured:
    """Write reminders for `applications` times `colleagues` people, and roll all of it back."""
    with transaction.atomic():
        current = _load(applications, colleagues)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        with _peak() as peak:
            start = time.perf_counter()
            people = send_reminders(now=current.closes_at - timedelta(days=1))
            seconds = time.perf_counter() - start
        floor = _floor()
        transaction.set_rollback(True)
    return Measured(people, seconds, peak[0], floor)


def _load(applications: int, colleagues: int) -> Round:
    """Store a round and drafts, each of a penvoerder with so many people."""
    now = timezone.now()
    current = Round.objects.create(
        name="Bench reminders",
        kind=RoundKind.VOORLOPER,
        opens_at=now - timedelta(days=60),
        closes_at=now + timedelta(days=2),
        maximum_amount=Decimal(100_000),
        legal_basis="-",
        on_behalf_of="-",
        objection_address="-",
    )
    for requirement in default_requirements():
        requirement.round = current
        requirement.save()
    boards = Organisation.objects.bulk_create(
        Organisation(kind=OrganisationKind.SCHOOL_BOARD, name=f"Bench {number}", origin=Origin.DEMO)
        for number in range(applications)
    )
    regions = Region.objects.bulk_create(
        Region(name=f"Bench {number}", slug=f"bench-{number}") for number in range(applications)
    )
    with connection.cursor() as cursor:
        # What the triggers on a person do for each is not what is measured.
        cursor.execute("SET LOCAL session_replication_role = replica")
        roles = _people(boards, colleagues, current.opens_at)
        cursor.execute("SET LOCAL session_replication_role = origin")
    drafts = Application.objects.bulk_create(
        Application(
            round=current,
            region=region,
            penvoerder=board,
            created_at=current.opens_at,
            created_by=first,
        )
        for region, board, first in zip(regions, boards, roles, strict=True)
    )
    plans = Plan.objects.bulk_create(
        Plan(application=draft, name=draft.region.name) for draft in drafts
    )
    for model in Written.__subclasses__():
        model.objects.bulk_create(model(plan=plan) for plan in plans)
    return current


def _people(boards: list[Organisation], colleagues: int, since: datetime) -> list[Role]:
    """Store the people of each board; return the first role of each."""
    numbers = iter(range(len(boards) * colleagues))
    first: list[Role] = []
    while chunk := list(islice(numbers, CHUNK)):
        users = User.objects.bulk_create(
            User(email=f"bench{number}@voorbeeld.example", name=f"Bench {number}")
            for number in chunk
        )
        roles = Role.objects.bulk_create(
            Role(
                user=user,
                organisation=boards[number // colleagues],
                kind=RoleKind.PENVOERDER_EDITOR,
                started_at=since,
            )
            for number, user in zip(chunk, users, strict=True)
        )
        first += [
            role for number, role in zip(chunk, roles, strict=True) if number % colleagues == 0
        ]
    return first


def _floor() -> float:
    """Insert once more, as plain rows, what was just written."""
    tables = [(Reminder._meta.db_table, "closes_at"), (Email._meta.db_table, "")]  # noqa: SLF001
    start = time.perf_counter()
    with connection.cursor() as cursor:
        for table, moved in tables:
            cursor.execute(
                "SELECT string_agg(quote_ident(column_name), ', '),"
                " string_agg(CASE column_name WHEN %s THEN quote_ident(column_name)"
                " || ' - interval ''1 second''' ELSE quote_ident(column_name) END, ', ')"
                " FROM information_schema.columns WHERE table_name = %s AND column_name <> 'id'",
                [moved, table],
            )
            columns, values = cursor.fetchone()
            cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table}")  # noqa: S608
    return time.perf_counter() - start


@contextmanager
def _peak() -> Iterator[list[float]]:
    """Watch the resident memory of this process; yields a list with the growth in megabytes."""
    found = [0.0]
    before = _resident()
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(0.05):
            found[0] = max(found[0], _resident() - before)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield found
    finally:
        stop.set()
        watcher.join()
        found[0] = max(found[0], _resident() - before)


def _resident() -> float:
    """The resident memory in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def figure() -> Figure:
    """The figure of the bench; `bytes` is the memory that came on top."""
    found = measure()
    return Figure(
        "reminders",
        found.seconds,
        "s",
        BUDGET_SECONDS,
        bytes=int(found.megabytes * 1e6),
        floor=found.floor_seconds,
    )
