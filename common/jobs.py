"""Handing work to a worker, from whichever floor."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import structlog
from celery import Task, current_app
from django.db import transaction
from django.db.models import QuerySet
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)

# After a failure nothing is tried for this long, so that a request that queues ten tasks waits
# for a broker that is down once, not ten times.
REST_SECONDS = 5.0
# How much lost work is taken up in one go, and for how long that may wait: when the beat looks
# again, once a minute, what still waits in the queue has expired.
SWEEP_SIZE = 200
SWEEP_SECONDS = 55


class _Broker:
    """What this process last saw of the broker."""

    down_until = 0.0


def enqueue(task: str, *args: Any) -> None:
    """Have a worker run the task called `task` with `args`, once what is stored now is committed.

    By name, such as `applications.tasks.make_receipt`, so that an act does not import its own task.

    `args` are numbers and texts (JSON), such as a primary key: the worker reads the rest from the
    database. When the transaction is rolled back, nothing is queued.

    A broker that is down does not fail the request, because what was asked is committed by then:
    the failure is logged, and a task of the beat picks up what is still to be done. So every task
    that matters must leave a row that says so. What the transaction queued already is not queued
    again: ten messages of one act are one task.
    """
    if not _is_queued(task, args):
        transaction.on_commit(partial(_publish, task, args))


def _is_queued(task: str, args: tuple[Any, ...]) -> bool:
    """Whether the transaction queued this before, and in no savepoint that may yet be undone."""
    open_now = set(transaction.get_connection().savepoint_ids)
    return any(
        isinstance(job, partial) and job.func is _publish and job.args == (task, args)
        for savepoints, job, _robust in transaction.get_connection().run_on_commit
        if savepoints <= open_now
    )


def take_up(task: Task[[int], None], keys: QuerySet[Any, int]) -> None:
    """Have `task` run for the first of `keys`: work nobody asked for, such as when a worker died.

    Each is a task of its own, so that one that fails does not hold up the others.
    """
    for key in keys[:SWEEP_SIZE]:
        task.apply_async((key,), expires=SWEEP_SECONDS)


def _publish(task: str, args: tuple[Any, ...]) -> None:
    if time.monotonic() < _Broker.down_until:
        log.error("broker_unavailable", task=task, args=args, error="it was down just now")
        return
    try:
        current_app.send_task(task, args)
    except OperationalError as error:
        _Broker.down_until = time.monotonic() + REST_SECONDS
        log.error("broker_unavailable", task=task, args=args, error=str(error))
