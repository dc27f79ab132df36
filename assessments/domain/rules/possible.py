"""When a decision can be taken at all, and by whom: the case, the panel, OCW, the mandate."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications import workflow
from assessments.decision_permissions import why_not_sign
from assessments.handling_permissions import why_not_leave_unhandled, why_not_on_status
from assessments.permissions import (
    why_not_impartial,
    why_not_while_completing,
    why_not_while_withdrawing,
    why_not_yet,
)

from .draft import EVERY, NIET_BEHANDELD, ON_THE_PANEL, Draft, Rule, names


def _wrong_state(draft: Draft) -> str:
    if workflow.FLOW.find(f"grant_{draft.outcome}", draft.application.state):
        return ""
    return _("The application is now “%(state)s”; this decision is not possible from there.") % {
        "state": draft.application.get_state_display()
    }


def _subsidy(draft: Draft) -> str:
    """A grant of subsidy must name an amount (Awb 4:31), which a decision on a status has not."""
    return str(why_not_on_status(draft.application.round) or "")


def _round_open(draft: Draft) -> str:
    return str(why_not_yet(draft.application, timezone.now()) or "")


def _being_completed(draft: Draft) -> str:
    return str(why_not_while_completing(draft.application) or "")


def _being_withdrawn(draft: Draft) -> str:
    return str(why_not_while_withdrawing(draft.application) or "")


def _own(draft: Draft) -> str:
    return str(why_not_impartial(draft.by, draft.application) or "")


def _not_mandated(draft: Draft) -> str:
    if draft.signer is None:
        return ""
    return str(why_not_sign(draft.signer, draft.application, draft.outcome, draft.on) or "")


def _not_to_handle(draft: Draft) -> str:
    return str(why_not_leave_unhandled(draft.case_facts.asked, draft.on) or "")


def _no_joint_outcome(draft: Draft) -> str:
    if draft.case_facts.outcome is None:
        return _("The joint outcome has not been put to the panel yet.")
    if draft.case_facts.unanswered:
        return _("Still to answer: %(names)s.") % {"names": names(draft.case_facts.unanswered)}
    return ""


def _no_concurrence(draft: Draft) -> str:
    """Silence of OCW is no consent either."""
    if not draft.case_facts.lacks_concurrence:
        return ""
    return _("OCW has not said yet whether it concurs with the joint outcome.")


def _criteria_without_reasons(draft: Draft) -> str:
    if not draft.case_facts.unreasoned:
        return ""
    return _("No verdict or no reasons for: %(names)s.") % {
        "names": names(draft.case_facts.unreasoned)
    }


POSSIBLE = (
    Rule(
        "wrong_state",
        gettext_lazy("The application is at a point where this decision is possible."),
        EVERY,
        _wrong_state,
        "summary",
    ),
    Rule(
        "decided_by_dividing",
        gettext_lazy("The decision is about the status of voorloper, and not about a subsidy."),
        ON_THE_PANEL,
        _subsidy,
        "summary",
    ),
    Rule(
        "round_open",
        gettext_lazy("The round has closed, or its applications are handled as they come."),
        EVERY,
        _round_open,
        "summary",
    ),
    Rule(
        "being_completed",
        gettext_lazy("The applicant is not completing the application."),
        EVERY,
        _being_completed,
        "summary",
    ),
    Rule(
        "being_withdrawn",
        gettext_lazy("It is not being decided whether the status is withdrawn."),
        EVERY,
        _being_withdrawn,
        "summary",
    ),
    Rule(
        "own_organisation",
        gettext_lazy("Nobody decides on an application of their own organisation."),
        EVERY,
        _own,
        "summary",
    ),
    Rule(
        "mandate",
        gettext_lazy("Who takes the decision is mandated to sign it (Awb 10:3 to 10:5)."),
        EVERY,
        _not_mandated,
        "mandates",
        of_signer=True,
    ),
    Rule(
        "not_completed",
        gettext_lazy(
            "The applicant could complete the application, that term has passed, and the last day "
            "not to handle it has not (Awb 4:5)."
        ),
        NIET_BEHANDELD,
        _not_to_handle,
        "completion",
    ),
    Rule(
        "joint_outcome",
        gettext_lazy("Every organisation in the panel has answered the joint outcome."),
        ON_THE_PANEL,
        _no_joint_outcome,
        "joint",
    ),
    Rule(
        "concurrence",
        gettext_lazy("OCW has said whether it concurs, where the round asks that."),
        ON_THE_PANEL,
        _no_concurrence,
        "joint",
    ),
    Rule(
        "criteria_reasons",
        gettext_lazy("There are reasons for every criterion that is not fully met."),
        ON_THE_PANEL,
        _criteria_without_reasons,
        "joint",
    ),
)
