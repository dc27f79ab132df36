"""When an objection to a letter is in time. Source: Awb 6:7 to 6:9; Algemene termijnenwet."""

from __future__ import annotations

from datetime import date

from common.calendar import Calendar, load_calendar

OBJECTION_WEEKS = 6
"""Term for an objection, from the day after the decision was made known. Source: Awb 6:7, 6:8."""


POST_WEEKS = 1
"""What was posted in time may come in so long after the term. Source: Awb 6:9(2)."""


def objection_until(dated_on: date, calendar: Calendar | None = None) -> date:
    """The last day on which an objection to a letter dated `dated_on` is in time.

    Six weeks from the day after the letter (Awb 6:7, 6:8), rolled as the Atw says. One query, or
    none when `calendar` is given.
    """
    return (calendar or load_calendar()).end_of_weeks(dated_on, OBJECTION_WEEKS)


def is_in_time(
    until: date,
    *,
    received_on: date,
    posted_on: date | None = None,
    calendar: Calendar | None = None,
) -> bool:
    """Whether an objection came in within the term that ended with the day `until`.

    It was received by then; or it was sent by post by then (`posted_on`, the day of the postmark)
    and received within a week after the term (Awb 6:9), which is taken to run on to a working day
    like any term in an Act: in doubt for who objects. At most one query.
    """
    if received_on <= until:
        return True
    if posted_on is None or posted_on > until:
        return False
    return received_on <= (calendar or load_calendar()).end_of_weeks(until, POST_WEEKS)
