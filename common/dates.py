"""How the portal writes days and moments: "vrijdag 28 april 2023, 16.00 uur", Amsterdam time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from common.refusal import Refusal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
# From a week on, hours say nothing.
_COARSE = timedelta(days=7)


def _language(language: str | None) -> str:
    """`nl`, unless English is asked for or is the language of the page."""
    return "en" if (language or get_language() or "nl").startswith("en") else "nl"


def in_amsterdam(moment: datetime) -> datetime:
    """The same moment on the clock in Amsterdam.

    Raises ValueError for a moment without a zone: guessing one has cost people deadlines.
    """
    if timezone.is_naive(moment):
        raise ValueError("A moment without a time zone cannot be shown.")
    return moment.astimezone(AMSTERDAM)


def amsterdam_date(moment: datetime) -> date:
    """The calendar date in Amsterdam of an aware moment; raises as `in_amsterdam` does."""
    return in_amsterdam(moment).date()


def day_text(day: date, *, language: str | None = None, weekday: bool = True) -> str:
    """Write a day: "vrijdag 28 april 2023"; of a moment, the day it is in Amsterdam."""
    if isinstance(day, datetime):
        day = amsterdam_date(day)
    return _written(day, _language(language), weekday=weekday)


@lru_cache(maxsize=1000)
def _written(day: date, language: str, *, weekday: bool) -> str:
    """Kept, because a page names the same few days dozens of times."""
    return format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale=language)


def clock_text(moment: datetime, *, language: str | None = None) -> str:
    """Write the time of day in Amsterdam: "16.00 uur", in English "16:00"."""
    local = in_amsterdam(moment)
    return f"{local:%H:%M}" if _language(language) == "en" else f"{local:%H.%M} uur"


def moment_text(moment: datetime, *, language: str | None = None, weekday: bool = True) -> str:
    """Write a moment: "vrijdag 28 april 2023, 16.00 uur" (Amsterdam)."""
    day = day_text(moment, language=language, weekday=weekday)
    return f"{day}, {clock_text(moment, language=language)}"


def remaining_text(until: datetime, *, now: datetime | None = None) -> str:
    """Say how long it takes until a moment: "nog 3 dagen en 4 uur"; afterwards "gesloten".

    Rounded down, so that nobody reads more time than there is.
    """
    left = until - (now or timezone.now())
    if left < timedelta():
        return gettext("closed")
    days, hours = left // _DAY, (left % _DAY) // _HOUR
    minutes = (left % _HOUR) // timedelta(minutes=1)
    parts = [
        ngettext("%(count)d day", "%(count)d days", days) % {"count": days} if days else "",
        ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours} if hours else "",
        ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
        if minutes and not days
        else "",
    ]
    told = [part for part in parts if part]
    if not told:
        return gettext("less than a minute left")
    if len(told) == 1 or left >= _COARSE:
        return gettext("%(time)s left") % {"time": told[0]}
    return gettext("%(time)s and %(rest)s left") % {"time": told[0], "rest": told[1]}


def amsterdam_moment(day: date, clock: time, *, field: str | None = None) -> datetime:
    """The aware moment in UTC at which it is `clock` on `day` in Amsterdam.

    Raises Refusal, on `field`, for a time that the change to summer time skips and for one that
    the change to winter time repeats: guessing either would move a deadline by an hour.
    """
    local = datetime.combine(day, clock.replace(tzinfo=None, fold=0), tzinfo=AMSTERDAM)
    moment = local.astimezone(UTC)
    if moment.astimezone(AMSTERDAM).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Refusal(
            _("This time does not exist: the clock goes forward that night. Choose another time."),
            field=field,
            code="time_does_not_exist",
        )
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise Refusal(
            _("This time comes twice: the clock goes back that night. Choose another time."),
            field=field,
            code="time_comes_twice",
        )
    return moment
