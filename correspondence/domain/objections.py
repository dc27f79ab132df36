"""Until when an objection to a letter is in time. Source: Awb 6:7, 6:8; Algemene termijnenwet."""

from __future__ import annotations

from datetime import date

from common.calendar import Calendar, load_calendar

OBJECTION_WEEKS = 6
"""Term for an objection, from the day after the decision was made known. Source: Awb 6:7, 6:8."""


def objection_until(dated_on: date, calendar: Calendar | None = None) -> date:
    """The last day on which an objection to a letter dated `dated_on` is in time.

    Six weeks from the day after the letter (Awb 6:7, 6:8), rolled as the Atw says. One query, or
    none when `calendar` is given.
    """
    return (calendar or load_calendar()).end_of_weeks(dated_on, OBJECTION_WEEKS)
