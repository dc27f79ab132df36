"""Moments in Amsterdam."""

from __future__ import annotations

from datetime import date, datetime, time

from common.dates import AMSTERDAM


def amsterdam(day: date, hour: int) -> datetime:
    """A whole hour on a day in Amsterdam."""
    return datetime.combine(day, time(hour), tzinfo=AMSTERDAM)
