"""The versions of a case that came in, and two of them beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.dates import day_text
from common.numbers import whole_number

from .comparing import Part, compare
from .domain.people import readable
from .models import Application, Submission


@dataclass(frozen=True)
class Versions:
    """All versions of a case, the oldest first, and how `older` and `newer` differ."""

    every: Sequence[Submission]
    older: Submission
    newer: Submission
    parts: Sequence[Part]

    @property
    def headings(self) -> list[str]:
        """The words above the two columns."""
        words = _("Version %(number)s, %(day)s")
        return [
            words % {"number": one.version, "day": day_text(one.submitted_at, weekday=False)}
            for one in (self.older, self.newer)
        ]


def versions(application: Application, asked: Mapping[str, str]) -> Versions | None:
    """The two versions asked for as `van` and `naar`, else the last two; None when there is one.

    Four queries at most. Who calls it knows that the person may read both.
    """
    every = list(
        Submission.objects.filter(application=application)
        .select_related("submitted_by__user")
        .order_by("version")
    )
    if len(every) < 2:  # noqa: PLR2004  There is nothing to compare.
        return None
    by_number = {one.version: one for one in every}
    newer = by_number.get(whole_number(asked.get("naar", "")) or 0, every[-1])
    older = by_number.get(whole_number(asked.get("van", "")) or 0, every[every.index(newer) - 1])
    first, last = sorted((older, newer), key=lambda one: one.version)
    parts = compare(readable(first), readable(last))
    return Versions(every, first, last, parts)
