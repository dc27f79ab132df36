"""Acts that never change once they are there: their rows are the events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.domain.reuse import taken_from
from applications.models import (
    Application,
    ClosingMove,
    Completion,
    CompletionState,
    LeadTransfer,
    LeadTransferState,
    Merging,
    ReopeningState,
    Signature,
    SignatureOutcome,
    Submission,
    TakeOver,
)
from common.dates import moment_text


class Act(NamedTuple):
    """When, who (for which organisation), and what."""

    at: datetime
    who: str
    organisation: str
    what: str


def acts(application: Application, *, plan_only: bool) -> Iterator[Act]:
    """All acts, in no order: eleven queries at most when who started it is loaded.

    With `plan_only` without what is for the penvoerder alone: who signed, what was asked by letter,
    and which other application a part was taken over from.
    """
    yield _by(application.created_by, application.created_at, _("started the application"))
    taken = TakeOver.objects.filter(section__plan__application=application)
    for one in taken.select_related(
        "section", "source__plan", "submission", "taken_by__user", "taken_by__organisation"
    ).defer("submission__content"):
        source = _("another application") if plan_only else taken_from(one)
        told = {"part": one.section.get_kind_display(), "source": source}
        taken_over = _("took over the part “%(part)s” from %(source)s")
        yield _by(one.taken_by, one.taken_at, taken_over % told)
    if not plan_only:
        yield from _of_signatures(application)
    if application.submitted_at is not None:
        yield from _of_submissions(application)
        if not plan_only:
            yield from _of_completions(application)
        yield from _of_reopenings(application)
        yield from _of_mergings(application)
    yield from _of_lead(application, plan_only=plan_only)
    for move in ClosingMove.objects.of(application):
        words = _("moved the closing moment to %s") % moment_text(move.closes_at)
        yield Act(move.moved_at, move.moved_by.user.name, "", f"{words}: {move.reason}")


def _of_submissions(application: Application) -> Iterator[Act]:
    submissions = Submission.objects.filter(application=application).defer("content")
    for submission in submissions.select_related(
        "submitted_by__user", "submitted_by__organisation", "reopening", "completion"
    ):
        yield _by(submission.submitted_by, submission.submitted_at, _how_it_came(submission))


def _of_signatures(application: Application) -> Iterator[Act]:
    answers = Signature.objects.filter(partner__application=application)
    for answer in answers.select_related("partner"):
        signed = answer.outcome == SignatureOutcome.SIGNED
        what = _("signed the application") if signed else _("declined to sign")
        yield Act(answer.signed_at, str(answer.signer), answer.partner.name, what)


def _by(role: Role, at: datetime, what: str) -> Act:
    return Act(at, role.user.name, role.organisation.name, what)


def _how_it_came(submission: Submission) -> str:
    if submission.version == 1:
        return _("submitted the application under number %s") % submission.number
    if submission.was_rewritten:
        return _("submitted the application again: version %s") % submission.version
    if submission.is_merged_plan:
        return _("handed in the merged plan: version %s") % submission.version
    return _("completed the application: version %s") % submission.version


def _of_reopenings(application: Application) -> Iterator[Act]:
    people = ("reopened_by__user", "reopened_by__organisation")
    ended = ("ended_by__user", "ended_by__organisation")
    for one in application.reopenings.select_related(*people, *ended):
        yield _by(one.reopened_by, one.reopened_at, _("reopened the application"))
        if one.ended_at is None:
            continue
        if one.state == ReopeningState.TERUGGEZET and one.ended_by:
            back = _("went back to the application as it was submitted")
            yield _by(one.ended_by, one.ended_at, back)
        elif one.state == ReopeningState.VERLOPEN:
            closed = _(
                "the closing moment passed; what was submitted before it was reopened counts"
            )
            yield Act(one.ended_at, "", "", closed)


def _of_completions(application: Application) -> Iterator[Act]:
    """What was asked to complete, and that the term ended; by whom at the Realisatie Eenheid."""
    asked_for = Completion.objects.filter(application=application, for_merging=False)
    for one in asked_for.for_page():
        parts = ", ".join(str(item.get_section_display()) for item in one.items.all())
        asked = _("asked to complete the application: %s") % parts
        yield Act(one.asked_at, one.asked_by.user.name, _("Realisatie Eenheid"), asked)
        if one.ended_at is not None and one.state == CompletionState.VERLOPEN:
            ended = _("the term to complete the application had ended")
            yield Act(one.ended_at, "", "", ended)


def _of_mergings(application: Application) -> Iterator[Act]:
    """What was merged into it, and each undoing of a merging that it was part of.

    That it was itself merged into another one is told from its state.
    """
    part_of = Q(application=application) | Q(members__application=application)
    office = _("Realisatie Eenheid")
    for one in Merging.objects.filter(part_of).distinct().for_page():
        if one.application_id == application.pk:
            names = ", ".join(member.application.name for member in one.members.all())
            merged = _("merged into this application: %s") % names
            yield Act(one.merged_at, one.merged_by.user.name, office, merged)
        if one.undone_at is not None and one.undone_by is not None:
            undid = _("undid the merging: each application stands by itself again")
            yield Act(one.undone_at, one.undone_by.user.name, office, undid)


def lead_transfers(application: Application) -> list[LeadTransfer]:
    """How the lead was passed on, the oldest first; read once of the same application."""
    rows = Prefetch("lead_transfers", LeadTransfer.objects.for_page())
    prefetch_related_objects([application], rows)
    return list(application.lead_transfers.all())


def _of_lead(application: Application, *, plan_only: bool) -> Iterator[Act]:
    """Who was asked to lead, what came of it, and who led from when; of the last alone for some."""
    for one in lead_transfers(application):
        new, old = one.to_organisation.name, one.from_organisation.name
        if not plan_only:
            yield from _of_asking(one)
        if one.decided_by is None or one.decided_at is None:
            continue
        office = _("Realisatie Eenheid")
        words = {"new": new, "old": old}
        if one.state == LeadTransferState.GEWEIGERD:
            if not plan_only:
                refused = _("did not consent to %(new)s as penvoerder") % words
                yield Act(one.decided_at, one.decided_by.user.name, office, refused)
            continue
        passed = _("consented: %(new)s is penvoerder, and no longer %(old)s") % words
        yield Act(one.decided_at, one.decided_by.user.name, office, passed)
        back = one.reopening.ended_at if one.reopening else None
        if one.state == LeadTransferState.TERUGGEZET and back is not None:
            yield Act(back, "", "", _("%(old)s is penvoerder again, as was submitted") % words)


def _of_asking(one: LeadTransfer) -> Iterator[Act]:
    new = {"new": one.to_organisation.name}
    yield _by(one.asked_by, one.asked_at, _("asked %(new)s to become penvoerder") % new)
    if one.answered_by is not None and one.answered_at is not None:
        declined = one.state == LeadTransferState.AFGESLAGEN
        said = _("did not want to become penvoerder") if declined else _("agreed to lead")
        yield _by(one.answered_by, one.answered_at, said)
    if one.taken_back_by is not None and one.ended_at is not None:
        yield _by(one.taken_back_by, one.ended_at, _("no longer asked %(new)s to lead") % new)
    elif one.state == LeadTransferState.VERVALLEN and one.ended_at is not None:
        yield Act(one.ended_at, "", "", _("%(new)s was no longer asked to lead") % new)
