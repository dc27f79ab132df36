"""How a worker goes about what it shares with the tasks before and after."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from celery.fixups.django import DjangoWorkerFixup
from django.db import connection

from onderwijsregio.celery import app, keep_what_still_works

TASK: Any = SimpleNamespace(request=SimpleNamespace(is_eager=False))


@pytest.mark.django_db
def test_tasks_follow_each_other_on_one_connection() -> None:
    """Each opened one of its own, which took more time than its queries."""
    connection.ensure_connection()
    opened = connection.connection
    around = DjangoWorkerFixup(app)

    for begins_or_ends in (around.on_task_prerun, around.on_task_postrun) * 2:
        begins_or_ends(TASK)

    assert connection.connection is opened


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_broke_serves_no_next_task() -> None:
    connection.ensure_connection()
    opened = connection.connection
    opened.close()
    connection.errors_occurred = True

    keep_what_still_works(sender=TASK)

    connection.ensure_connection()
    assert connection.connection is not opened
