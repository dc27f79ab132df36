"""An agreed talk as a file for a calendar (RFC 5545)."""

from __future__ import annotations

from icalendar import Calendar, Event

from assessments.models import Talk, TalkState
from common.links import absolute


def calendar_of(talk: Talk, *, page: str) -> bytes:
    """The talk for a calendar; `page` is the path where one reads about it.

    The same talk has the same `UID` always, and each change a higher `SEQUENCE`, so that a calendar
    that has it already moves it or takes it out. Raises ValueError when no moment was chosen.
    """
    if talk.starts_at is None:
        raise ValueError("a talk without a moment is in no calendar")
    event = Event()
    event.add("uid", f"gesprek-{talk.pk}@{absolute('/').split('/')[2]}")
    event.add("summary", f"{talk.get_kind_display().capitalize()}: {talk.application.name}")
    event.add("dtstart", talk.starts_at)
    event.add("dtend", talk.ends_at)
    event.add("dtstamp", talk.proposed_at)
    event.add("sequence", talk.events.count())  # type: ignore[attr-defined]  # from pghistory
    event.add("location", talk.place)
    event.add("description", f"{talk.about}\n\n{absolute(page)}")
    event.add("url", absolute(page))
    event.add("status", "CONFIRMED" if talk.state == TalkState.AFGESPROKEN else "CANCELLED")
    calendar = Calendar()
    calendar.add("prodid", "-//Onderwijsregio//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
