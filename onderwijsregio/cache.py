"""django-redis' cache that may be down, with one answer of its own."""

from __future__ import annotations

from typing import Any

from django_redis.cache import RedisCache, omit_exception


class FailOpenCache(RedisCache):  # type: ignore[misc]
    """A cache that counts as empty while its server is down; django-redis logs every failure.

    See docs/decisions/0013-cache-may-fail.md.
    """

    @omit_exception(return_value=True)  # type: ignore[untyped-decorator]
    def add(self, *args: Any, **options: Any) -> bool:
        """Store a value that is not there; true while the server is down.

        `add` is how allauth takes the lock on a count of attempts: by django-redis' own None it
        would be refused, and nobody could sign in as long as the server is down.
        """
        added: bool = self.client.add(*args, **options)
        return added
