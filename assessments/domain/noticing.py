"""Reporting a change after the status, and deciding on it: by two people, with a letter.

See docs/decisions/0178-changes-after-the-status-are-decided-on.md.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application
from assessments.models import ChangeKind, ChangeNotice
from assessments.notice_permissions import (
    why_not_before_heard,
    why_not_notify,
    why_not_settle,
    why_not_withdraw_notice,
)
from assessments.notice_workflow import NOTICE_FLOW
from common.calendar import load_calendar
from common.dates import amsterdam_date
from common.jobs import enqueue
from common.refusal import Refusal, refuse, written
from regions.models import Organisation

from . import cases, notice_mails
from .hearing import decide_by, hear_by
from .notice_effects import why_not_agree, why_not_day, why_not_fit


@transaction.atomic
def notify(
    *,
    application: Application,
    kind: str,
    what: str,
    starts_on: date,
    organisation: Organisation | None = None,
    capacity: str = "",
    by: Role,
) -> ChangeNotice:
    """Report that something changes from `starts_on`; the Realisatie Eenheid decides on it.

    `organisation` is who joins (in `capacity`), leaves or leads; none for activities that are not
    done. Who follows the case is told, and the party is asked to answer (see `hearing`). Raises
    `Refusal` (`may_not_notify`, `kind`, `party`, `day`, `what`, `already_notified`).
    """
    current = cases.lock(application.pk)
    refuse(why_not_notify(by, current), code="may_not_notify")
    if kind not in ChangeKind.values:
        raise Refusal(_("Choose what changes."), code="kind", field="kind")
    refuse(why_not_fit(current, kind, organisation, capacity), code="party", field="organisation")
    now = timezone.now()
    today, calendar = amsterdam_date(now), load_calendar()
    refuse(why_not_day(current, starts_on, today), code="day", field="starts_on")
    what = written(what, _("Write what changes, and why."), code="what")
    same = ChangeNotice.objects.open().filter(application=current, kind=kind)
    if organisation is not None and same.filter(organisation=organisation).exists():
        raise Refusal(_("You have reported this change already."), code="already_notified")
    notice = ChangeNotice.objects.create(
        application=current,
        kind=kind,
        organisation=organisation,
        capacity=capacity if kind == ChangeKind.JOINS else "",
        what=what,
        starts_on=starts_on,
        notified_by=by,
        notified_at=now,
        decide_by=decide_by(today, calendar),
        hear_by=None if organisation is None else hear_by(today, calendar),
    )
    notice_mails.reported(notice)
    return notice


@transaction.atomic
def withdraw_notice(*, notice: ChangeNotice, by: Role) -> ChangeNotice:
    """Take a notice back before it is decided on. Raises `Refusal` (`may_not_withdraw`)."""
    application = cases.lock(notice.application_id)
    locked = _stored(notice, application)
    refuse(why_not_withdraw_notice(by, locked), code="may_not_withdraw")
    NOTICE_FLOW.move(locked, "withdraw", kind=by.kind)
    locked.withdrawn_by, locked.withdrawn_at = by, timezone.now()
    locked.save()
    return locked


@transaction.atomic
def propose(*, notice: ChangeNotice, agrees: bool, reasons: str, by: Role) -> ChangeNotice:
    """Lay before the leads to agree with a change, or not, and why: the letter says so.

    Raises `Refusal`: those of `cases.hold`, `wrong_state`, `not_heard`, `reasons`, `cannot_agree`.
    """
    locked = _held(notice, "propose", by)
    refuse(why_not_before_heard(locked), code="not_heard")
    reasons = written(reasons, _("Write the reasons for the decision."), code="reasons")
    if agrees:
        refuse(why_not_agree(locked), code="cannot_agree", field="agrees")
    NOTICE_FLOW.move(locked, "propose", kind=by.kind)
    locked.agrees, locked.reasons = agrees, reasons
    locked.prepared_by, locked.prepared_at = by, timezone.now()
    locked.save()
    return locked


@transaction.atomic
def give_back(*, notice: ChangeNotice, reason: str, by: Role) -> ChangeNotice:
    """Have the decision on a change prepared anew. Raises `Refusal`: those of `cases.hold`,
    `wrong_state`, `reason`.
    """
    locked = _held(notice, "give_back", by)
    reason = written(
        reason, _("Write what must be different, so that the adviser can go on."), code="reason"
    )
    NOTICE_FLOW.move(locked, "give_back", kind=by.kind)
    locked.return_reason = reason
    locked.save()
    return locked


@transaction.atomic
def settle(*, notice: ChangeNotice, by: Role, seen: str | None = None) -> ChangeNotice:
    """Decide on a change as it was prepared; a worker makes the letter, and only that counts.

    `seen` is when what was read was prepared (see `cases.refuse_unread`). Raises `Refusal`: those
    of `cases.hold`, `stale`, `may_not_settle`, `cannot_agree`.
    """
    locked = _held(notice, "agree", by)
    cases.refuse_unread(seen, locked.prepared_at)
    refuse(why_not_settle(by, locked), code="may_not_settle")
    if locked.agrees:
        refuse(why_not_agree(locked), code="cannot_agree")
    NOTICE_FLOW.move(locked, "agree" if locked.agrees else "refuse", kind=by.kind)
    locked.settled_by, locked.settled_at = by, timezone.now()
    locked.save()
    enqueue("assessments.tasks.make_notice_letter", locked.pk)
    return locked


def _held(notice: ChangeNotice, transition: str, by: Role) -> ChangeNotice:
    """The notice as stored, its case in hand. Raises as `cases.hold` does."""
    application = cases.hold(notice.application_id, by=by, kinds=NOTICE_FLOW.who(transition))
    return _stored(notice, application)


def _stored(notice: ChangeNotice, application: Application) -> ChangeNotice:
    stored = ChangeNotice.objects.select_for_update(of=("self",)).select_related("organisation")
    locked = stored.get(pk=notice.pk)
    locked.application = application
    return locked
