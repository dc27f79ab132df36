"""Worker, web server, database and broker are killed at random while people walk the whole way.

What a page said yes to is there afterwards, once; so is every mail. With three people for a quarter
of a minute in every run; the long form, with a seed of one's own, and a line of figures in a file:

    KILLING_PEOPLE=10 KILLING_SECONDS=180 KILLING_SEED=7 KILLING_TOLD=told \
        pytest tests/stack/test_killing.py
"""

from __future__ import annotations

import os
import random
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from accounts.models import Role, RoleKind
from applications.models import OnderwijsFunction, Round
from development.stack import postgres as embedded
from development.stack.portal import Portal, free_port
from development.stack.postgres import EmbeddedPostgres
from development.stack.valkey import EmbeddedValkey
from regions.models import Organisation, OrganisationKind
from tests import demo_databases, factories
from tests.live import SETTINGS, collect_static
from tests.mailbox import MailServer
from tests.stack import reckoning
from tests.stack.walking import Partner as Signer
from tests.stack.walking import People, Typed, Walk, Window

pytestmark = pytest.mark.stack

PEOPLE = int(os.environ.get("KILLING_PEOPLE", "3"))
SECONDS = float(os.environ.get("KILLING_SECONDS", "15"))
SEED = int(os.environ.get("KILLING_SEED", "20261125"))
PARTS = ("worker", "web", "database", "broker")
DATABASE = "onderwijsregio"
# How long a part runs before one is killed, and lies dead before the supervisor sees it.
RUNS_SECONDS = (1.5, 4.0)
DEAD_SECONDS = (0.0, 0.6)
SOMEBODY_SENDS_SECONDS = 5
# A mail can go twice when its sender, or the database, dies between the server's yes and our note.
CAN_DOUBLE_MAIL = ("worker", "database")


class Parts:
    """A portal of its own, with the parts that can be killed and are started again."""

    def __init__(self, folder, mail_port: int) -> None:
        # Not careless, which is to lose the last commits when the server is killed.
        self.server = EmbeddedPostgres(folder / "postgres")
        self.broker = EmbeddedValkey(folder / "valkey")
        self.portal = Portal(
            var=folder,
            database_url=embedded.address(self.server.folder, DATABASE, embedded.PORTAL),
            redis_url=self.broker.url,
            port=free_port(),
            settings=SETTINGS,
            environment={
                "STATIC_ROOT": str(folder.parent / "static"),
                "EMAIL_PORT": str(mail_port),
                "WORKER_PROCESSES": "1",
                "WEB_WORKERS": "2",
                # A task may take half a minute less, which a letter does on a busy machine.
                "CELERY_VISIBILITY_SECONDS": "60",
                "PENDING_SECONDS": "3",
            },
        )
        self.killed: Counter[str] = Counter()
        self.worker_log_before = 0

    def kill(self, name: str) -> None:
        """Kill a part as when the machine takes it away."""
        self.killed[name] += 1
        if name == "database":
            number = (self.server.data / "postmaster.pid").read_text().split()[0]
            os.kill(int(number), 9)
        elif name == "broker":
            self.broker.child.kill()
        else:
            getattr(self.portal, name).kill()

    def start_again(self, name: str) -> None:
        """Start a part that was killed, as the supervisor does."""
        servers = {"database": self.server, "broker": self.broker}
        if name == "worker":
            self.worker_log_before = self.portal.worker.log.stat().st_size
        (servers.get(name) or getattr(self.portal, name)).start_again()

    def not_ready(self, name: str) -> str:
        """What a part that was started again does not do yet; empty when it works."""
        if name == "web":
            answer = self.portal.not_ready()
            return answer if answer == "the web server does not answer" else ""
        if name == "worker":
            log = self.portal.worker.log.read_bytes()[self.worker_log_before :]
            return "" if b" ready." in log else "the worker takes no tasks"
        # Who starts one of the others waits till it answers.
        return ""


@pytest.fixture
def mailbox() -> Iterator[MailServer]:
    """The mail server that the portal sends to."""
    with MailServer() as server:
        yield server


