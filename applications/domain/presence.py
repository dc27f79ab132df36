"""Who is writing in a section now: a sign of life in the cache, no row, and never needed.

Only who may write in a section asks, so all names are of colleagues. While Valkey is down nobody
is seen, and writing goes on.
"""

from __future__ import annotations

import time

from django.core.cache import caches

from accounts.models import Role
from applications.models import Application

SECONDS = 60
"""How long a sign of life counts; pages give one more often than that."""


def note_present(*, application: Application, kind: str, by: Role) -> list[str]:
    """Note that somebody has section `kind` before them; return the names of who else has.

    Of two people who come within the same moment one may be seen only at the next sign of life.
    """
    signs, key, now = caches["signs_of_life"], f"writing:{application.pk}:{kind}", time.time()
    present = {
        person: sign
        for person, sign in (signs.get(key) or {}).items()
        if sign["at"] > now - SECONDS
    }
    present[by.user_id] = {"name": str(by.user), "at": now}
    signs.set(key, present, SECONDS)
    return sorted(sign["name"] for person, sign in present.items() if person != by.user_id)
