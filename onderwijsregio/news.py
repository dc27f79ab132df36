"""What happened lately, told from the rounds and the regions themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.models import Round
from regions.profile import latest_grants

ON_HOME = 3
"""So many stand on the first page, however old; the others on a page of their own."""


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened, and where one reads more."""

    moment: datetime
    text: str
    url: str


def all_news(now: datetime) -> list[News]:
    """All that happened before `now`, the newest first. Two queries."""
    told: list[News] = []
    for each in Round.objects.filter(opens_at__lte=now):
        url = reverse("round", args=[each.pk])
        told.append(News(each.opens_at, _("%(round)s has opened.") % {"round": each.name}, url))
        if each.is_closed(now):
            closed = _("%(round)s has closed.") % {"round": each.name}
            told.append(News(each.closes_at, closed, url))
    for region in latest_grants():
        if region.status_since <= now:
            words = {"region": region.name, "status": region.get_status_display()}
            granted = _("%(region)s has got the status: %(status)s.") % words
            url = reverse("regions:detail", args=[region.slug])
            told.append(News(region.status_since, granted, url))
    return sorted(told, key=lambda news: news.moment, reverse=True)
