"""Handing work to a worker never fails what was stored."""

import re
import time
from pathlib import Path

import pytest
from celery import shared_task
from django.db import transaction
from kombu import pools
from structlog.testing import capture_logs

from common import jobs
from common.jobs import enqueue
from onderwijsregio.celery import app


@shared_task
def greet(number):
    """Do nothing; only its being queued counts."""


@pytest.fixture
def broken_broker():
    """An address where no broker listens."""
    before = app.conf.broker_write_url
    app.conf.broker_write_url = "redis://127.0.0.1:1/0"
    app.set_current()
    forget_connections()
    yield
    jobs._Broker.down_until = 0.0
    app.conf.broker_write_url = before
    forget_connections()


def forget_connections():
    """Have the next task open a connection anew; a pool that was closed stays closed."""
    app.pool.force_close_all()
    pools.reset()
    app._pool = None
    del app.amqp


@pytest.fixture(autouse=True)
def empty_queue():
    """Take off what earlier tests left in the queue of this process."""
    queued()


def queued():
    """Return the arguments of the tasks that lie in the queue, and take them off."""
    found = []
    with app.connection_or_acquire() as connection:
        waiting = connection.SimpleQueue("celery")
        while waiting.qsize():
            message = waiting.get()
            message.ack()
            found.append(message.payload[0])
        waiting.close()
    return found


@pytest.mark.django_db(transaction=True)
def test_work_is_queued_when_the_transaction_is_committed():
    with transaction.atomic():
        enqueue(greet.name, 7)
        assert queued() == []
    assert queued() == [[7]]


@pytest.mark.django_db(transaction=True)
def test_work_of_a_transaction_that_is_rolled_back_is_not_queued():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue(greet.name, 7)
        raise ZeroDivisionError
    assert queued() == []


@pytest.mark.django_db(transaction=True)
def test_what_one_transaction_queues_twice_is_one_task():
    with transaction.atomic():
        enqueue(greet.name, 7)
        with transaction.atomic():
            enqueue(greet.name, 7)
        enqueue(greet.name, 8)
    assert queued() == [[7], [8]]


@pytest.mark.django_db(transaction=True)
def test_work_is_queued_also_when_a_part_that_queued_it_before_is_undone():
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            enqueue(greet.name, 7)
            raise ZeroDivisionError
        enqueue(greet.name, 7)
    assert queued() == [[7]]


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_is_logged_and_fails_nothing(broken_broker):
    began = time.monotonic()
    with capture_logs() as logs:
        for number in range(7):
            enqueue(greet.name, number)
    assert time.monotonic() - began < 2
    assert [(line["event"], line["task"], line["args"]) for line in logs] == [
        ("broker_unavailable", greet.name, (number,)) for number in range(7)
    ]


def test_every_task_that_is_queued_by_name_exists():
    root = Path(__file__).resolve().parents[2]
    app.loader.import_default_modules()
    sources = [path for path in root.glob("*/**/*.py") if path.parts[-2] != "migrations"]
    named = {
        name
        for path in sources
        if path.is_relative_to(root / "tests") is False and ".venv" not in path.parts
        for name in re.findall(r'enqueue\(\s*"([^"]+)"', path.read_text())
    }

    assert named
    assert named - set(app.tasks) == set()
