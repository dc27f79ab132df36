"""Reopening what was submitted while it can still be submitted, and how that ends.

What was submitted counts all the while: a reopening is a row beside the application, which stays
submitted under its number. So nobody has to do anything for it to count, not even this portal: what
is read, judged and decided on is the last submission. See
docs/decisions/0163-what-was-submitted-counts-while-it-is-rewritten.md.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications import afterwards
from applications.models import Application, Plan, Reopening, Submission
from applications.models.application import closing_moment
from applications.permissions import SETTLED_AFTER, why_not_end_reopening, why_not_reopen
from applications.requirements import facts_of
from applications.workflow import REOPENING_FLOW
from common.dates import moment_text
from common.refusal import Refusal, refuse

from . import lead, mails, telling
from .locking import locked
from .new_version import ask_anew, hand_in
from .putting_back import close_as_submitted
from .submission import refuse_changed_after_closing, refuse_unless_open


@transaction.atomic
def reopen(*, application: Application, by: Role, at: datetime) -> Reopening:
    """Open what was submitted for writing; colleagues and who follows the case are told.

    `at` is the moment at which the whole request had come in. Reopening twice gives the first.
    Raises `Refusal` (`may_not_reopen`).
    """
    current = locked(application)
    if (going := _open(current)) is not None:
        return going
    refuse(why_not_reopen(by, current, at), code="may_not_reopen")
    reopening = Reopening.objects.create(application=current, reopened_by=by, reopened_at=at)
    Plan.objects.filter(application=current).update(open_sections=list(current.round.sections))
    mails.reopened(reopening)
    afterwards.reopened.send(sender=Reopening, reopening=reopening)
    return reopening


@transaction.atomic
def submit_again(
    *, application: Application, by: Role, received_at: datetime, seen_sha256: str | None = None
) -> Submission:
    """Submit what was rewritten as the next version, which counts from then on.

    As `submission.submit`: `received_at` decides whether it is in time. The number, and the day by
    which a decision was promised, stay. Partners whose signature lapsed are asked anew. Raises
    `Refusal` (`not_reopened`, `may_not_submit`, `round_closed`, `changed_after_closing`,
    `changed_since_shown`) and `Unmet`.
    """
    current = locked(application)
    reopening = _open_or_refuse(current)
    refuse(why_not_end_reopening(by, current), code="may_not_submit")
    refuse_unless_open(current, received_at)
    facts = facts_of(current)
    refuse_changed_after_closing(current, facts)
    submission = hand_in(current, facts, by=by, at=received_at, seen_sha256=seen_sha256)
    reopening.submission = submission
    _end(reopening, "submit_again", by=by, at=received_at)
    telling.submitted_again(submission)
    ask_anew(current, by, received_at)
    afterwards.version_came.send(sender=Submission, submission=submission)
    return submission


@transaction.atomic
def give_up(*, application: Application, by: Role, at: datetime | None = None) -> Reopening:
    """Go back to what was submitted; what was written since is kept in the history alone.

    Raises `Refusal` (`not_reopened`, `may_not_put_back`).
    """
    current = locked(application)
    reopening = _open_or_refuse(current)
    refuse(why_not_end_reopening(by, current), code="may_not_put_back")
    lead.go_back(current)
    close_as_submitted(current)
    _end(reopening, "put_back", by=by, at=at or timezone.now())
    mails.put_back(reopening)
    afterwards.reopened.send(sender=Reopening, reopening=reopening)
    return reopening


def drop(application: Application, *, by: Role) -> None:
    """End the reopening of a locked application that is withdrawn, if there is one."""
    if (reopening := _open(application)) is not None:
        close_as_submitted(application)
        _end(reopening, "drop", by=by, at=timezone.now())


def end_passed(*, now: datetime) -> int:
    """Close every application that was reopened and not submitted again in time; return how many.

    The plan reads again as it was submitted. Who had reopened it is told that this counts, as it
    did already. Some minutes late, so that a submission that came in at the last second and waits
    for its turn is not overtaken. Safe to run twice at once.
    """
    passed = Reopening.objects.open().alias(closes=closing_moment("application__"))
    passed = passed.filter(closes__lt=now - SETTLED_AFTER)
    return sum(_lapse(pk, now) for pk in passed.values_list("application", flat=True))


@transaction.atomic
def _lapse(pk: int, now: datetime) -> bool:
    application = locked(Application(pk=pk))
    return settle(application, now)


def settle(application: Application, now: datetime) -> bool:
    """End the reopening of a locked application whose closing moment passed; whether it did.

    So no act of the Realisatie Eenheid has to wait for the job that does it.
    """
    reopening = _open(application)
    if reopening is None or not application.is_closed(now - SETTLED_AFTER):
        return False
    lead.go_back(application)
    close_as_submitted(application)
    _end(reopening, "lapse", by=None, at=application.closes_at + timedelta(seconds=1))
    mails.reopening_lapsed(reopening)
    return True


def _open(application: Application) -> Reopening | None:
    found = Reopening.objects.select_for_update(of=("self",)).open()
    reopening = found.filter(application=application).first()
    if reopening is not None:
        reopening.application = application
    return reopening


def _open_or_refuse(application: Application) -> Reopening:
    reopening = _open(application)
    if reopening is not None:
        return reopening
    last = application.latest_submission
    raise Refusal(
        _("This application is not reopened any more. What counts is what was submitted on %s.")
        % (moment_text(last.submitted_at) if last else ""),
        code="not_reopened",
    )


def _end(reopening: Reopening, name: str, *, by: Role | None, at: datetime) -> None:
    if by is None:  # By itself: nobody does it.
        reopening.state = next(way.target for way in REOPENING_FLOW.transitions if way.name == name)
    else:
        REOPENING_FLOW.move(reopening, name, kind=by.kind)
    reopening.ended_at, reopening.ended_by = at, by
    reopening.save(update_fields=["state", "ended_at", "ended_by", "submission"])
