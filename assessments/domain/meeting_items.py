"""The agenda of a meeting: what is on it, what is discussed now, and what was agreed about it.

Each act takes the case of the item in hand first, so who is involved in that does none of them;
then the meeting. `at` is when it is: now, or another moment for what is entered afterwards.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Application
from assessments.meeting_permissions import why_not_change_meeting, why_not_hold
from assessments.models import Meeting, MeetingItem, MeetingResult, Panel
from common.refusal import Refusal, refuse, written

from . import cases
from .joint import why_not_open_to_talk
from .judging import why_not_judged_apart
from .meetings import lock, send_out


@transaction.atomic
def put_on_agenda(*, meeting: Meeting, application: Application, by: Role) -> MeetingItem:
    """Put a case of the round last on the agenda; one that is on it already stays where it is.

    Raises `Refusal`: those of `cases.hold`, `wrong_state`, `may_not`, `other_round`,
    `decision_prepared`.
    """
    case = cases.hold_in_assessment(application.pk, by=by, kinds=RE_KINDS)
    locked = lock(meeting)
    refuse(why_not_change_meeting(by, locked), code="may_not")
    if case.round_id != locked.round_id:
        raise Refusal(
            _("This application is of another round than the meeting."), code="other_round"
        )
    panel = Panel.objects.get(application=case)
    refuse(why_not_open_to_talk(panel), code="decision_prepared")
    last = locked.items.aggregate(last=Max("position"))["last"] or 0
    item, _made = MeetingItem.objects.get_or_create(
        meeting=locked, panel=panel, defaults={"position": last + 1}
    )
    return item


@transaction.atomic
def take_off_agenda(*, item: MeetingItem, by: Role) -> None:
    """Take an item off the agenda, as long as nothing was said about it.

    Raises `Refusal`: those of `cases.hold`, `may_not`, `discussed`.
    """
    locked = _held(item, by)
    refuse(why_not_change_meeting(by, locked.meeting), code="may_not")
    if locked.discussed_at is not None or locked.result:
        raise Refusal(
            _("This item was discussed or has an outcome, so it stays in the minutes."),
            code="discussed",
        )
    locked.delete()


@transaction.atomic
def move_up(*, item: MeetingItem, by: Role) -> None:
    """Have an item change places with the one before it; the first stays where it is.

    Raises `Refusal`: those of `cases.hold`, `may_not`.
    """
    locked = _held(item, by)
    refuse(why_not_change_meeting(by, locked.meeting), code="may_not")
    before = locked.meeting.items.filter(position__lt=locked.position).last()
    if before is None:
        return
    before.position, locked.position = locked.position, before.position
    before.save(update_fields=["position"])
    locked.save(update_fields=["position"])


@transaction.atomic
def discuss(*, item: MeetingItem, by: Role, at: datetime | None = None) -> MeetingItem:
    """Discuss an item now, instead of what was; who is there and involved in it goes out.

    Only what every organisation handed in is spoken of (`Independence`). Raises `Refusal`: those
    of `cases.hold`, `may_not`, `not_all_handed_in`, `decision_prepared`.
    """
    locked = _held(item, by)
    now = at or timezone.now()
    refuse(why_not_hold(by, locked.meeting, now), code="may_not")
    refuse(why_not_judged_apart(locked.panel), code="not_all_handed_in")
    refuse(why_not_open_to_talk(locked.panel), code="decision_prepared")
    before = locked.meeting.items.filter(is_now=True).exclude(pk=locked.pk).first()
    if before is not None:
        _end(before, now)
    locked.is_now, locked.discussed_at = True, locked.discussed_at or now
    locked.save()
    send_out(locked, now)
    return locked


@transaction.atomic
def stop_discussing(*, item: MeetingItem, by: Role, at: datetime | None = None) -> MeetingItem:
    """Discuss nothing for now: a break, or the end. Raises `Refusal`: those of `cases.hold`,
    `may_not`.
    """
    locked = _held(item, by)
    now = at or timezone.now()
    refuse(why_not_hold(by, locked.meeting, now), code="may_not")
    if locked.is_now:
        _end(locked, now)
    return locked


@transaction.atomic
def record_outcome(
    *,
    item: MeetingItem,
    result: str,
    conclusion: str,
    actions: str,
    version: int,
    by: Role,
    at: datetime | None = None,
) -> MeetingItem:
    """Record what was agreed about an item; `version` is the one the form was filled with.

    It endorses nothing: the joint outcome is written and answered apart. Raises `Refusal`: those
    of `cases.hold`, `may_not`, `stale`, `result`, `not_discussed`, `conclusion`.
    """
    locked = _held(item, by)
    now = at or timezone.now()
    refuse(why_not_hold(by, locked.meeting, now), code="may_not")
    if locked.version != version:
        raise Refusal(
            _(
                "A colleague has recorded an outcome in the meantime. Below is what you typed. "
                "Compare the two and save again."
            ),
            code="stale",
        )
    if result not in MeetingResult.values:
        raise Refusal(_("Choose what it came to."), code="result", field="result")
    if locked.discussed_at is None and result != MeetingResult.AANGEHOUDEN:
        raise Refusal(
            _("Discuss this item first. Without that it can only be held over."),
            code="not_discussed",
            field="result",
        )
    conclusion = written(conclusion, _("Write the conclusion."), code="conclusion")
    locked.result, locked.version = result, version + 1
    locked.conclusion, locked.actions = conclusion, actions.strip()
    locked.recorded_by, locked.recorded_at = by, now
    locked.save()
    if locked.is_now:
        send_out(locked, now)
    return locked


def _end(item: MeetingItem, at: datetime) -> None:
    """Nobody discusses it any more; who declared an interest meanwhile went out too."""
    send_out(item, at)
    item.is_now = False
    item.save(update_fields=["is_now"])


def _held(item: MeetingItem, by: Role) -> MeetingItem:
    """The item as stored, its case in hand of somebody who is not involved, its meeting locked.

    Raises `Refusal`: those of `cases.hold`, `gone`.
    """
    case = cases.hold(item.panel.application_id, by=by, kinds=RE_KINDS)
    meeting = lock(item.meeting)
    locked = MeetingItem.objects.select_for_update(of=("self",)).filter(pk=item.pk).first()
    if locked is None:
        raise Refusal(_("A colleague has taken this item off the agenda."), code="gone")
    locked.meeting = meeting
    locked.panel = item.panel
    locked.panel.application = case
    return locked
