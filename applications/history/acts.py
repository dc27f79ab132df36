"""Acts that never change once they are there: their rows are the events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from accounts.models import Role
from applications.domain.reuse import taken_from
from applications.models import (
    Application,
    Completion,
    CompletionState,
    Signature,
    SignatureOutcome,
    Submission,
    TakeOver,
)


class Act(NamedTuple):
    """When, who (for which organisation), and what."""

    at: datetime
    who: str
    organisation: str
    what: str


def acts(application: Application) -> Iterator[Act]:
    """All acts, in no order: five queries at most when who started it is loaded."""
    yield _by(application.created_by, application.created_at, _("started the application"))
    taken = TakeOver.objects.filter(section__plan__application=application)
    for one in taken.select_related(
        "section", "source__plan", "submission", "taken_by__user", "taken_by__organisation"
    ).defer("submission__content"):
        told = {"part": one.section.get_kind_display(), "source": taken_from(one)}
        taken_over = _("took over the part “%(part)s” from %(source)s")
        yield _by(one.taken_by, one.taken_at, taken_over % told)
    answers = Signature.objects.filter(partner__application=application)
    for answer in answers.select_related("partner"):
        signed = answer.outcome == SignatureOutcome.SIGNED
        what = _("signed the application") if signed else _("declined to sign")
        yield Act(answer.signed_at, str(answer.signer), answer.partner.name, what)
    submissions = Submission.objects.filter(application=application).defer("content")
    for submission in submissions.select_related(
        "submitted_by__user", "submitted_by__organisation"
    ):
        words = (
            _("submitted the application under number %s") % submission.number
            if submission.version == 1
            else _("completed the application: version %s") % submission.version
        )
        yield _by(submission.submitted_by, submission.submitted_at, words)
    if application.submitted_at is not None:
        yield from _of_completions(application)


def _by(role: Role, at: datetime, what: str) -> Act:
    return Act(at, role.user.name, role.organisation.name, what)


def _of_completions(application: Application) -> Iterator[Act]:
    """What was asked to complete, and that the term ended; by whom at the Realisatie Eenheid."""
    for one in Completion.objects.filter(application=application).for_page():
        parts = ", ".join(str(item.get_section_display()) for item in one.items.all())
        asked = _("asked to complete the application: %s") % parts
        yield Act(one.asked_at, one.asked_by.user.name, _("Realisatie Eenheid"), asked)
        if one.ended_at is not None and one.state == CompletionState.VERLOPEN:
            ended = _("the term to complete the application had ended")
            yield Act(one.ended_at, "", "", ended)
