"""A meeting as a file for a calendar: when and where, and nothing of its agenda."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Meeting, MeetingState

from .calendar_file import Appointment, calendar_file


def calendar_of(meeting: Meeting) -> bytes:
    """The meeting for a calendar. One query."""
    return calendar_file(
        Appointment(
            key=f"vergadering-{meeting.pk}",
            title=_("Meeting of the panels: %(round)s") % {"round": meeting.round},
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            changed_at=meeting.called_at,
            sequence=meeting.events.count(),  # type: ignore[attr-defined]  # from pghistory
            place=meeting.place,
            about="",
            page=reverse("assessments:meeting", args=[meeting.pk]),
            is_on=meeting.state != MeetingState.AFGEZEGD,
        )
    )
