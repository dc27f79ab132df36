"""Statutory terms: how they end and when they run on. Source: Algemene termijnenwet (Atw).

A term that ends on a Saturday, a Sunday, a public holiday or an equated day runs on to the first
working day after it (art. 1(1)), unless the term is so long that the Act leaves it alone (art. 4,
under a). Art. 2, on terms of three days or more, is met by every term in weeks.

Dates are calendar dates in Amsterdam. What ends by ministerial regulation, such as the closing
moment of a round, does not roll: the Act covers terms in a statute (art. 1) or an order in council
(art. 5). So a closing moment is never moved here; see `Calendar.why_free` for the warning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

import holidays
from django.utils.translation import gettext, gettext_lazy

from common.models import EquatedDay

SATURDAY, SUNDAY = 5, 6


class TermUnit(StrEnum):
    """In what a term is expressed."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


LONGEST_THAT_ROLLS = {TermUnit.DAYS: 90, TermUnit.WEEKS: 12, TermUnit.MONTHS: 3}
"""The longest term in each unit that the Act still covers. Source: Atw art. 4, under a."""

HOLIDAY_NAMES = {
    "Nieuwjaarsdag": gettext_lazy("New Year's Day"),
    "Goede vrijdag": gettext_lazy("Good Friday"),
    "Eerste paasdag": gettext_lazy("Easter Sunday"),
    "Tweede paasdag": gettext_lazy("Easter Monday"),
    "Koningsdag": gettext_lazy("King's Day"),
    "Koninginnedag": gettext_lazy("Queen's Day"),
    "Bevrijdingsdag": gettext_lazy("Liberation Day"),
    "Hemelvaartsdag": gettext_lazy("Ascension Day"),
    "Eerste pinksterdag": gettext_lazy("Whit Sunday"),
    "Tweede pinksterdag": gettext_lazy("Whit Monday"),
    "Eerste kerstdag": gettext_lazy("Christmas Day"),
    "Tweede kerstdag": gettext_lazy("Boxing Day"),
}


def rolls(length: int, unit: TermUnit = TermUnit.WEEKS) -> bool:
    """Whether a term of this length runs on when its last day is no working day."""
    return length <= LONGEST_THAT_ROLLS.get(unit, 0)


@cache
def public_holidays(year: int) -> dict[date, str]:
    """The holidays of art. 3(1) and (2) in a year, with their Dutch names.

    The library counts Liberation Day once in five years, as collective agreements do; the Act
    counts it every year, so it is added here.
    """
    found = holidays.country_holidays("NL", years=year, language="nl")
    return {**dict(found.items()), date(year, 5, 5): found.get(date(year, 5, 5), "Bevrijdingsdag")}


@dataclass(frozen=True)
class Calendar:
    """The working days, with the equated days as they stood when it was made."""

    equated: dict[date, str] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is no Saturday, Sunday, public holiday or equated day."""
        return (
            day.weekday() < SATURDAY
            and day not in public_holidays(day.year)
            and day not in self.equated
        )

    def working_day_from(self, day: date) -> date:
        """The first working day on or after `day`."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def end_of_weeks(self, start: date, weeks: int, *, is_statutory: bool = True) -> date:
        """The last day of a term of `weeks` that begins the day after `start`.

        `is_statutory`: an Act or an order in council sets it, so that it can run on.
        """
        last = start + timedelta(weeks=weeks)
        return self.working_day_from(last) if is_statutory and rolls(weeks) else last

    def why_free(self, day: date) -> str | None:
        """Why `day` is no working day, as a few words for the screen; None when it is one."""
        if day in public_holidays(day.year):
            # Two holidays on one day (5 May and Ascension Day in 2016) come as «A; B».
            names = public_holidays(day.year)[day].split("; ")
            return " / ".join(str(HOLIDAY_NAMES.get(name, name)) for name in names)
        if day in self.equated:
            return gettext("a day equated with a public holiday")
        if day.weekday() == SATURDAY:
            return gettext("a Saturday")
        return gettext("a Sunday") if day.weekday() == SUNDAY else None


def load_calendar() -> Calendar:
    """The calendar with today's table of equated days: one query."""
    return Calendar(dict(EquatedDay.objects.values_list("day", "reason")))


def is_working_day(day: date) -> bool:
    """Whether `day` is a working day: one query. For many days, use one `load_calendar()`."""
    return load_calendar().is_working_day(day)
