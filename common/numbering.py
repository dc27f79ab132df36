"""Running numbers, such as VL-2026-0001: one row per series holds the last one given out.

The row stays locked until the transaction ends that took the number. Rolled back, the number is
given to the next who asks, so a series has no gaps; and whoever asks waits for that moment. So a
number is taken in a transaction that is short and renders or sends nothing.
"""

from __future__ import annotations

from django.db import connection

from common.models import Counter


def next_number(series: str) -> str:
    """Take the next number of `series`, such as "VL-2026": "VL-2026-0001", and so on.

    The first one is 1. Goes into the transaction that is open, which should be a short one.
    """
    table = connection.ops.quote_name(Counter._meta.db_table)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS counter (name, value) VALUES (%s, 1)"  # noqa: S608
            " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value",
            [series],
        )
        (value,) = cursor.fetchone()
    return f"{series}-{value:04}"
