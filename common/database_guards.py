"""Triggers that several tables share: rows that only grow, and rows whose history is kept."""

from __future__ import annotations

from typing import Any

import pghistory
import pgtrigger


def append_only() -> Any:
    """A trigger that lets rows be added, but never changed or removed."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


def track_rows() -> Any:
    """Keep the history of rows that can also be removed."""
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    )
