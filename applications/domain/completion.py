"""Completing a submitted application: opening what is asked, handing it in, and the term that ends.

Who asks it stands in `assessments.domain.completing`. Source: Awb 4:5 and 4:15.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications import afterwards
from applications.models import (
    Application,
    Completion,
    CompletionItem,
    Plan,
    Submission,
)
from applications.permissions import why_not_complete
from applications.requirements import facts_of
from applications.workflow import COMPLETION_FLOW
from common.dates import amsterdam_date, amsterdam_moment, day_text
from common.jobs import enqueue
from common.refusal import Refusal, refuse
from correspondence.models import Letter

from . import mails
from .locking import locked
from .new_version import ask_anew, hand_in
from .putting_back import close_as_submitted
from .submission import changes
from .terms import not_handled_by, note_postponed


def open_for(
    *, application: Application, items: Mapping[str, str], due_on: date, by: Role, at: datetime
) -> Completion:
    """Ask what lacks in the sections `items` of a locked application, and open these.

    `due_on` is the last day to answer, in Amsterdam. A worker makes the letter once that is
    committed. Called by who asked already whether it may be.
    """
    completion = Completion.objects.create(
        application=application, asked_by=by, asked_at=at, due_on=due_on
    )
    CompletionItem.objects.bulk_create(
        CompletionItem(completion=completion, section=section, lacks=lacks)
        for section, lacks in items.items()
    )
    Plan.objects.filter(application=application).update(open_sections=list(items))
    enqueue("applications.tasks.make_completion_letter", completion.pk)
    return completion


def note_sent(*, completion: Completion, letter: Letter) -> None:
    """Keep with a request the letter that makes it known: from the day after it the term is still.

    Called in the transaction that stores the letter.
    """
    application = locked(completion.application)
    stored = Completion.objects.select_for_update().get(pk=completion.pk)
    stored.letter = letter
    stored.save(update_fields=["letter"])
    note_postponed(application)
    if stored.is_open:
        mails.completion_asked(stored)


@transaction.atomic
def complete(
    *, application: Application, by: Role, received_at: datetime, seen_sha256: str | None = None
) -> Submission:
    """Hand in what was asked as a new version, whole or not at all; the term runs on from today.

    A merged plan (`for_merging`) can be handed in after its day too, and asks all partners anew.
    As `submit`: `received_at` decides whether it is in time, up to and including the last second of
    the last day in Amsterdam, and `seen_sha256` is what the person had before them. Partners whose
    signature lapsed are asked anew. Raises `Refusal` (`already_completed`, `may_not_complete`,
    `term_over`, `changed_after_term`, `changed_since_shown`) and `Unmet`.
    """
    current = locked(application)
    completion = _open(current)
    refuse(why_not_complete(by, current, completion), code="may_not_complete")
    facts = facts_of(current)
    if not completion.for_merging:
        _refuse_late(completion, received_at)
        if any(amsterdam_date(moment) > completion.due_on for moment in changes(current, facts)):
            raise Refusal(_late(completion), code="changed_after_term")
    submission = hand_in(current, facts, by=by, at=received_at, seen_sha256=seen_sha256)
    completion.submission = submission
    _end(completion, "complete", kind=by.kind, at=received_at)
    note_postponed(current)
    ask_anew(current, by, received_at, every=completion.for_merging)
    afterwards.version_came.send(sender=Submission, submission=submission)
    return submission


def end_terms(*, now: datetime) -> int:
    """End every request whose last day has passed at `now`; return how many.

    What was written since is put back, because it was not handed in. Safe to run twice at once.
    """
    asked = Completion.objects.open().filter(for_merging=False)
    passed = asked.filter(due_on__lt=amsterdam_date(now)).order_by("due_on")
    return sum(_lapse(pk, now) for pk in passed.values_list("pk", flat=True))


@transaction.atomic
def _lapse(pk: int, now: datetime) -> bool:
    asked = Completion.objects.select_related("application").get(pk=pk)
    application = locked(asked.application)
    completion = Completion.objects.select_for_update().get(pk=pk)
    if not completion.is_open or completion.due_on >= amsterdam_date(now):
        return False
    completion.application = application
    close_as_submitted(application)
    after = amsterdam_moment(completion.due_on + timedelta(days=1), time(0))
    _end(completion, "lapse", kind="", at=after)
    note_postponed(application)
    mails.completion_lapsed(completion)
    afterwards.completion_lapsed.send(sender=Completion, completion=completion)
    return True


def drop(application: Application, *, by: Role) -> None:
    """End the open request of a locked application that is withdrawn or merged, if there is one."""
    rows = Completion.objects.select_for_update().open()
    if (completion := rows.filter(application=application).first()) is not None:
        close_as_submitted(application)
        _end(completion, "drop", kind=by.kind, at=timezone.now())


def _open(application: Application) -> Completion:
    """The open request of a locked application; else `Refusal` (`already_completed`)."""
    completion = Completion.objects.open().filter(application=application).first()
    if completion is None:
        raise Refusal(
            _("Nothing is asked of this application now: it was completed, or the term has ended."),
            code="already_completed",
        )
    completion.application = application
    return completion


def _end(completion: Completion, name: str, *, kind: str, at: datetime) -> None:
    if name == "lapse":  # By itself: nobody does it.
        completion.state = next(
            way.target for way in COMPLETION_FLOW.transitions if way.name == name
        )
    else:
        COMPLETION_FLOW.move(completion, name, kind=kind)
    completion.ended_at = at
    if name != "drop" and not completion.for_merging:
        since = amsterdam_date(at) if completion.submission else completion.due_on
        completion.not_handled_by = not_handled_by(since)
    completion.save(update_fields=["state", "ended_at", "submission", "not_handled_by"])


def _late(completion: Completion) -> str:
    return _(
        "The last day to complete this application was %(day)s, so it can no longer be handed in. "
        "Contact the Realisatie Eenheid to see what is possible."
    ) % {"day": day_text(completion.due_on)}


def _refuse_late(completion: Completion, received_at: datetime) -> None:
    if amsterdam_date(received_at) > completion.due_on:
        raise Refusal(_late(completion), code="term_over")
