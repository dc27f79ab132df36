"""Something with a moment as a file for a calendar (RFC 5545)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event

from common.links import absolute


@dataclass(frozen=True)
class Appointment:
    """What stands in the file; `page` is the path where one reads about it.

    The same appointment has the same `key` always, and each change a higher `sequence`, so that a
    calendar that has it already moves it or takes it out.
    """

    key: str
    title: str
    starts_at: datetime
    ends_at: datetime | None
    changed_at: datetime
    sequence: int
    place: str
    about: str
    page: str
    is_on: bool = True


def calendar_file(appointment: Appointment) -> bytes:
    """The appointment as a file."""
    event = Event()
    event.add("uid", f"{appointment.key}@{absolute('/').split('/')[2]}")
    event.add("summary", appointment.title)
    event.add("dtstart", appointment.starts_at)
    event.add("dtend", appointment.ends_at)
    event.add("dtstamp", appointment.changed_at)
    event.add("sequence", appointment.sequence)
    event.add("location", appointment.place)
    event.add("description", f"{appointment.about}\n\n{absolute(appointment.page)}".strip())
    event.add("url", absolute(appointment.page))
    event.add("status", "CONFIRMED" if appointment.is_on else "CANCELLED")
    calendar = Calendar()
    calendar.add("prodid", "-//Onderwijsregio//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
