"""`/healthz` and `/readyz` for machines that watch the portal."""

import pytest
from django.core.cache import cache
from django.test import override_settings

from onderwijsregio import health
from onderwijsregio.settings import queue


def test_a_living_process_says_so_without_touching_the_database(client):
    response = client.get("/healthz")
    assert response.json() == {"status": "ok"}
    assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


@pytest.mark.django_db
def test_what_does_not_answer_is_named_without_secrets(client):
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
            "worker": "no worker has answered",
        },
    }


def test_a_worker_counts_for_a_minute():
    cache.clear()
    assert health.state("worker") == "no worker has answered"
    health.note_worker()
    assert health.state("worker") == "ok"
    cache.set(health.WORKER_KEY, "2026-01-01T12:00:00+00:00")
    assert health.state("worker").startswith("no worker has answered for ")
    cache.clear()
