"""By when an objection must be decided on. Source: Awb 7:10; Algemene termijnenwet.

Everything here is worked out from days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from applications.domain.terms import Pause
from assessments.models import Objection
from common.calendar import Calendar, load_calendar, rolls

DECISION_WEEKS = 6
"""So long after the term for objecting it is decided. Source: Awb 7:10(1)."""
ADJOURNED_WEEKS = 6
"""By so much it can be adjourned, once. Source: Awb 7:10(3)."""
MENDING_WEEKS = 4
"""How long one gets to mend an objection, unless somebody gives another term (Awb 6:6)."""
LEAST_TO_MEND = timedelta(weeks=2)
"""A shorter term to mend it is not given."""
MOST_TO_MEND = timedelta(weeks=8)
"""Nor a longer one, as the term for the decision stands still meanwhile."""


@dataclass(frozen=True)
class ObjectionTerm:
    """The last day for the decision on an objection, with how it was worked out.

    The six weeks count from the day after `starts_on` and would end on `plain`; `counted` is the
    last day with what was added, before it ran on to a working day. `starts_on` is the last day of
    the term to object; of a late objection, of which the Act says nothing, the day on which it came
    in: the term would else have ended before there was an objection.
    """

    starts_on: date
    plain: date
    pause: Pause | None
    is_adjourned: bool
    counted: date
    due: date

    @property
    def days(self) -> int:
        """For how many days it stood still (Awb 7:10(2))."""
        return self.pause.days if self.pause else 0

    @property
    def was_rolled(self) -> bool:
        """Whether it runs on to a working day."""
        return self.due != self.counted


def term_of(
    objection: Objection, calendar: Calendar | None = None, *, is_adjourned: bool = False
) -> ObjectionTerm:
    """The term of an objection whose letters were read; adjourned once the letter says so, or as
    if it did (`is_adjourned`). One query, or none with `calendar`.
    """
    letter = objection.letter
    if letter.objection_until is None:
        raise ValueError("One objects to a letter that says until when.")
    return reckon(
        letter.objection_until if objection.in_time else objection.received_on,
        _pause(objection),
        is_adjourned=is_adjourned or objection.adjournment_letter_id is not None,
        calendar=calendar,
    )


def reckon(
    starts_on: date,
    pause: Pause | None = None,
    *,
    is_adjourned: bool = False,
    calendar: Calendar | None = None,
) -> ObjectionTerm:
    """The sums of `term_of`, of days alone."""
    plain = starts_on + timedelta(weeks=DECISION_WEEKS)
    weeks = DECISION_WEEKS + (ADJOURNED_WEEKS if is_adjourned else 0)
    counted = starts_on + timedelta(weeks=weeks, days=pause.days if pause else 0)
    calendar = calendar or load_calendar()
    due = calendar.working_day_from(counted) if rolls(weeks) else counted
    return ObjectionTerm(starts_on, plain, pause, is_adjourned, counted, due)


def _pause(objection: Objection) -> Pause | None:
    """While it could be mended the term stood still: from the day after that was asked by letter
    until the day on which it was mended, or the term for that ended without use.
    """
    if objection.receipt_letter is None or objection.mend_by is None:
        return None
    first = objection.receipt_letter.dated_on + timedelta(days=1)
    mended_on = objection.mended_on
    until = min(mended_on or objection.mend_by, objection.mend_by)
    return Pause(first, max(first, until), is_over=mended_on is not None)
