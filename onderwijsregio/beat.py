"""The beat's schedule, which shows that it is alive each time it looks what is due."""

from typing import Any

from celery.beat import PersistentScheduler

from . import health


class Scheduler(PersistentScheduler):
    """Celery's own schedule in a file; its turns come CELERY_BEAT_MAX_LOOP_INTERVAL apart."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due and return how many seconds may pass until the next turn."""
        health.note_beat()
        seconds: float = super().tick(*args, **kwargs)
        return seconds
