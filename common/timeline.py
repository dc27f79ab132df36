"""Where a thing stands, as a line of stops: what is done, what is now, what comes next.

Each app has a module `timeline` that makes the stops of what it knows; pages draw them with the tag
`timeline` of `common/templatetags/components.py`. Nothing here knows what the work is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrOrPromise

from .dates import day_text, moment_text


class StopState(TextChoices):
    """Whether a stop lies behind, is where one is, or lies ahead."""

    DONE = "done", pgettext_lazy("timeline", "Done")
    NOW = "now", pgettext_lazy("timeline", "Now")
    NEXT = "next", pgettext_lazy("timeline", "Next")


@dataclass(frozen=True)
class Stop:
    """One stop: what, who is to act (or acted), on or by which day or moment.

    `at` is when it was done, or by when it is to be done; `more` is a sentence, `url` leads to
    where it is done or read, with `link_text`.
    """

    what: StrOrPromise
    state: StopState = StopState.NEXT
    who: StrOrPromise = ""
    at: date | datetime | None = None
    more: StrOrPromise = ""
    url: str = ""
    link_text: StrOrPromise = ""

    @property
    def is_now(self) -> bool:
        """Whether this is where it stands."""
        return self.state == StopState.NOW

    @property
    def when(self) -> str:
        """When it was done or by when it must be, in words; nothing when that is not known."""
        if self.at is None:
            return ""
        is_moment = isinstance(self.at, datetime)
        if self.state == StopState.DONE:
            return day_text(self.at, weekday=False)
        text = moment_text(self.at, weekday=False) if is_moment else day_text(self.at)  # type: ignore[arg-type]
        return _("by %(moment)s") % {"moment": text}


def line(stops: Iterable[Stop], now: int | None) -> list[Stop]:
    """Give `stops` their states: before place `now` done, after it next; all done when it is None.

    What lies ahead leads nowhere yet; what lies behind keeps its link.
    """
    found = list(stops)
    at = len(found) if now is None else now
    done = [replace(one, state=StopState.DONE) for one in found[:at]]
    here = [replace(one, state=StopState.NOW) for one in found[at : at + 1]]
    ahead = [replace(one, state=StopState.NEXT, url="") for one in found[at + 1 :]]
    return [*done, *here, *ahead]
