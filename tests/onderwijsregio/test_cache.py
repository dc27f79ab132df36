"""The cache counts as empty while its server is down."""

import pytest
from structlog.testing import capture_logs

from development.stack.valkey import EmbeddedValkey
from onderwijsregio.cache import ForgivingRedisCache


def cache_at(url):
    return ForgivingRedisCache(url, {"OPTIONS": {"socket_connect_timeout": 0.5}})


@pytest.fixture
def nowhere():
    return cache_at("redis://127.0.0.1:1/0")


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (lambda cache: cache.get("a"), None),
        (lambda cache: cache.get("a", 5), 5),
        (lambda cache: cache.add("a", 1), True),
        (lambda cache: cache.set("a", 1), None),
        (lambda cache: cache.touch("a"), False),
        (lambda cache: cache.delete("a"), False),
        (lambda cache: cache.has_key("a"), False),
        (lambda cache: "a" in cache, False),
        (lambda cache: cache.get_many(["a"]), {}),
        (lambda cache: cache.set_many({"a": 1}), ["a"]),
        (lambda cache: cache.delete_many(["a"]), None),
        (lambda cache: cache.get_or_set("a", 1), 1),
        (lambda cache: cache.clear(), None),
    ],
)
def test_a_server_that_is_down_counts_as_an_empty_cache(nowhere, act, answer):
    with capture_logs() as logs:
        assert act(nowhere) == answer
    assert {line["event"] for line in logs} == {"cache_unavailable"}


def test_counting_on_starts_anew_while_the_server_is_down(nowhere):
    with pytest.raises(ValueError, match="not found"):
        nowhere.incr("a")


@pytest.mark.stack
def test_the_cache_remembers_while_the_server_is_up_and_survives_its_fall(tmp_path):
    server = EmbeddedValkey(tmp_path)
    server.start()
    cache = cache_at(server.url)
    cache.set("a", ["regio"])
    assert cache.add("a", 1) is False
    assert cache.get("a") == ["regio"]
    server.stop()
    assert cache.get("a") is None
    server.start()
    assert cache.get("a") == ["regio"]
    server.stop()
