"""What there is to do about meetings: to come to them, and to finish their minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.dates import amsterdam_date, moment_text
from common.obligations import Obligation

from .models import Meeting, MeetingState

LASTS = timedelta(hours=12)
"""So long after it began a meeting is still something to come to."""


def meetings_to_come_to(role: Role, at: datetime) -> QuerySet[Meeting]:
    """Meetings to which this person was invited and that are not over, the first first."""
    invited = Meeting.objects.visible_to(role).filter(
        participants__role=role, participants__invited_at__isnull=False
    )
    to_come = invited.filter(state=MeetingState.GEPLAND, starts_at__gt=at - LASTS)
    return to_come.select_related("round").order_by("starts_at", "pk")


def come_to_meetings(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """The meetings that an assessor is invited to, by their day."""
    for meeting in meetings_to_come_to(role, at)[:most]:
        yield Obligation(
            _("Take part in a meeting"),
            f"{meeting.round.name}, {moment_text(meeting.starts_at, weekday=False)}",
            reverse("assessments:meeting", args=[meeting.pk]),
            day=amsterdam_date(meeting.starts_at),
        )


def minutes_to_finish(role: Role, at: datetime) -> QuerySet[Meeting]:
    """Meetings that began, of which this person writes the minutes; the first first."""
    written = Meeting.objects.visible_to(role).filter(secretary__user=role.user_id)
    begun = written.filter(state=MeetingState.GEPLAND, starts_at__lte=at)
    return begun.select_related("round").order_by("starts_at", "pk")


def finish_minutes(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """The minutes that somebody of the Realisatie Eenheid is to finish."""
    for meeting in minutes_to_finish(role, at)[:most]:
        yield Obligation(
            _("Finish the minutes of a meeting, and approve them"),
            meeting.round.name,
            reverse("assessments:minutes", args=[meeting.pk]),
        )
