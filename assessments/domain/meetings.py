"""A meeting of the panels of a round: made, invited to, attended, called off, its minutes approved.

What happens to the items of its agenda stands in `meeting_items`. See
docs/decisions/0230-a-meeting-shows-each-what-they-may-read.md.

Acts take `at`, when it is: now, or another moment for what is entered afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.content import digest
from applications.models import Round
from assessments.meeting_permissions import (
    why_not_approve,
    why_not_call_off,
    why_not_change_meeting,
    why_not_hold,
)
from assessments.meeting_workflow import MEETING_FLOW
from assessments.models import (
    Departure,
    Meeting,
    MeetingItem,
    Panel,
    Participant,
    assessors_judging,
)
from common.refusal import Refusal, refuse, written

from . import meeting_mails
from .impartiality import require_kind
from .staying_out import staying_out


@transaction.atomic
def call_meeting(
    *,
    round: Round,  # noqa: A002 - what it is
    starts_at: datetime,
    length: int,
    place: str,
    chair: Role,
    secretary: Role,
    by: Role,
    at: datetime | None = None,
) -> Meeting:
    """Make a meeting of `length` minutes; nobody is invited yet.

    Raises `Refusal`: `role_ended`, `wrong_role`, `place`, `past`, `not_of_re`.
    """
    require_kind(by, RE_KINDS)
    now = at or timezone.now()
    _refuse_past(starts_at, now)
    return Meeting.objects.create(
        round=round,
        starts_at=starts_at,
        length=length,
        place=_somewhere(place),
        chair=_of_re(chair, "chair"),
        secretary=_of_re(secretary, "secretary"),
        called_by=by,
        called_at=now,
    )


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    starts_at: datetime,
    length: int,
    place: str,
    chair: Role,
    secretary: Role,
    by: Role,
) -> Meeting:
    """Change when, where and by whom it is held; who was invited is told of another day or place.

    Raises `Refusal`: `may_not` and those of `call_meeting`.
    """
    locked = lock(meeting)
    refuse(why_not_change_meeting(by, locked), code="may_not")
    was = (locked.starts_at, locked.length, locked.place)
    if starts_at != locked.starts_at:
        _refuse_past(starts_at, timezone.now())
    locked.starts_at, locked.length, locked.place = starts_at, length, _somewhere(place)
    locked.chair, locked.secretary = _of_re(chair, "chair"), _of_re(secretary, "secretary")
    locked.save()
    if was != (locked.starts_at, locked.length, locked.place):
        meeting_mails.changed(locked)
    return locked


@transaction.atomic
def invite(*, meeting: Meeting, by: Role, at: datetime | None = None) -> list[Role]:
    """Invite who judges what is on the agenda and was not invited before; returns those.

    Each is asked to declare first what was not declared yet. Nobody is invited for items alone in
    all of which they are involved. Raises `Refusal`: `may_not`, `no_agenda`.
    """
    locked = lock(meeting)
    refuse(why_not_change_meeting(by, locked), code="may_not")
    if not locked.items.exists():
        raise Refusal(_("Put something on the agenda first."), code="no_agenda")
    invited = to_invite(locked)
    for role in invited:
        Participant.objects.update_or_create(
            meeting=locked, role=role, defaults={"invited_at": at or timezone.now()}
        )
    items = list(locked.items.select_related("panel"))
    undeclared = Counter(one.role.pk for one in staying_out(invited, items) if one.is_undeclared)
    meeting_mails.invited(locked, invited, undeclared)
    return invited


@transaction.atomic
def call_off(*, meeting: Meeting, reason: str, by: Role) -> Meeting:
    """Call a meeting off, with the reason; who was invited is told.

    Raises `Refusal`: `may_not`, `wrong_role`, `role_ended`, `reason`.
    """
    require_kind(by, RE_KINDS)
    locked = lock(meeting)
    refuse(why_not_call_off(by, locked), code="may_not")
    reason = written(reason, _("Write the reason: who was invited reads it."), code="reason")
    MEETING_FLOW.move(locked, "call_off", kind=by.kind)
    locked.reason = reason
    locked.save()
    meeting_mails.called_off(locked)
    return locked


@transaction.atomic
def record_attendance(
    *, meeting: Meeting, present: Collection[Role], by: Role, at: datetime | None = None
) -> None:
    """Record who are there now. Who is involved in what is being discussed, went out for it.

    Raises `Refusal`: `may_not`, `not_expected`.
    """
    locked = lock(meeting)
    now = at or timezone.now()
    refuse(why_not_hold(by, locked, now), code="may_not")
    expected = set(can_attend(locked).values_list("pk", flat=True))
    if any(role.pk not in expected for role in present):
        raise Refusal(_("Choose people from the list."), code="not_expected", field="present")
    there = {role.pk for role in present}
    for one in locked.participants.all():
        if one.is_present != (one.role_id in there):
            _note_presence(one, is_present=not one.is_present)
    known = set(locked.participants.values_list("role", flat=True))
    Participant.objects.bulk_create(
        Participant(meeting=locked, role_id=pk, is_present=True) for pk in sorted(there - known)
    )
    current = locked.items.filter(is_now=True).first()
    if current is not None:
        send_out(current, now)


@transaction.atomic
def approve(*, meeting: Meeting, seen: str, by: Role, at: datetime | None = None) -> Meeting:
    """Approve the minutes, which stand from then on.

    `seen` is the mark (`mark_of`) of the minutes that were read. Raises `Refusal`: `role_ended`,
    `wrong_role`, `may_not`, `stale`.
    """
    require_kind(by, RE_KINDS)
    locked = lock(meeting)
    now = at or timezone.now()
    refuse(why_not_approve(by, locked, now), code="may_not")
    if mark_of(locked) != seen:
        raise Refusal(
            _("The minutes have changed since you opened this page. Read them once more."),
            code="stale",
        )
    MEETING_FLOW.move(locked, "approve", kind=by.kind)
    locked.approved_by, locked.approved_at = by, now
    locked.save()
    meeting_mails.approved(locked)
    return locked


def mark_of(meeting: Meeting) -> str:
    """What tells minutes from how they were before. Three queries."""
    items = meeting.items.order_by("pk").values_list("pk", "position", "version")
    present = meeting.participants.filter(is_present=True).order_by("role")
    out = Departure.objects.filter(item__meeting=meeting).order_by("pk")
    return digest(
        {
            "items": list(items),
            "present": list(present.values_list("role", flat=True)),
            "out": list(out.values_list("pk", flat=True)),
        }
    )


def lock(meeting: Meeting) -> Meeting:
    """The meeting as stored, locked until the end of the transaction; cases are locked before."""
    return (
        Meeting.objects.select_for_update(of=("self",)).select_related("round").get(pk=meeting.pk)
    )


def send_out(item: MeetingItem, at: datetime) -> None:
    """Note who is there and may not hear about the case of `item`: they went out at `at`."""
    there = Participant.objects.filter(meeting=item.meeting_id, is_present=True)
    present = [one.role for one in there.select_related("role__user").order_by("pk")]
    for one in staying_out(present, [item]):
        Departure.objects.get_or_create(
            item=item, role=one.role, defaults={"why": one.why, "left_at": at}
        )


def can_attend(meeting: Meeting) -> QuerySet[Role]:
    """Who can be there: who works for the Realisatie Eenheid, and the assessors of the
    organisations that judge what is on the agenda. By organisation and name.
    """
    judging = assessors_judging(_panels_of(meeting))
    known = Role.objects.filter(pk__in=meeting.participants.values("role"))
    found = Role.objects.of_re() | judging | known
    return found.select_related("user", "organisation").order_by(
        "organisation__kind", "organisation__name", "user__name", "pk"
    )


def _panels_of(meeting: Meeting) -> QuerySet[Panel]:
    return Panel.objects.filter(meeting_items__meeting=meeting)


def to_invite(meeting: Meeting) -> list[Role]:
    """Assessors who were not invited yet, and may judge something on the agenda."""
    asked = meeting.participants.filter(invited_at__isnull=False).values("role")
    found = assessors_judging(_panels_of(meeting)).exclude(pk__in=asked)
    roles = list(found.select_related("user", "organisation").order_by("pk"))
    items = list(meeting.items.select_related("panel"))
    shut_out = Counter(one.role.pk for one in staying_out(roles, items) if not one.is_undeclared)
    return [role for role in roles if shut_out[role.pk] < len(items)]


def _note_presence(participant: Participant, *, is_present: bool) -> None:
    """Who was not invited and is not there is no participant."""
    if participant.invited_at is None and not is_present:
        participant.delete()
        return
    participant.is_present = is_present
    participant.save()


def _refuse_past(starts_at: datetime, now: datetime) -> None:
    if starts_at <= now:
        raise Refusal(
            _("Enter a day and a time that are still to come."), code="past", field="starts_at"
        )


def _somewhere(place: str) -> str:
    return written(place, _("Write where the meeting is."), code="place")


def _of_re(role: Role, field: str) -> Role:
    if not (role.is_current and role.is_re):
        raise Refusal(
            _("Choose somebody of the Realisatie Eenheid."), code="not_of_re", field=field
        )
    return role
