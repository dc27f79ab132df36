"""Handing work to a worker, from whichever floor."""

from __future__ import annotations

from functools import partial
from typing import Any

import structlog
from celery import Task
from django.db import transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)


def enqueue(task: Task[Any, Any], *args: Any) -> None:
    """Have a worker run `task` with `args`, once what is stored now is committed.

    `args` are numbers and texts (JSON), such as a primary key: the worker reads the rest from the
    database. When the transaction is rolled back, nothing is queued.

    A broker that is down does not fail the request, because what was asked is committed by then:
    the failure is logged, and a task of the beat picks up what is still to be done. So every task
    that matters must leave a row that says so.
    """
    transaction.on_commit(partial(_publish, task, args))


def _publish(task: Task[Any, Any], args: tuple[Any, ...]) -> None:
    try:
        task.apply_async(args)
    except OperationalError as error:
        log.error("broker_unavailable", task=task.name, args=args, error=str(error))
