"""Telling everybody who took part for a partner what became of an application.

The mails say all there is to know and ask nothing, so there is no link in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from accounts.models import Role
from applications.models import Application, Submission
from common.mail import notify

from .mails import facts, merging_facts, penvoerder_people, why_withdrawn
from .participants import Participant, participants


def submitted(application: Application) -> None:
    """That the application was submitted, whether this partner had signed, and what comes next."""
    for one in participants(application):
        values = {
            "submitted_at": application.submitted_at,
            "decide_by": application.decide_by,
            "has_signed": one.has_signed,
        }
        _tell(one, "applications/partner_submitted", application, values)


def submitted_again(submission: Submission) -> None:
    """That a later version was submitted, and which part this partner has in it."""
    for one in participants(submission.application):
        values = {"submitted_at": submission.submitted_at, "version": submission.version}
        _tell(one, "applications/partner_submitted_again", submission.application, values)


def withdrawn(application: Application, by: Role) -> None:
    """That the penvoerder withdrew the application."""
    for one in participants(application, asked_only=application.submitted_at is None):
        _tell(one, "applications/partner_withdrawn", application, why_withdrawn(application, by))


def merged(leading: Application, others: Sequence[Application]) -> None:
    """That applications go on as one: to who took part in any of them, once."""
    _tell_of_merging("applications/partner_merged", leading, others)


def merge_undone(leading: Application, others: Sequence[Application]) -> None:
    """That each goes on by itself again: to who took part in any of them, once."""
    _tell_of_merging("applications/partner_merge_undone", leading, others)


def _tell_of_merging(template: str, leading: Application, others: Sequence[Application]) -> None:
    every = (*others, leading)
    # The penvoerders get a mail of their own.
    told = {user.email.lower() for one in every for user in penvoerder_people(one)}
    for application in every:
        for one in participants(application):
            if one.email.lower() not in told:
                _tell(one, template, application, merging_facts(leading, others))
            told.add(one.email.lower())


def _tell(
    one: Participant, template: str, application: Application, values: Mapping[str, Any]
) -> None:
    notify(
        to=one,
        template=template,
        values={**facts(application), "partner": one.partner.name, **values},
    )
