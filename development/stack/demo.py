"""`make demo`: everything the portal needs, in the foreground, until Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from development import catalogue

from . import places
from .errors import StackError
from .portal import Portal, port_is_free
from .postgres import EmbeddedPostgres
from .process import ROOT, Child
from .signals import STOPPING
from .supervisor import Watched, watch
from .valkey import EmbeddedValkey

HIGHEST_PORT = 65535


class Stopped(BaseException):
    """Somebody asked the demo to stop."""


def run(var: Path) -> int:
    """Run the demo with its data under `var` until it is stopped; return the exit code.

    Raises `StackError` when something it needs does not work. Whatever happens, every process it
    started is stopped before it returns.
    """
    port = chosen_port()
    with ExitStack() as stack:
        stack.enter_context(only_one(var))
        if not port_is_free(port):
            raise StackError(
                f"Port {port} is in use: stop what listens there, "
                f"or choose another with `PORT={port + 1} make demo`."
            )
        stack.enter_context(stop_quietly())
        try:
            servers = start_servers(var, stack)
            portal = start_portal(var, port, stack)
            welcome(var, portal)
            watch([*servers, *watched(portal)], say)
        except Stopped:
            say("Stopping.")
            return 0
    return 0


def chosen_port() -> int:
    """Return the port in PORT, 8000 when it is not set. Raises `StackError` for nonsense."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 1 <= int(text) <= HIGHEST_PORT:
        raise StackError(f"PORT is {text!r}: use a number between 1 and {HIGHEST_PORT}.")
    return int(text)


def start_servers(var: Path, stack: ExitStack) -> list[Watched]:
    """Start the servers that no address in the environment replaces; `stack` stops them."""
    servers = []
    if not os.environ.get("DATABASE_URL"):
        say("Starting PostgreSQL.")
        database = stack.enter_context(EmbeddedPostgres(places.database_folder(var)))
        database.ensure_database(places.DATABASE)
        servers.append(Watched("PostgreSQL", database))
    if not os.environ.get("REDIS_URL"):
        say("Starting Valkey.")
        broker = EmbeddedValkey(places.broker_folder(var))
        stack.callback(broker.stop)
        broker.start()
        servers.append(Watched("Valkey", broker))
    return servers


def start_portal(var: Path, port: int, stack: ExitStack) -> Portal:
    """Start the portal on its servers; `stack` stops it before them."""
    portal = Portal(
        var=var,
        database_url=os.environ.get("DATABASE_URL") or places.portal_database_url(var),
        redis_url=os.environ.get("REDIS_URL") or places.redis_url(var),
        port=port,
    )
    say("Preparing the database and the demo.")
    # Before any process of Django runs: it reads the translations once, when it starts.
    catalogue.compile_all(ROOT)
    owner = os.environ.get("DATABASE_URL") or places.database_url(var)
    finish(portal.child("prepare", "manage", "prepare_demo", DATABASE_URL=owner), stack)
    say("Starting the web server, the worker and the beat.")
    stack.callback(portal.stop)
    portal.start()
    portal.wait_until_ready()
    return portal


def watched(portal: Portal) -> list[Watched]:
    """Return the programs of the portal to be watched."""
    names = {"worker": "The worker", "beat": "The beat", "web": "The web server"}
    return [Watched(names[child.name], child) for child in portal.children]


def finish(child: Child, stack: ExitStack) -> None:
    """Run `child` to its end. Raises `StackError` with its last words when it fails."""
    child.log.unlink(missing_ok=True)
    stack.callback(child.kill)
    child.start()
    if child.wait():
        raise StackError(f"Preparing failed; {child.log} tells why:\n{child.last_words()}")


def welcome(var: Path, portal: Portal) -> None:
    """Say where the portal is and who can sign in."""
    accounts = var / "accounts.txt"
    # By this name, because browsers give no passkeys to a number.
    print(f"\nThe portal is at http://localhost:{portal.port}\n")
    if accounts.exists():
        print(accounts.read_text())
    print(f"Mail it sends is in {shown(var / 'mail')}, logs are in {shown(portal.logs)}.")
    print("Ctrl-C stops everything.", flush=True)


def reset(var: Path) -> None:
    """Remove what the demo made under `var`. Raises `StackError` while it runs."""
    with only_one(var):
        EmbeddedPostgres(places.database_folder(var)).stop()
        for name in ("postgres", "valkey", "media", "mail", "log", "static"):
            shutil.rmtree(var / name, ignore_errors=True)
        for file in [*var.glob("beat-schedule*"), var / "accounts.txt"]:
            file.unlink(missing_ok=True)


@contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Hold the demo's lock, which the kernel drops when its holder dies."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StackError(
                "The demo already runs from this folder: stop it with Ctrl-C in its terminal."
            ) from None
        yield


@contextmanager
def stop_quietly() -> Iterator[None]:
    """Turn the first Ctrl-C, or another request to stop, into `Stopped`.

    Later ones are ignored: stopping has begun, and breaking it off would leave processes behind.
    Not by `SIG_IGN`: Python complains on the terminal about a signal that came just before that.
    """
    stopping = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        if not stopping:
            stopping = True
            raise Stopped

    before = {each: signal.signal(each, stop) for each in STOPPING}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def shown(path: Path) -> Path:
    """Return `path` as it is easiest to read: from the project folder when it lies in it."""
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def say(line: str) -> None:
    """Tell what happens, at once."""
    print(line, flush=True)
