"""`/healthz` and `/readyz` for machines that watch the portal."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from onderwijsregio import health
from onderwijsregio.settings import queue


def test_a_living_process_says_so_without_touching_the_database(client):
    response = client.get("/healthz")
    assert response.json() == {"status": "ok"}
    assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


@pytest.mark.django_db
def test_what_does_not_answer_is_named_without_secrets_and_without_blaming_the_worker(client):
    unreachable = queue.cache("redis://:geheim@127.0.0.1:1/0")
    with override_settings(CACHES=unreachable):
        response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {
        "status": "not ready",
        "parts": {
            "database": "ok",
            "migrations": "ok",
            "broker": "does not answer",
            "worker": "not known while the broker does not answer",
            "beat": "not known while the broker does not answer",
        },
    }


@pytest.fixture
def signs():
    """No signs of life before the test, and none after it."""
    health.signs.clear()
    yield
    health.signs.clear()


@pytest.mark.usefixtures("signs")
def test_a_worker_counts_while_it_gives_signs_of_life():
    assert health.state("worker") == "no worker has answered for 10 s"
    health.note_worker()
    assert health.state("worker") == "ok"
    health.signs.touch(health.WORKER_KEY, 0)
    assert health.state("worker") == "no worker has answered for 10 s"


@pytest.mark.usefixtures("signs")
def test_a_beat_counts_while_it_gives_signs_of_life():
    assert health.state("beat") == "the beat has not answered for 15 s"
    health.note_beat()
    assert health.state("beat") == "ok"
    health.signs.touch(health.BEAT_KEY, 0)
    assert health.state("beat") == "the beat has not answered for 15 s"


@pytest.mark.usefixtures("signs")
def test_a_worker_that_lives_but_takes_no_tasks_does_not_count():
    health.note_worker()
    health.note_task()
    assert health.state("worker") == "ok"
    health.signs.set(health.TASK_KEY, timezone.now() - timedelta(minutes=7), timeout=None)
    assert health.state("worker") == "no worker has taken a task for 6 minutes"
