"""`/healthz`: the web process is alive. `/readyz`: everything it leans on works too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.core.cache import caches
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.connection import ConnectionProxy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_redis import get_redis_connection

from accounts.access import public

log = structlog.get_logger(__name__)

# For how long a sign of life counts, in seconds. A worker gives one every two seconds (Celery's
# own heartbeat), the beat every five (CELERY_BEAT_MAX_LOOP_INTERVAL).
WORKER_SECONDS = 10
BEAT_SECONDS = 15
# The beat sends tasks every five minutes at least, and no task may take that long: who takes
# none in this time hangs.
TASK_WITHIN = timedelta(minutes=6)
WORKER_KEY = "worker-is-alive"
BEAT_KEY = "beat-is-alive"
TASK_KEY = "task-taken-at"
# A proxy, which takes the connection of the thread that asks.
signs = ConnectionProxy(caches, "signs_of_life")


class NotReady(Exception):
    """A part does not work; the text says which in words that give nothing away."""


def note_worker() -> None:
    """Note that a worker is alive, whether or not it has anything to do."""
    signs.set(WORKER_KEY, value=True, timeout=WORKER_SECONDS)


def note_beat() -> None:
    """Note that the beat is alive."""
    signs.set(BEAT_KEY, value=True, timeout=BEAT_SECONDS)


def note_task() -> None:
    """Note that a worker takes a task now."""
    signs.set(TASK_KEY, timezone.now(), timeout=None)


def database() -> None:
    """Raise when the database does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def broker() -> None:
    """Raise when Valkey does not answer."""
    get_redis_connection("signs_of_life").ping()


def worker() -> None:
    """Raise when no worker is alive, or none takes tasks.

    A long queue is no reason: its workers do take tasks.
    """
    if not signs.get(WORKER_KEY):
        raise NotReady(f"no worker has answered for {WORKER_SECONDS} s")
    taken: datetime | None = signs.get(TASK_KEY)
    if taken is not None and timezone.now() - taken > TASK_WITHIN:
        minutes = int(TASK_WITHIN.total_seconds() // 60)
        raise NotReady(f"no worker has taken a task for {minutes} minutes")


def beat() -> None:
    """Raise when the beat is not alive."""
    if not signs.get(BEAT_KEY):
        raise NotReady(f"the beat has not answered for {BEAT_SECONDS} s")


def migrations() -> None:
    """Raise when the database is behind the code."""
    if is_behind():
        raise NotReady("migrations have not been applied")


def is_behind() -> bool:
    """Tell whether migrations are still to be applied."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


PARTS: dict[str, Callable[[], None]] = {
    "database": database,
    "migrations": migrations,
    "broker": broker,
    "worker": worker,
    "beat": beat,
}
# These leave their signs of life with the broker: while it does not answer nobody can tell.
SEEN_THROUGH_BROKER = {"worker", "beat"}


def state(part: str) -> str:
    """Return `ok`, or what is wrong with `part` without giving away how it is set up."""
    try:
        PARTS[part]()
    except NotReady as reason:
        return str(reason)
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the answer must come
        log.warning("not_ready", part=part, error=str(error))
        return "does not answer"
    return "ok"


def states() -> dict[str, str]:
    """Return the state of every part, without blaming one for the silence of another."""
    found: dict[str, str] = {}
    for part in PARTS:
        unseen = part in SEEN_THROUGH_BROKER and found["broker"] != "ok"
        found[part] = "not known while the broker does not answer" if unseen else state(part)
    return found


@public
@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """Answer that this process takes requests, whatever else is wrong."""
    return JsonResponse({"status": "ok"})


@public
@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every part works, otherwise 503, and which part does not."""
    parts = states()
    well = all(answer == "ok" for answer in parts.values())
    return JsonResponse(
        {"status": "ok" if well else "not ready", "parts": parts}, status=200 if well else 503
    )
