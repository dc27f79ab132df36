"""Telling the applicant that a decision takes longer: kept, and made known by a letter (Awb 4:14).

Who tells it stands in `assessments.domain.delaying`.
"""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import Role
from applications.models import Application, Delay
from common.jobs import enqueue
from correspondence.models import Letter

from . import mails
from .locking import locked
from .terms import note_postponed


def tell(*, application: Application, new_day: date, reasons: str, by: Role, at: datetime) -> Delay:
    """Keep that a locked application is decided on by `new_day`; a worker makes the letter.

    Called by who asked already whether it may be.
    """
    delay = Delay.objects.create(
        application=application, new_day=new_day, reasons=reasons, told_by=by, told_at=at
    )
    enqueue("applications.tasks.make_delay_letter", delay.pk)
    return delay


def note_told(*, delay: Delay, letter: Letter) -> None:
    """Keep with a delay the letter that makes it known: only then the last day moves, if it does.

    Called in the transaction that stores the letter.
    """
    application = locked(delay.application)
    stored = Delay.objects.select_for_update().get(pk=delay.pk)
    stored.letter = letter
    stored.save(update_fields=["letter"])
    note_postponed(application)
    mails.delay_told(stored)
