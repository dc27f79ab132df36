"""Talks with a region: the Realisatie Eenheid proposes moments, the region chooses one.

See docs/decisions/0225-talks-are-chosen-from-moments.md.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Application
from assessments.models import Talk, TalkState
from assessments.talk_permissions import why_not_move_talk, why_not_propose_talk, why_not_record
from assessments.talk_workflow import TALK_FLOW
from common.refusal import Refusal, refuse, written

from . import cases, talk_mails

MOST_MOMENTS = 5


@transaction.atomic
def propose_talk(
    *,
    application: Application,
    kind: str,
    about: str,
    place: str,
    minutes: int,
    moments: Collection[datetime],
    by: Role,
) -> Talk:
    """Propose to talk for `minutes`, at one of `moments`; the people of the penvoerder are told.

    Raises `Refusal`: those of `cases.hold`, `may_not_propose`, `about`, `place`, `moments`.
    """
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    refuse(why_not_propose_talk(by, locked), code="may_not_propose")
    about = written(about, _("Write what the talk is about."), code="about")
    place = written(place, _("Write where the talk is."), code="place")
    talk = Talk.objects.create(
        application=locked,
        kind=kind,
        about=about,
        place=place,
        minutes=minutes,
        moments=_to_come(moments),
        proposed_by=by,
    )
    talk_mails.proposed(talk)
    return talk


@transaction.atomic
def propose_again(*, talk: Talk, moments: Collection[datetime], by: Role) -> Talk:
    """Propose other moments; one that was agreed no longer is.

    Raises `Refusal`: those of `cases.hold`, `wrong_state`, `moments`.
    """
    locked = _held(talk, "propose_again", by)
    locked.moments, locked.starts_at, locked.reason = _to_come(moments), None, ""
    locked.proposed_by, locked.proposed_at = by, timezone.now()
    locked.save()
    talk_mails.proposed(locked)
    return locked


@transaction.atomic
def choose_moment(*, talk: Talk, moment: datetime, by: Role) -> Talk:
    """The region chooses one of the moments; both sides are told, with a file for their calendar.

    Raises `Refusal`: `may_not`, `moment`.
    """
    locked = _of_region(talk, "choose", by)
    if moment not in locked.moments or moment <= timezone.now():
        raise Refusal(
            _("Choose one of the moments that are still to come."), code="moment", field="moment"
        )
    locked.starts_at, locked.answered_by = moment, by
    locked.save()
    talk_mails.agreed(locked)
    return locked


@transaction.atomic
def say_none_fits(*, talk: Talk, reason: str, by: Role) -> Talk:
    """The region says that no moment fits, and why. Raises `Refusal`: `may_not`, `reason`."""
    locked = _of_region(talk, "none_fits", by)
    locked.reason, locked.answered_by = _said(reason), by
    locked.save()
    talk_mails.none_fits(locked)
    return locked


@transaction.atomic
def call_off(*, talk: Talk, reason: str, by: Role) -> Talk:
    """Either side calls a talk off, with the reason; the other side is told.

    Raises `Refusal`: those of `cases.hold`, `may_not`, `wrong_state`, `reason`.
    """
    locked = _held(talk, "call_off", by) if by.is_re else _of_region(talk, "call_off", by)
    was = locked.starts_at
    locked.starts_at, locked.reason, locked.answered_by = None, _said(reason), by
    locked.save()
    talk_mails.called_off(locked, was=was)
    return locked


@transaction.atomic
def record(*, talk: Talk, attended: str, agreed: str, by: Role) -> Talk:
    """Record who were there and what was agreed; the region reads it.

    Raises `Refusal`: those of `cases.hold`, `wrong_state`, `too_early`, `attended`, `agreed`.
    """
    now = timezone.now()
    application = cases.hold(talk.application_id, by=by, kinds=RE_KINDS)
    locked = _stored(talk, application)
    refuse(why_not_record(by, locked, now), code="too_early")
    attended = written(attended, _("Write who were there."), code="attended")
    agreed = written(agreed, _("Write what was agreed, or that nothing was."), code="agreed")
    TALK_FLOW.move(locked, "record", kind=by.kind)
    locked.attended, locked.agreed = attended, agreed
    locked.recorded_by, locked.recorded_at = by, now
    locked.save()
    talk_mails.recorded(locked)
    return locked


def moments_to_come(talk: Talk, at: datetime) -> Sequence[datetime]:
    """The moments that can still be chosen at `at`, the first first."""
    return [moment for moment in talk.moments if moment > at and talk.state != TalkState.AFGEZEGD]


def _to_come(moments: Collection[datetime]) -> list[datetime]:
    found = sorted(set(moments))
    if not found:
        raise Refusal(_("Enter at least one moment."), code="moments", field="moment_1")
    if len(found) > MOST_MOMENTS:
        raise Refusal(
            _("Enter at most %(most)d moments.") % {"most": MOST_MOMENTS},
            code="moments",
            field="moment_1",
        )
    if found[0] <= timezone.now():
        raise Refusal(_("Enter moments that are still to come."), code="moments", field="moment_1")
    return found


def _said(reason: str) -> str:
    return written(reason, _("Write the reason: the other side reads it."), code="reason")


def _held(talk: Talk, name: str, by: Role) -> Talk:
    """The talk moved, its case in hand of somebody of the Realisatie Eenheid."""
    application = cases.hold(talk.application_id, by=by, kinds=RE_KINDS)
    locked = _stored(talk, application)
    TALK_FLOW.move(locked, name, kind=by.kind)
    return locked


def _of_region(talk: Talk, name: str, by: Role) -> Talk:
    """The talk moved by somebody of the penvoerder."""
    locked = _stored(talk, cases.lock(talk.application_id))
    refuse(why_not_move_talk(by, locked, name), code="may_not")
    TALK_FLOW.move(locked, name, kind=by.kind)
    return locked


def _stored(talk: Talk, application: Application) -> Talk:
    locked = Talk.objects.select_for_update(of=("self",)).get(pk=talk.pk)
    locked.application = application
    return locked
