"""Reminding the people of a penvoerder of a duty that is not met yet.

The steps are those of the round (`Round.reminder_days`), as of a request for completion: only the
latest one that is due counts, and the row in `DutyReminder` is the claim on sending.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from applications.completion_reminders import latest_step
from applications.domain.mails import penvoerder_people
from common.dates import amsterdam_date

from .domain import later_mails
from .models import Duty, DutyReminder


def send_duty_reminders(*, now: datetime) -> int:
    """Queue every reminder that is due at `now`; return how many. Safe to run twice at once."""
    today = amsterdam_date(now)
    found = Duty.objects.to_meet().filter(due_on__gte=today).order_by("due_on", "pk")
    steps = [
        (
            duty.pk,
            latest_step(
                duty.share.division.round.reminder_days,
                since=amsterdam_date(duty.begun_at),
                due_on=duty.due_on,
                today=today,
            ),
        )
        for duty in found.select_related("share__division__round")
        if duty.due_on is not None
    ]
    return sum(_remind(pk, step, now) for pk, step in steps if step is not None)


@transaction.atomic
def _remind(pk: int, step: int, now: datetime) -> int:
    duty = Duty.objects.select_for_update(of=("self",)).select_related("share").get(pk=pk)
    if not Duty.objects.to_meet().filter(pk=pk).exists():
        return 0
    reminded = 0
    for person in penvoerder_people(duty.share.application):
        _row, is_new = DutyReminder.objects.get_or_create(
            duty=duty, user=person, days_before=step, defaults={"queued_at": now}
        )
        if is_new:
            later_mails.remind(duty, person)
            reminded += 1
    return reminded
