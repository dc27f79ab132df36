"""Signs of life count as none while Valkey is down, and the portal goes on."""

import logging
import time

import pytest
from django.core.cache import caches
from django.test import Client, override_settings

from accounts.models import RoleKind
from development.stack.valkey import EmbeddedValkey
from onderwijsregio.api import answers
from onderwijsregio.settings import queue
from tests.factories import PASSWORD, role

NOWHERE = "redis://127.0.0.1:1/0"


def cache_at(url):
    tolerant = {
        name: value
        for name, value in queue.settings(url).items()
        if name == "CACHES" or name.startswith("DJANGO_REDIS_")
    }
    return override_settings(**tolerant)


@pytest.fixture
def nowhere():
    with cache_at(NOWHERE):
        yield caches["signs_of_life"]


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (lambda cache: cache.get("a"), None),
        (lambda cache: cache.get("a", 5), 5),
        (lambda cache: bool(cache.set("a", 1)), False),
        (lambda cache: bool(cache.delete("a")), False),
        (lambda cache: bool(cache.has_key("a")), False),
        (lambda cache: "a" in cache, False),
        (lambda cache: cache.get_many(["a"]), {}),
        (lambda cache: cache.get_or_set("a", 1), 1),
    ],
)
def test_a_server_that_is_down_counts_as_an_empty_cache(nowhere, caplog, act, answer):
    with caplog.at_level(logging.ERROR, "cache"):
        assert act(nowhere) == answer
    assert {record.name for record in caplog.records} == {"cache"}


@pytest.mark.django_db
def test_one_signs_in_at_once_while_the_server_is_down(nowhere, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = role(RoleKind.PENVOERDER_EDITOR).user
    began = time.monotonic()

    answer = Client().post("/account/login/", {"login": person.email, "password": PASSWORD})

    assert answer.status_code == 302
    assert time.monotonic() - began < 5


@pytest.mark.django_db
def test_the_api_answers_while_the_server_is_down_and_counts_nobody(nowhere, monkeypatch):
    monkeypatch.setattr(answers, "MOST_A_MINUTE", 1)
    began = time.monotonic()

    seen = [Client().get("/api/v1/rondes").status_code for _ in range(3)]

    assert seen == [200, 200, 200]
    assert time.monotonic() - began < 5


@pytest.mark.stack
def test_the_cache_remembers_while_the_server_is_up_and_survives_its_fall(tmp_path):
    server = EmbeddedValkey(tmp_path)
    server.start()
    with cache_at(server.url):
        cache = caches["signs_of_life"]
        cache.set("a", ["regio"])
        assert cache.add("a", 1) is False
        assert cache.get("a") == ["regio"]
        server.stop()
        assert cache.get("a") is None
        server.start()
        assert cache.get("a") == ["regio"]
        server.stop()
