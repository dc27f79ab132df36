"""What there is to do about meetings: to declare, to come to them, and to finish their minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import Role
from common.dates import amsterdam_date, moment_text
from common.obligations import Obligation, only_when

from .models import Meeting, MeetingState, PanelMember

LASTS = timedelta(hours=12)
"""So long after it began a meeting is still something to come to."""


def meetings_to_come_to(role: Role, at: datetime) -> QuerySet[Meeting]:
    """Meetings to which this person was invited and that are not over, the first first.

    Each with `undeclared`: on how many items this person may still declare an interest, or none.
    """
    invited = Meeting.objects.visible_to(role).filter(
        participants__role=role, participants__invited_at__isnull=False
    )
    to_come = invited.filter(state=MeetingState.GEPLAND, starts_at__gt=at - LASTS)
    panels = PanelMember.objects.to_declare(role).values("panel")
    undeclared = Count("items", filter=Q(items__panel__in=panels), distinct=True)
    found = to_come.annotate(undeclared=undeclared)
    return found.select_related("round").order_by("starts_at", "pk")


@only_when(lambda: Meeting.objects.filter(state=MeetingState.GEPLAND))
def come_to_meetings(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """The meetings that an assessor is invited to, by their day; what is to be declared first."""
    yield from islice(_of_meetings(meetings_to_come_to(role, at)[:most]), most)


def _of_meetings(meetings: Iterable[Meeting]) -> Iterator[Obligation]:
    for meeting in meetings:
        about = f"{meeting.round.name}, {moment_text(meeting.starts_at, weekday=False)}"
        page = reverse("assessments:meeting", args=[meeting.pk])
        day = amsterdam_date(meeting.starts_at)
        undeclared: int = meeting.undeclared  # type: ignore[attr-defined]  # from the annotation
        if undeclared:
            lacks = ngettext("%(count)d application", "%(count)d applications", undeclared)
            yield Obligation(
                _("Declare before the meeting whether you have an interest"),
                about,
                page,
                day=day,
                lacks=lacks % {"count": undeclared},
            )
        yield Obligation(_("Take part in a meeting"), about, page, day=day)


def minutes_to_finish(role: Role, at: datetime) -> QuerySet[Meeting]:
    """Meetings that began, of which this person writes the minutes; the first first."""
    written = Meeting.objects.visible_to(role).filter(secretary__user=role.user_id)
    begun = written.filter(state=MeetingState.GEPLAND, starts_at__lte=at)
    return begun.select_related("round").order_by("starts_at", "pk")


@only_when(lambda: Meeting.objects.filter(state=MeetingState.GEPLAND))
def finish_minutes(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """The minutes that somebody of the Realisatie Eenheid is to finish."""
    for meeting in minutes_to_finish(role, at)[:most]:
        yield Obligation(
            _("Finish the minutes of a meeting, and approve them"),
            meeting.round.name,
            reverse("assessments:minutes", args=[meeting.pk]),
        )
