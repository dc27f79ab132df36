"""Whom a meeting is told by mail: the assessors who were invited. Nothing of what is on its agenda.

Each reads on the page of the meeting what of that is for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.urls import reverse

from accounts.models import Role
from assessments.models import Meeting
from common.links import absolute
from common.mail import notify


def invited(meeting: Meeting, roles: Iterable[Role], undeclared: Mapping[int, int]) -> None:
    """Invite these people; `undeclared` says, by the key of the role, for how many applications
    somebody still has to declare whether there is an interest.
    """
    _tell(meeting, "invited", roles, undeclared)


def changed(meeting: Meeting) -> None:
    """Tell who was invited that it is at another moment or place."""
    _tell(meeting, "changed", _invited_to(meeting))


def called_off(meeting: Meeting) -> None:
    """Tell who was invited that it is off, and why."""
    _tell(meeting, "called_off", _invited_to(meeting))


def approved(meeting: Meeting) -> None:
    """Tell who was invited that the minutes can be read."""
    _tell(meeting, "approved", _invited_to(meeting))


def _invited_to(meeting: Meeting) -> list[Role]:
    invited_to = meeting.participants.filter(invited_at__isnull=False)
    roles = Role.objects.current().filter(pk__in=invited_to.values("role"))
    return list(roles.select_related("user").order_by("pk"))


def _tell(
    meeting: Meeting,
    what: str,
    roles: Iterable[Role],
    undeclared: Mapping[int, int] = MappingProxyType({}),
) -> None:
    page = absolute(reverse("assessments:meeting", args=[meeting.pk]))
    told = {
        "what": what,
        "round": meeting.round.name,
        "starts_at": meeting.starts_at,
        "length": meeting.length,
        "place": meeting.place,
        "reason": meeting.reason,
        "address": page,
        "calendar": absolute(reverse("assessments:meeting_ics", args=[meeting.pk])),
    }
    for role in roles:
        values = {**told, "undeclared": undeclared.get(role.pk, 0)}
        notify(to=role.user, template="assessments/meeting", values=values)
