"""A cache that may be down without anyone noticing more than a slower page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import structlog
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)

Answer = TypeVar("Answer")


class ForgivingRedisCache(RedisCache):
    """A Redis cache that counts as empty while its server is down.

    What must never be lost is in the database. What is lost here while the server is down:
    counts of rate limits, so that they do not hold for that time; every failure is logged.
    """

    def _forgive(self, act: str, otherwise: Answer, call: Callable[[], Answer]) -> Answer:
        try:
            return call()
        except RedisError as error:
            log.warning("cache_unavailable", act=act, error=str(error))
            return otherwise

    def add(self, key: Any, value: Any, *args: Any, **options: Any) -> bool:
        """Store a value that is not there; true while the server is down."""
        call = super().add
        return self._forgive("add", True, lambda: call(key, value, *args, **options))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return a value, or `default` when it is not there or the server is down."""
        call = super().get
        return self._forgive("get", default, lambda: call(key, default, version))

    def set(self, key: Any, value: Any, *args: Any, **options: Any) -> None:
        """Store a value, unless the server is down."""
        call = super().set
        self._forgive("set", None, lambda: call(key, value, *args, **options))

    def touch(self, key: Any, *args: Any, **options: Any) -> bool:
        """Keep a value longer; false when it is not there or the server is down."""
        call = super().touch
        return self._forgive("touch", False, lambda: call(key, *args, **options))

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Remove a value; false when it is not there or the server is down."""
        call = super().delete
        return self._forgive("delete", False, lambda: call(key, version))

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        """Return the values that are there; none while the server is down."""
        call = super().get_many
        return self._forgive("get_many", {}, lambda: call(keys, version))

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Tell whether a value is there; false while the server is down."""
        call = super().has_key
        return self._forgive("has_key", False, lambda: call(key, version))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Add to a number. Raises `ValueError` when it is not there or the server is down."""
        try:
            return super().incr(key, delta, version)
        except RedisError as error:
            log.warning("cache_unavailable", act="incr", error=str(error))
            raise ValueError(f"Key {key!r} not found") from error

    def set_many(self, data: dict[Any, Any], *args: Any, **options: Any) -> list[Any]:
        """Store values; return the keys that were not stored, all of them while it is down."""
        call = super().set_many
        return self._forgive("set_many", list(data), lambda: call(data, *args, **options))

    def delete_many(self, keys: Iterable[Any], version: int | None = None) -> None:
        """Remove values, unless the server is down."""
        call = super().delete_many
        self._forgive("delete_many", None, lambda: call(keys, version))

    def clear(self) -> None:
        """Remove everything, unless the server is down."""
        self._forgive("clear", None, super().clear)
