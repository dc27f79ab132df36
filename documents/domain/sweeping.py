"""Removing stored bytes that belong to no document.

Bytes are stored before the transaction that names them ends; when that is undone, they stay behind.
"""

from __future__ import annotations

from datetime import datetime

from django.core.files.storage import default_storage

from documents.models import FOLDER, Version


def sweep(*, stored_before: datetime) -> int:
    """Delete files that were stored before `stored_before` and that no version names.

    Returns how many. What is newer may belong to a transaction that has not ended.
    """
    removed = 0
    for folder in default_storage.listdir(FOLDER)[0] if default_storage.exists(FOLDER) else ():
        place = f"{FOLDER}/{folder}"
        stored = {f"{place}/{name}" for name in default_storage.listdir(place)[1]}
        named = Version.objects.filter(file__in=stored).values_list("file", flat=True)
        for left in stored.difference(named):
            if default_storage.get_modified_time(left) < stored_before:
                default_storage.delete(left)
                removed += 1
    return removed
