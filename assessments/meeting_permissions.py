"""Who may make, hold and close a meeting, and why not.

That those of the Realisatie Eenheid are not involved in the case of an item is asked as that case
is taken in hand (see `permissions`).
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role
from common.dates import amsterdam_date, day_text

from .meeting_workflow import MEETING_FLOW
from .models import Meeting, MeetingItem, MeetingState
from .permissions import why_not_in_kinds


def why_not_change_meeting(role: Role, meeting: Meeting) -> StrOrPromise | None:
    """The Realisatie Eenheid prepares a meeting and writes its minutes until it is closed."""
    if meeting.state != MeetingState.GEPLAND:
        state = meeting.get_state_display()
        return MEETING_FLOW.wrong_state % {"state": state}
    return why_not_in_kinds(role, RE_KINDS)


def why_not_hold(role: Role, meeting: Meeting, at: datetime) -> StrOrPromise | None:
    """A meeting is held from its own day on."""
    reason = why_not_change_meeting(role, meeting)
    if reason is None and amsterdam_date(at) < amsterdam_date(meeting.starts_at):
        return _(
            "Discussing and recording can be done from the day of the meeting on: %(day)s."
        ) % {"day": day_text(amsterdam_date(meeting.starts_at))}
    return reason


def why_not_call_off(role: Role, meeting: Meeting) -> StrOrPromise | None:
    """As long as nothing was discussed. One query."""
    reason = MEETING_FLOW.why_not(meeting, "call_off", kind=role.kind)
    if reason is None and meeting.items.filter(discussed_at__isnull=False).exists():
        return _("This meeting has begun, so it can no longer be called off.")
    return reason


def why_not_approve(role: Role, meeting: Meeting, at: datetime) -> StrOrPromise | None:
    """Who can read all of the minutes approves them, once every item came to something.

    Two queries.
    """
    reason = MEETING_FLOW.why_not(meeting, "approve", kind=role.kind)
    if reason is not None:
        return reason
    if at < meeting.starts_at:
        return _("The meeting has not begun yet.")
    return _why_not_read_all(role, meeting) or _why_not_complete(meeting)


def _why_not_read_all(role: Role, meeting: Meeting) -> StrOrPromise | None:
    readable = MeetingItem.objects.visible_to(role).filter(meeting=meeting)
    if meeting.items.exclude(pk__in=readable.values("pk")).exists():
        return _("You may not read every item, so a colleague approves these minutes.")
    return None


def _why_not_complete(meeting: Meeting) -> StrOrPromise | None:
    items = list(meeting.items.all())
    if not items:
        return _("Nothing is on the agenda, so there are no minutes.")
    if any(item.is_now for item in items):
        return _("An item is still being discussed.")
    missing = [str(number) for number, item in enumerate(items, start=1) if not item.result]
    if not missing:
        return None
    return _("Not every item has an outcome yet. Still to come: %(numbers)s.") % {
        "numbers": ", ".join(missing)
    }
