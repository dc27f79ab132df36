"""What happened to an application, in lines: who did what, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from applications.models import (
    Application,
    Completion,
    CompletionState,
    Section,
    Signature,
    SignatureOutcome,
    SigningRequest,
    Submission,
)
from applications.sections import section_of

# Older ones stay in the history tables; a page shows what somebody still remembers.
SHOWN = 50


@dataclass(frozen=True)
class Event:
    """One line: when, who (for which organisation), and what."""

    at: datetime
    who: str
    what: str


def events(application: Application) -> list[Event]:
    """The newest events first, at most `SHOWN`: six queries when `created_by__user` is loaded."""
    found = sorted(_all(application), key=lambda event: event.at, reverse=True)
    return found[:SHOWN]


def _all(application: Application) -> Iterator[Event]:
    starter = application.created_by.user.name
    yield Event(application.created_at, starter, _("started the application"))
    for section in Section.objects.filter(
        plan__application=application, changed_at__isnull=False
    ).select_related("changed_by__user"):
        if section.changed_at and section.changed_by:
            yield Event(
                section.changed_at,
                section.changed_by.user.name,
                _("last changed the part “%s”") % section_of(section.kind).title,
            )
    requests = SigningRequest.objects.filter(partner__application=application).order_by("pk")
    for request in requests.select_related("partner", "requested_by__user"):
        yield Event(
            request.requested_at,
            request.requested_by.user.name,
            _("asked %s to sign") % request.partner.name,
        )
    answers = Signature.objects.filter(partner__application=application).order_by("pk")
    for answer in answers.select_related("partner"):
        signed = answer.outcome == SignatureOutcome.SIGNED
        what = _("signed for %s") if signed else _("declined to sign for %s")
        yield Event(answer.signed_at, str(answer.signer), what % answer.partner.name)
    for submission in Submission.objects.filter(application=application).select_related(
        "submitted_by__user"
    ):
        words = (
            _("submitted the application under number %s") % submission.number
            if submission.version == 1
            else _("completed the application: version %s") % submission.version
        )
        yield Event(submission.submitted_at, submission.submitted_by.user.name, words)
    if application.submitted_at is not None:
        yield from _of_completions(application)


def _of_completions(application: Application) -> Iterator[Event]:
    for one in Completion.objects.filter(application=application).for_page():
        parts = ", ".join(str(item.get_section_display()) for item in one.items.all())
        asked = _("asked to complete the application: %s") % parts
        yield Event(one.asked_at, one.asked_by.user.name, asked)
        if one.ended_at is not None and one.state == CompletionState.VERLOPEN:
            yield Event(one.ended_at, "", _("the term to complete the application had ended"))
