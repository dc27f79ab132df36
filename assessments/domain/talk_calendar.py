"""An agreed talk as a file for a calendar."""

from __future__ import annotations

from assessments.models import Talk, TalkState

from .calendar_file import Appointment, calendar_file


def calendar_of(talk: Talk, *, page: str) -> bytes:
    """The talk for a calendar; `page` is the path where one reads about it.

    Raises ValueError when no moment was chosen.
    """
    if talk.starts_at is None:
        raise ValueError("a talk without a moment is in no calendar")
    return calendar_file(
        Appointment(
            key=f"gesprek-{talk.pk}",
            title=f"{talk.get_kind_display().capitalize()}: {talk.application.name}",
            starts_at=talk.starts_at,
            ends_at=talk.ends_at,
            changed_at=talk.proposed_at,
            sequence=talk.events.count(),  # type: ignore[attr-defined]  # from pghistory
            place=talk.place,
            about=talk.about,
            page=page,
            is_on=talk.state == TalkState.AFGESPROKEN,
        )
    )
