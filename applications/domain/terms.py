"""By when a round must be decided on."""

from __future__ import annotations

from datetime import date

from applications.models import Round
from common.calendar import Calendar, load_calendar
from common.dates import amsterdam_date


def decision_due(of: Round, calendar: Calendar | None = None) -> date:
    """The last day for the decisions of a round: its decision term after the day it closes.

    Rolled up to twelve weeks, not beyond. One query, or none when `calendar` is given.
    """
    closed_on = amsterdam_date(of.closes_at)
    return (calendar or load_calendar()).end_of_weeks(closed_on, of.decision_weeks)
