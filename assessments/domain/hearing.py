"""Hearing the party that a reported change is about, before it is decided on (Awb 4:8).

The party is written to when the change is reported, with a last day to answer. Who decides waits
for the answer, or for that day to pass.
See docs/decisions/0187-the-party-is-heard-and-the-decision-has-a-term.md.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.models import ChangeNotice
from assessments.notice_permissions import why_not_record_answer
from assessments.notice_workflow import NOTICE_FLOW
from common.calendar import Calendar
from common.refusal import refuse, written

from . import cases

TIME_TO_ANSWER = timedelta(weeks=2)
WEEKS_TO_DECIDE = 8
"""A reasonable term, which ends after eight weeks at most. Source: Awb 4:13."""


def hear_by(reported_on: date, calendar: Calendar) -> date:
    """The last day to answer, for the party that a change reported on `reported_on` is about."""
    return calendar.working_day_from(reported_on + TIME_TO_ANSWER)


def decide_by(reported_on: date, calendar: Calendar) -> date:
    """The last day to decide on a change that was reported on `reported_on`."""
    return calendar.end_of_weeks(reported_on, WEEKS_TO_DECIDE)


@transaction.atomic
def record_answer(*, notice: ChangeNotice, answer: str, by: Role) -> ChangeNotice:
    """Record what the party answered; the letter tells it. Raises `Refusal`: those of `cases.hold`,
    `may_not_record`, `answer`.
    """
    cases.hold(notice.application_id, by=by, kinds=NOTICE_FLOW.who("propose"))
    locked = ChangeNotice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    refuse(why_not_record_answer(by, locked), code="may_not_record")
    answer = written(answer, _("Write what the party answered."), code="answer")
    locked.answer, locked.answer_noted_by, locked.answered_at = answer, by, timezone.now()
    locked.save()
    return locked
