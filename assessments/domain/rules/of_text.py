"""What the decision itself must say: its conditions, its reasons and its answers."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.domain.verdicts import departs
from assessments.models import Heard

from .draft import (
    AFGEWEZEN,
    EVERY,
    NOT_VOORLOPIG,
    ON_THE_PANEL,
    VOORLOPIG,
    ConditionDraft,
    Draft,
    Rule,
    names,
)


def lacks_of_condition(condition: ConditionDraft, on: date) -> dict[str, str]:
    """What is lacking to one condition on the day `on`, by the name of its field."""
    lacks = {}
    if not condition.text.strip():
        lacks["text"] = _("Write out what must be done for each condition.")
    if condition.due_on is None or condition.due_on <= on:
        lacks["due_on"] = _("Each condition needs a date that is still to come.")
    return lacks


def _no_condition(draft: Draft) -> str:
    if not draft.conditions:
        return _("Add at least one condition with a date.")
    lacks: dict[str, str] = {}
    for condition in draft.conditions:
        lacks |= lacks_of_condition(condition, draft.on)
    return lacks.get("text") or lacks.get("due_on") or ""


def _uncovered_criteria(draft: Draft) -> str:
    covered = {condition.criterion for condition in draft.conditions}
    bare = [criterion for criterion in draft.case_facts.falls_short if criterion not in covered]
    return _("Add a condition about: %(names)s.") % {"names": names(bare)} if bare else ""


def _surplus_conditions(draft: Draft) -> str:
    if not draft.conditions:
        return ""
    return _("Only a provisional status has conditions. Remove them or choose that outcome.")


def _no_reasons(draft: Draft) -> str:
    return "" if draft.reasons.strip() else _("Write the reasons for the decision.")


def _dissent_unanswered(draft: Draft) -> str:
    facts = draft.case_facts
    said = facts.disagreements_again if facts.is_second else facts.disagreements
    against = [answer.member for answer in said]
    if not against or draft.dissent_response.strip():
        return ""
    return _("%(names)s did not agree. Write how this was weighed.") % {"names": names(against)}


def _ocw_unanswered(draft: Draft) -> str:
    facts = draft.case_facts
    # As with the panel: its reasons are about what lay before it when the first decision was taken.
    if not facts.ocw_dissents or facts.is_second or draft.dissent_response.strip():
        return ""
    return _("OCW does not concur with the joint outcome. Write how its reasons were weighed.")


def _departure_unexplained(draft: Draft) -> str:
    outcome = draft.case_facts.outcome
    if outcome is None or draft.departure_reasons.strip():
        return ""
    if not departs(draft.outcome, advised=outcome.advises, is_second=draft.case_facts.is_second):
        return ""
    return _("The panel advises “%(advised)s”. Write why you decide otherwise.") % {
        "advised": outcome.get_advises_display()
    }


def _hearing_unsaid(draft: Draft) -> str:
    if draft.hearing in Heard.values:
        return ""
    return _("Choose whether the region was heard, or why that was not needed.")


def _hearing_untold(draft: Draft) -> str:
    if draft.hearing != Heard.HEARD or draft.hearing_told.strip():
        return ""
    return _("Write when and how the region was heard, and what it said.")


OF_TEXT = (
    Rule(
        "conditions",
        gettext_lazy("There is a condition, each with a date that is still to come."),
        VOORLOPIG,
        _no_condition,
        "form",
        "conditions",
    ),
    Rule(
        "criteria_conditions",
        gettext_lazy("There is a condition about every criterion that is not fully met."),
        VOORLOPIG,
        _uncovered_criteria,
        "form",
        "conditions",
    ),
    Rule(
        "surplus_conditions",
        gettext_lazy("There are no conditions with this outcome."),
        NOT_VOORLOPIG,
        _surplus_conditions,
        "form",
        "conditions",
    ),
    Rule(
        "reasons",
        gettext_lazy("The decision has reasons."),
        EVERY,
        _no_reasons,
        "form",
        "reasons",
    ),
    Rule(
        "dissent",
        gettext_lazy("Who does not agree with the joint outcome gets an answer."),
        ON_THE_PANEL,
        _dissent_unanswered,
        "form",
        "dissent_response",
    ),
    Rule(
        "ocw_dissent",
        gettext_lazy("When OCW does not concur, the decision says how its reasons were weighed."),
        ON_THE_PANEL,
        _ocw_unanswered,
        "form",
        "dissent_response",
    ),
    Rule(
        "departure",
        gettext_lazy("Who decides otherwise than the panel advises says why."),
        ON_THE_PANEL,
        _departure_unexplained,
        "form",
        "departure_reasons",
    ),
    Rule(
        "hearing",
        gettext_lazy("A rejection says whether the region was heard, or why not (Awb 4:7)."),
        AFGEWEZEN,
        _hearing_unsaid,
        "form",
        "hearing",
    ),
    Rule(
        "hearing_told",
        gettext_lazy("When the region was heard, it says what the region said."),
        AFGEWEZEN,
        _hearing_untold,
        "form",
        "hearing_told",
    ),
)
