"""Reminding penvoerders of a request to complete an application that is still open.

The steps are those of the round (`Round.reminder_days`), as far as they lie within the term. As in
`reminders`: the row in `CompletionReminder` is the claim on sending, only the latest step that is
due counts, and the request is locked while the mail is written, so that nobody is reminded of what
was handed in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from common.dates import amsterdam_date

from .domain import mails
from .domain.locking import locked
from .models import Completion, CompletionReminder


def due_step(completion: Completion, today: date) -> int | None:
    """The latest step that is due: so many days before the last day; None when there is none yet.

    A step on or before the day on which it was asked is none: the letter itself has just come.
    """
    return latest_step(
        completion.application.round.reminder_days,
        since=amsterdam_date(completion.asked_at),
        due_on=completion.due_on,
        today=today,
    )


def latest_step(steps: Iterable[int], *, since: date, due_on: date, today: date) -> int | None:
    """The latest of `steps`, in days before `due_on`, that is due `today`; None when none is yet.

    A step on or before `since`, the day on which it was asked, is none.
    """
    within = [days for days in steps if since < due_on - timedelta(days=days) <= today]
    return min(within, default=None)


def send_completion_reminders(*, now: datetime) -> int:
    """Queue every reminder that is due at `now`; return how many. Safe to run twice at once."""
    today = amsterdam_date(now)
    asked = Completion.objects.open().filter(due_on__gte=today, letter__isnull=False)
    found = asked.select_related("application__round").order_by("due_on", "pk")
    due = [(one.pk, step) for one in found if (step := due_step(one, today)) is not None]
    return sum(_remind(pk, step, now) for pk, step in due)


@transaction.atomic
def _remind(pk: int, step: int, now: datetime) -> int:
    completion = Completion.objects.select_related("application").get(pk=pk)
    application = locked(completion.application)
    completion = Completion.objects.select_for_update().get(pk=pk)
    if not completion.is_open:
        return 0
    completion.application = application
    reminded = 0
    for person in mails.penvoerder_people(application):
        _row, is_new = CompletionReminder.objects.get_or_create(
            completion=completion, user=person, days_before=step, defaults={"queued_at": now}
        )
        if is_new:
            mails.completion_reminder(completion, person)
            reminded += 1
    return reminded
