"""What advisers and leads must do about notices of default; see `obligations`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import Role
from common.calendar import load_calendar
from common.obligations import Obligation, only_when

from .domain.clock import grace_until
from .models import DefaultNotice, is_involved


def defaults_to_answer(role: Role) -> QuerySet[DefaultNotice]:
    """Notices of default after which nothing was decided yet, the first that came in first."""
    running = DefaultNotice.objects.running().visible_to(role)
    free = running.filter(~is_involved(role, "application__"))
    return free.select_related("application__plan").order_by("received_on", "pk")


@only_when(DefaultNotice.objects.running)
def decide_after_default(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """To decide within two weeks. Two queries when there is a notice, else one."""
    notices = list(defaults_to_answer(role)[:most])
    calendar = load_calendar() if notices else None
    for notice in notices:
        if calendar is not None:
            yield Obligation(
                gettext_lazy("Decide before a penalty is due: notice of default was given"),
                notice.application.name,
                reverse("assessments:term", args=[notice.application_id]),
                day=grace_until(notice.received_on, calendar),
            )