@pytest.fixture
def parts(mailbox, postgres, migrated_template, django_db_blocker, worker_id) -> Iterator[Parts]:
    """A running portal on an empty, migrated database, to which the queries here go as well."""
    # Not in pytest's own folder: the next test run closes that to the account of PostgreSQL.
    folder = settings.VAR_DIR / "test" / f"killing-{worker_id}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    parts = Parts(folder, mailbox.port)
    with django_db_blocker.unblock(), parts.server:
        parts.server.ensure_database(DATABASE)
        target = embedded.address(parts.server.folder, DATABASE)
        demo_databases.copy(embedded.address(postgres.folder, migrated_template), target)
        try:
            parts.broker.start()
            collect_static(parts.portal.environment)
            parts.portal.start()
            parts.portal.wait_until_ready()
            with on(parts.server):
                yield parts
        finally:
            parts.portal.stop()
            parts.broker.stop()


@contextmanager
def on(server: EmbeddedPostgres) -> Iterator[None]:
    """Have the test's own connection on the database of this server."""
    normal = {name: connection.settings_dict[name] for name in ("NAME", "HOST")}
    connection.close()
    connection.settings_dict.update(NAME=DATABASE, HOST=str(server.socket))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(normal)


def test_nothing_a_page_said_yes_to_is_lost_and_nothing_is_there_twice(parts, mailbox):
    walks = walk_while_parts_are_killed(parts)
    parts.portal.wait_until_ready()
    wait_until_empty(reckoning.still_to_be_made)

    said_yes = [yes for walk in walks for yes in walk.said_yes]
    taken = reckoning.mail_taken(mailbox)
    doubles = taken.total() - len(taken)
    with Path(os.environ.get("KILLING_TOLD", os.devnull)).open("a") as told:
        told.write(
            f"Seed {SEED}, {SECONDS:.0f} s: killed {dict(parts.killed)}; {len(said_yes)} acts in "
            f"{len(walks)} cases; {sum(walk.unsure for walk in walks)} without an answer, of which "
            f"{sum(walk.arrived for walk in walks)} had arrived; {taken.total()} mails, {doubles} "
            f"of them double.\n"
        )
    assert set(parts.killed) == set(PARTS)
    assert {yes.act for yes in said_yes} == set(reckoning.LOOK)
    assert [yes for yes in said_yes if reckoning.found(yes) != 1] == []
    assert list(reckoning.twice()) == []
    assert reckoning.not_whole() == []
    assert set(taken) == reckoning.mail_sent()
    assert doubles <= sum(parts.killed[name] for name in CAN_DOUBLE_MAIL)


def wait_until_empty(missing: Callable[[], str], seconds: float = 120) -> None:
    """Call `missing` until it says that nothing is; fail with what is when that takes too long."""
    deadline = time.monotonic() + seconds
    while left := missing():
        assert time.monotonic() < deadline, f"after {seconds:.0f} s: {left}"
        time.sleep(0.2)


# --- walking and killing -----------------------------------------------------------------------


def walk_while_parts_are_killed(parts: Parts) -> list[Walk]:
    """Have people walk the whole way again and again while parts are killed.

    Each finishes the walk at which the killing ends, so everybody walked the whole way once.
    """
    walks = [first_walk(parts.portal.base_url, number) for number in range(PEOPLE)]
    connection.close()
    over, errors = threading.Event(), []
    done: list[Walk] = []

    def go(walk: Walk) -> None:
        try:
            while True:
                done.append(walk)
                for _ in walk.acts():
                    pass
                if over.is_set():
                    return
                walk = next_walk(walk)
        except Exception as error:  # noqa: BLE001 - told where it is waited for
            errors.append(error)

    threads = [threading.Thread(target=go, args=[walk]) for walk in walks]
    for thread in threads:
        thread.start()
    # In this thread: Linux ends what was started here when the thread that started it ends.
    try:
        kill_at_random(parts, walks, errors)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert errors == []
    return done


