"""The Celery app: `celery -A onderwijsregio worker` and `celery -A onderwijsregio beat`."""

import os
from typing import Any

from celery import Celery, Task
from celery.signals import (
    heartbeat_sent,
    setup_logging,
    task_postrun,
    task_prerun,
    worker_init,
)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings.production")

app = Celery("onderwijsregio")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="reminder_tasks")


@setup_logging.connect
def keep_django_logging(**_: Any) -> None:
    """Log as the rest of the portal does; without this Celery sets up its own lines."""


@worker_init.connect
def limit_statements_of_tasks(**_: Any) -> None:
    """Have a task give up a statement before the worker itself is ended; children inherit it."""
    from django.conf import settings

    from common.statement_limit import limit_statements

    limit_statements(settings.WORKER_STATEMENT_SECONDS)


@heartbeat_sent.connect
def note_worker(**_: Any) -> None:
    """Show that the worker is alive, every two seconds, also while all its processes are busy."""
    from . import health

    health.note_worker()


@task_prerun.connect
def note_task(**_: Any) -> None:
    """Show that tasks are taken from the queue."""
    from . import health

    health.note_task()


@task_prerun.connect
@task_postrun.connect
def keep_what_still_works(sender: Task[Any, Any], **_: Any) -> None:
    """Have tasks follow each other on one connection to the database, as requests do.

    One that broke or is too old is closed. Who runs a task in a process of its own keeps theirs.
    """
    from django.db import close_old_connections

    if not sender.request.is_eager:
        close_old_connections()
