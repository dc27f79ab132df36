"""Whether one application can be decided on by itself, or left unhandled (Awb 4:5), by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import UNDECIDED, Application, Completion, Round, RoundKind
from common.dates import day_text

from .models import Decision, DecisionState, Outcome


def why_not_on_status(into: Round) -> StrOrPromise | None:
    """A subsidy is decided on by dividing its ceiling (Awb 4:25, 4:26), all applications at once.

    So no decision on one of them can be prepared, but that it is not handled.
    """
    if into.kind == RoundKind.VOORLOPER:
        return None
    return _(
        "In this round a subsidy is applied for. It is decided on for all applications at once, by "
        "dividing the ceiling of the round."
    )


def why_not_leave_unhandled(asked: Completion | None, on: date) -> StrOrPromise | None:
    """What was not completed need not be handled (Awb 4:5): decided after the term, by a last day.

    `asked` is the newest request that was sent, `on` a day in Amsterdam. Who completed before the
    last day may have done so too little, and has until that day all the same.
    """
    if asked is None:
        return _("The applicant was not asked to complete this application.")
    if asked.is_open or on <= asked.due_on:
        return _("The applicant has until %(day)s to complete this application.") % {
            "day": day_text(asked.due_on)
        }
    if asked.not_handled_by is None or on > asked.not_handled_by:
        return _("Not to handle it could be decided until and including %(day)s.") % {
            "day": day_text(asked.not_handled_by or asked.due_on)
        }
    return None


def may_leave_unhandled(
    application: Application, completions: Sequence[Completion], on: date
) -> bool:
    """It can be prepared now not to handle the application; `completions` the oldest first."""
    sent = [one for one in completions if one.letter_id is not None]
    is_free = all(one.state == DecisionState.VERLEEND for one in application.decisions.all())
    return (
        application.state in UNDECIDED
        and is_free
        and why_not_leave_unhandled(sent[-1] if sent else None, on) is None
    )


def why_not_go_on(decision: Decision | None) -> StrOrPromise | None:
    """A decision not to handle an application can be dropped once it was returned."""
    such = (Outcome.NIET_BEHANDELD, DecisionState.TERUGGEGEVEN)
    if decision is not None and (decision.outcome, decision.state) == such:
        return None
    return _("Only a returned decision not to handle an application can be dropped.")