def kill_at_random(parts: Parts, walks: list[Walk], errors: list[Exception]) -> None:
    """Kill part after part, each as often, in an order and at moments that the seed gives.

    Each at least once, while it works, and when somebody has just sent something: on a busy machine
    it would otherwise die before it began, or while nobody minds.
    """
    chance, end = random.Random(SEED), time.monotonic() + SECONDS
    while True:
        for name in chance.sample(PARTS, len(PARTS)):
            time.sleep(chance.uniform(*RUNS_SECONDS))
            wait_until_empty(partial(parts.not_ready, name))
            await_a_form_under_way(walks)
            if errors or (time.monotonic() > end and set(parts.killed) == set(PARTS)):
                return
            parts.kill(name)
            time.sleep(chance.uniform(*DEAD_SECONDS))
            parts.start_again(name)


def await_a_form_under_way(walks: list[Walk]) -> None:
    """Wait until somebody waits for the answer to a form; not for ever, somebody may be reading."""
    deadline = time.monotonic() + SOMEBODY_SENDS_SECONDS
    windows = [window for walk in walks for window in walk.people.windows]
    while not any(window.is_sending for window in windows) and time.monotonic() < deadline:
        time.sleep(0.002)


def first_walk(base_url: str, number: int) -> Walk:
    """Make the people of a case, who can work on the portal at once."""

    def window(role: Role) -> Window:
        return Window(base_url, factories.signed_in(role).cookies["sessionid"].value)

    def signer(kind: str, name: str) -> Signer:
        at = factories.organisation(kind, name=f"{name} {number:02}")
        email = f"{kind}{number}@voorbeeld.example"
        role = factories.role(RoleKind.PARTNER_SIGNATORY, factories.person(email=email), at)
        return Signer(at.pk, at.name, email, window(role), kind == OrganisationKind.BEROEPSGROEP)

    staff = the_only(OrganisationKind.RE, "Realisatie Eenheid")
    panel = [
        the_only(OrganisationKind.OCW, "Ministerie"),
        the_only(OrganisationKind.NATIONAL_PARTNER, "Vakbond"),
    ]
    people = People(
        penvoerder=window(factories.role(RoleKind.PENVOERDER_SIGNATORY)),
        partners=[
            signer(OrganisationKind.TEACHER_TRAINING, "Opleiding"),
            signer(OrganisationKind.BEROEPSGROEP, "Beroepsgroep"),
        ],
        adviser=window(factories.role(RoleKind.RE_ADVISER, at=staff)),
        assessors={at.pk: window(factories.role(RoleKind.ASSESSOR, at=at)) for at in panel},
        lead=window(factories.role(RoleKind.RE_LEAD, at=staff)),
    )
    factories.municipalities()
    round_ = Round.objects.first() or factories.make_round(criteria=2)
    criteria = list(round_.criteria.values_list("pk", flat=True))
    region = f"Regio {number:02}-001"
    return Walk(people, region, round_.pk, criteria, sections(region))


def the_only(kind: str, name: str):
    """The one organisation of this kind."""
    found = Organisation.objects.filter(kind=kind).first()
    return found or factories.organisation(kind, name=name)


def next_walk(walk: Walk) -> Walk:
    """The same people with another region."""
    number, again = walk.region.removeprefix("Regio ").split("-")
    region = f"Regio {number}-{int(again) + 1:03}"
    return Walk(walk.people, region, walk.round, walk.criteria, sections(region))


def sections(region: str) -> dict[str, Typed]:
    """What somebody types on the page of each part."""
    functions: Typed = {
        f"{function}_{part}": f"Wat {region} doet."
        for function in OnderwijsFunction.values
        for part in ("activities", "result")
    }
    return {
        "region": {"name": region, "sectors": ["po", "vo"], "municipalities": ["GM0014", "GM1966"]},
        "functions": functions,
        "beroepsgroep": {"involvement": f"Leraren in {region}.", "voice": f"Stem in {region}."},
        "governance": {"governance": f"De stuurgroep van {region} besluit."},
        "learning": {"learning_approach": f"Zo leert {region}."},
        "budget": {"lines-0-description": f"Leider van {region}", "lines-0-requested": "60.000"},
        "contact": {"name": f"Leider van {region}", "email": "leider@voorbeeld.example"},
    }
