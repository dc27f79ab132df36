"""What happens to a case, in words: for the history of one case, and for the news of many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from applications.models import Submission
from correspondence.models import Letter

from .models import (
    Assessment,
    Condition,
    Decision,
    Endorsement,
    InterestDeclaration,
    JointOutcome,
    Panel,
)


@dataclass(frozen=True)
class Event:
    """Something that happened to the case: when, what, by whom, and a few more words."""

    at: datetime
    what: str
    who: str = ""
    more: str = ""


def of_submission(submission: Submission) -> Iterator[Event]:
    """That it was submitted."""
    yield Event(submission.submitted_at, _("Submitted"), str(submission.submitted_by.user))


def of_panel(panel: Panel) -> Iterator[Event]:
    """That the panel was set up."""
    yield Event(panel.opened_at, _("Panel set up"), str(panel.opened_by.user))


def of_declaration(declaration: InterestDeclaration) -> Iterator[Event]:
    """That somebody declared to have an interest, or none."""
    what = _("Interest declared") if declaration.has_interest else _("No interest declared")
    who = str(declaration.role.user)
    yield Event(declaration.declared_at, what, who, str(declaration.member))


def of_assessment(assessment: Assessment) -> Iterator[Event]:
    """That an organisation handed in, if it did."""
    if assessment.handed_in_at is not None:
        who = str(assessment.author.user)
        member = str(assessment.member)
        yield Event(assessment.handed_in_at, _("Assessment handed in"), who, member)


def of_answer(answer: Endorsement) -> Iterator[Event]:
    """That an organisation agreed with the joint outcome, or did not."""
    what = _("Agreed") if answer.agrees else _("Did not agree")
    yield Event(answer.given_at, what, str(answer.given_by.user), str(answer.member))


def of_outcome(outcome: JointOutcome) -> Iterator[Event]:
    """That the joint outcome was put to the panel, if it was."""
    if outcome.proposed_at is not None:
        version = _("version %(number)d") % {"number": outcome.version}
        who = str(outcome.written_by.user)
        yield Event(outcome.proposed_at, _("Joint outcome put to the panel"), who, version)


def of_decision(decision: Decision) -> Iterator[Event]:
    """That a decision was prepared, and perhaps taken."""
    outcome = decision.get_outcome_display()
    prepared_by = str(decision.prepared_by.user)
    yield Event(decision.prepared_at, _("Decision prepared"), prepared_by, outcome)
    if decision.granted_at is not None and decision.granted_by is not None:
        granted_by = str(decision.granted_by.user)
        yield Event(decision.granted_at, _("Decision taken"), granted_by, outcome)


def of_condition(condition: Condition) -> Iterator[Event]:
    """That a condition was met, if it was."""
    if condition.met_at is not None and condition.met_by is not None:
        met_by = str(condition.met_by.user)
        yield Event(condition.met_at, _("Condition met"), met_by, condition.text)


def of_letter(letter: Letter) -> Iterator[Event]:
    """That a letter was made."""
    yield Event(letter.made_at, _("Letter made"), more=letter.reference)
