"""Telling that a decision takes longer, and recording that notice of default was given.

Source: Awb 4:14, 4:17 and 6:12.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.domain import delay as delays
from applications.models import Application, Delay
from assessments.models import DefaultNotice
from assessments.term_permissions import why_not_record_default, why_not_tell_delay
from common.dates import amsterdam_date, day_text
from common.refusal import Refusal, refuse, refuse_all

from . import cases


@transaction.atomic
def tell_delay(
    *,
    application: Application,
    new_day: date,
    reasons: str,
    by: Role,
    at: datetime | None = None,
) -> Delay:
    """Tell the applicant by letter that it is decided by `new_day` (Amsterdam), and why.

    Raises `Refusal`: those of `cases.hold`, `may_not_tell`, `day_too_early`, `day_too_late`,
    `reasons`.
    """
    at = at or timezone.now()
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    earlier = Delay.objects.filter(application=locked).first()
    refuse(why_not_tell_delay(by, locked, earlier, amsterdam_date(at)), code="may_not_tell")
    refuse_all(lacks_of_delay(locked, new_day, reasons, today=amsterdam_date(at)))
    return delays.tell(application=locked, new_day=new_day, reasons=reasons.strip(), by=by, at=at)


def latest_new_day(application: Application) -> date | None:
    """The last day that can be told: as much time again as the whole term was.

    The Awb asks a day as soon as is possible, or reasonable (4:14), and sets no bound; this one
    keeps a slip of the pen from becoming a promise of years.
    """
    due = application.decision_due
    return due + timedelta(weeks=application.round.decision_weeks) if due else None


def lacks_of_delay(
    application: Application, new_day: date, reasons: str, *, today: date
) -> list[Refusal]:
    """All that is wrong with what would be told."""
    found: list[Refusal] = []
    due, latest = application.decision_due, latest_new_day(application)
    if due is not None and new_day <= max(due, today):
        too_early = _("Choose a day after %(day)s.") % {"day": day_text(max(due, today))}
        found.append(Refusal(too_early, code="day_too_early", field="new_day"))
    elif latest is not None and new_day > latest:
        too_late = _("Choose a day until %(day)s: as soon as is possible.")
        told = {"day": day_text(latest)}
        found.append(Refusal(too_late % told, code="day_too_late", field="new_day"))
    if not reasons.strip():
        why = _("Write why it takes longer, as the applicant will read it.")
        found.append(Refusal(why, code="reasons", field="reasons"))
    return found


@transaction.atomic
def record_default(
    *, application: Application, received_on: date, note: str, by: Role
) -> DefaultNotice:
    """Record that a notice of default came in on a day (Amsterdam); `note` says how.

    One that came in too early is recorded too. Raises `Refusal`: those of `cases.hold`,
    `may_not_record`, `day_to_come`, `before_submitting`, `note`.
    """
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    refuse(why_not_record_default(by, locked), code="may_not_record")
    refuse_all(_lacks_of_default(locked, received_on, note))
    return DefaultNotice.objects.create(
        application=locked, received_on=received_on, note=note.strip(), recorded_by=by
    )


def _lacks_of_default(application: Application, received_on: date, note: str) -> list[Refusal]:
    found: list[Refusal] = []
    if received_on > amsterdam_date(timezone.now()):
        to_come = _("Enter the day on which it came in: today or earlier.")
        found.append(Refusal(to_come, code="day_to_come", field="received_on"))
    elif application.submitted_at and received_on < amsterdam_date(application.submitted_at):
        before = _("The application was submitted on %(day)s. Enter a day after that.")
        told = {"day": day_text(amsterdam_date(application.submitted_at))}
        found.append(Refusal(before % told, code="before_submitting", field="received_on"))
    if not note.strip():
        how = _("Write how it came in, such as its reference or by whom it was sent.")
        found.append(Refusal(how, code="note", field="note"))
    return found
