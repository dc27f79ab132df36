"""Sessions in the database, saved with one statement."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError


class SessionStore(db.SessionStore):
    """Django's sessions, without a transaction around the only statement of a save."""

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's own
        """Store what is in the session.

        Raises `UpdateError` when the session has ended meanwhile, `CreateError` when a new key is
        taken.
        """
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        changed = self.model.objects.filter(session_key=self.session_key).update(
            session_data=self.encode(dict(self.items())), expire_date=self.get_expiry_date()
        )
        if not changed:
            raise UpdateError
