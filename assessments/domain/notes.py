"""Notes and tasks of the Realisatie Eenheid about a case, for itself alone."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import RE_KINDS, Role, User
from applications.models import Application
from assessments.models import Note
from common.refusal import Refusal, written

from . import cases
from .impartiality import impartial_among


def who_may_do(application: Application) -> list[User]:
    """Who of the Realisatie Eenheid can be asked to do something about a case, by name."""
    roles = Role.objects.of_re().select_related("user").order_by("user__name", "pk")
    return impartial_among(roles, application)


@transaction.atomic
def write_note(
    *,
    application: Application,
    text: str,
    by: Role,
    assigned_to: User | None = None,
    due_on: date | None = None,
) -> Note:
    """Write a note; with somebody and a day it is a task for them.

    Raises `Refusal`: those of `cases.hold`, `text_missing`, `day_missing`, `somebody_missing`,
    `not_impartial` (that person is involved in the case, or does not work there).
    """
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    text = written(text, _("Write the note."), code="text_missing", field="text")
    if assigned_to is not None and due_on is None:
        raise Refusal(_("Choose by when it must be done."), code="day_missing", field="due_on")
    if assigned_to is None and due_on is not None:
        raise Refusal(
            _("Choose who must do it, or leave the day empty."),
            code="somebody_missing",
            field="assigned_to",
        )
    if assigned_to is not None and assigned_to not in who_may_do(locked):
        raise Refusal(
            _("%(name)s cannot do this: choose somebody else.") % {"name": assigned_to},
            code="not_impartial",
            field="assigned_to",
        )
    return Note.objects.create(
        application=locked,
        text=text,
        written_by=by,
        assigned_to=assigned_to,
        due_on=due_on,
    )


@transaction.atomic
def finish(*, note: Note, by: Role) -> None:
    """Note that a task is done. Raises `Refusal`: those of `cases.hold`, `no_task`, `done`."""
    cases.hold(note.application_id, by=by, kinds=RE_KINDS)
    locked = Note.objects.select_for_update().get(pk=note.pk)
    if locked.assigned_to_id is None:
        raise Refusal(_("This is a note, not a task."), code="no_task")
    if locked.done_at is not None:
        raise Refusal(_("This task was done already."), code="done")
    locked.done_by, locked.done_at = by, timezone.now()
    locked.save(update_fields=["done_by", "done_at"])
