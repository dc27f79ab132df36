"""Moments as people write them: a day and a time on the clock in Amsterdam."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from django.utils.translation import gettext_lazy as _

from accounts.dates import AMSTERDAM
from accounts.domain.refusal import Refusal


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
