"""The rules of a decision. Each is one small function that says what is lacking, if anything.

The page where a decision is prepared shows them as a checklist with a link to where a lack is
mended; the acts in `deciding` enforce the same list. What PostgreSQL can check, it checks once
more (`assessments.models.guards`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from accounts.models import Role, User
from applications import workflow
from applications.models import Application, Criterion
from applications.signature_states import unsigned_words
from assessments.handling_permissions import why_not_leave_unhandled, why_not_on_status
from assessments.models import Outcome
from assessments.permissions import (
    why_not_impartial,
    why_not_while_completing,
    why_not_while_withdrawing,
    why_not_yet,
)
from common.dates import day_text
from common.refusal import Refusal
from correspondence.permissions import why_not_mandated

from .case_facts import CaseFacts
from .verdicts import departs, why_not_on_verdicts

EVERY = frozenset(Outcome)
DEFINITIEF = frozenset({Outcome.DEFINITIEF})
VOORLOPIG = frozenset({Outcome.VOORLOPIG})
AFGEWEZEN = frozenset({Outcome.AFGEWEZEN})
NIET_BEHANDELD = frozenset({Outcome.NIET_BEHANDELD})
ON_THE_PANEL = EVERY - NIET_BEHANDELD
NOT_VOORLOPIG = EVERY - VOORLOPIG


@dataclass(frozen=True)
class ConditionDraft:
    """A condition as typed: what must be done, by when, for which criterion, and who helps."""

    text: str
    due_on: date | None
    criterion: Criterion | None = None
    contact: User | None = None


@dataclass
class Draft:
    """A decision as it would be taken on the day `on` (Amsterdam) by or for `by`."""

    application: Application
    outcome: str
    reasons: str
    conditions: Sequence[ConditionDraft]
    dissent_response: str
    departure_reasons: str
    zienswijze: str
    by: Role
    on: date
    case_facts: CaseFacts
    """Read when a rule first asks for them; several drafts on one case may share them."""
    signer: Role | None = None
    """Who would take it now; nobody while it is being prepared."""


@dataclass(frozen=True)
class Rule:
    """What must hold for some outcomes. `lack` says in a sentence what is wrong, or nothing.

    `mend` names where it is mended: a part of the case page, or `form` for the decision itself.
    `of_signer` is for a rule about who takes it, which says nothing while it is prepared.
    """

    code: str
    sentence: Promise
    outcomes: frozenset[Outcome]
    lack: Callable[[Draft], str]
    mend: str
    field: str | None = None
    of_signer: bool = False


@dataclass(frozen=True)
class Finding:
    """How a rule turns out for a draft."""

    rule: Rule
    lack: str

    @property
    def holds(self) -> bool:
        """Whether nothing is lacking."""
        return not self.lack


def _names(things: Iterable[object]) -> str:
    return ", ".join(str(thing) for thing in things)


def _wrong_state(draft: Draft) -> str:
    if workflow.FLOW.find(f"grant_{draft.outcome}", draft.application.state):
        return ""
    return _("The application is now “%(state)s”; this decision is not possible from there.") % {
        "state": draft.application.get_state_display()
    }


def _round_open(draft: Draft) -> str:
    return str(why_not_yet(draft.application, timezone.now()) or "")


def _being_completed(draft: Draft) -> str:
    return str(why_not_while_completing(draft.application) or "")


def _being_withdrawn(draft: Draft) -> str:
    return str(why_not_while_withdrawing(draft.application) or "")


def _subsidy(draft: Draft) -> str:
    """A grant of subsidy must name an amount (Awb 4:31), which a decision on a status has not."""
    return str(why_not_on_status(draft.application.round) or "")


def _not_to_handle(draft: Draft) -> str:
    return str(why_not_leave_unhandled(draft.case_facts.asked, draft.on) or "")


def _own(draft: Draft) -> str:
    return str(why_not_impartial(draft.by, draft.application) or "")


def _not_mandated(draft: Draft) -> str:
    if draft.signer is None:
        return ""
    return str(why_not_sign(draft.signer, draft.application, draft.outcome, draft.on) or "")


def why_not_sign(
    role: Role, application: Application, outcome: str, on: date
) -> StrOrPromise | None:
    """Who takes a decision signs its letter, so is mandated for its outcome. One query."""
    return why_not_mandated(role, outcome, on, application.round.on_behalf_of)


def _no_joint_outcome(draft: Draft) -> str:
    if draft.case_facts.outcome is None:
        return _("The joint outcome has not been put to the panel yet.")
    if draft.case_facts.unanswered:
        return _("Still to answer: %(names)s.") % {"names": _names(draft.case_facts.unanswered)}
    return ""


def _no_concurrence(draft: Draft) -> str:
    """Silence of OCW is no consent either."""
    if not draft.case_facts.lacks_concurrence:
        return ""
    return _("OCW has not said yet whether it concurs with the joint outcome.")


def _ocw_unanswered(draft: Draft) -> str:
    facts = draft.case_facts
    # As with the panel: its reasons are about what lay before it when the first decision was taken.
    if not facts.ocw_dissents or facts.is_second or draft.dissent_response.strip():
        return ""
    return _("OCW does not concur with the joint outcome. Write how its reasons were weighed.")


def _criteria_without_reasons(draft: Draft) -> str:
    if not draft.case_facts.unreasoned:
        return ""
    return _("No verdict or no reasons for: %(names)s.") % {
        "names": _names(draft.case_facts.unreasoned)
    }


def _no_reasons(draft: Draft) -> str:
    return "" if draft.reasons.strip() else _("Write the reasons for the decision.")


def _dissent_unanswered(draft: Draft) -> str:
    facts = draft.case_facts
    # What was said about the conditions is weighed where these count: it makes no refusal.
    again = facts.disagreements_again if draft.outcome == Outcome.DEFINITIEF else []
    said = again if facts.is_second else facts.disagreements
    against = [answer.member for answer in said]
    if not against or draft.dissent_response.strip():
        return ""
    return _("%(names)s did not agree. Write how this was weighed.") % {"names": _names(against)}


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


def _surplus_conditions(draft: Draft) -> str:
    if not draft.conditions:
        return ""
    return _("Only a provisional status has conditions. Remove them or choose that outcome.")


def _open_conditions(draft: Draft) -> str:
    count = len(draft.case_facts.open_conditions)
    if not count:
        return ""
    return ngettext(
        "%(count)d condition is still open.", "%(count)d conditions are still open.", count
    ) % {"count": count}


def _not_reendorsed(draft: Draft) -> str:
    """Silence is no consent."""
    missing = draft.case_facts.not_reendorsed
    return _("Still to answer: %(names)s.") % {"names": _names(missing)} if missing else ""


def _not_confirmed_again(draft: Draft) -> str:
    if not draft.case_facts.lacks_confirmation:
        return ""
    return _("The beroepsgroep has not confirmed itself that the conditions about it are met.")


def _below_the_mark(draft: Draft) -> str:
    return why_not_on_verdicts(Outcome.DEFINITIEF, draft.case_facts.falls_short)


def _knocked_out(draft: Draft) -> str:
    found = draft.case_facts.knocked_out
    if not found:
        return ""
    return _(
        "Not fully met, and a knock-out for a definitive status on this application: %(names)s."
    ) % {"names": _names(found)}


def _no_ground_to_refuse(draft: Draft) -> str:
    """Refusing needs a criterion that is not met; later also anything else that is still asked."""
    facts = draft.case_facts
    if facts.is_second and (
        facts.open_conditions or facts.unsigned or not facts.beroepsgroep_confirmed
    ):
        return ""
    if facts.outcome is None:
        return _("The panel has not said yet whether a criterion is not met.")
    return why_not_on_verdicts(Outcome.AFGEWEZEN, facts.falls_short)


def _still_has_time(draft: Draft) -> str:
    """Until a date of a condition has passed, the region may count on it: its letter says so."""
    days = [condition.due_on for condition in draft.case_facts.open_conditions]
    if not days or min(days) < draft.on:
        return ""
    return _("The region has until %(day)s to meet a condition.") % {"day": day_text(min(days))}


def _not_heard(draft: Draft) -> str:
    """A refusal that ends a provisional status rests on what the RE saw of the conditions, so the
    region is heard first (Awb 4:7, 4:8), as the letter about that status promised. A refusal at
    once rests on what the region itself applied with.
    """
    if not draft.case_facts.is_second or draft.zienswijze.strip():
        return ""
    return _("Write what the region answered when you told it that you intend to refuse.")


def _uncovered_criteria(draft: Draft) -> str:
    covered = {condition.criterion for condition in draft.conditions}
    bare = [criterion for criterion in draft.case_facts.falls_short if criterion not in covered]
    return _("Add a condition about: %(names)s.") % {"names": _names(bare)} if bare else ""


def _departure_unexplained(draft: Draft) -> str:
    outcome = draft.case_facts.outcome
    if outcome is None or draft.departure_reasons.strip():
        return ""
    if not departs(draft.outcome, advised=outcome.advises, is_second=draft.case_facts.is_second):
        return ""
    return _("The panel advises “%(advised)s”. Write why you decide otherwise.") % {
        "advised": outcome.get_advises_display()
    }


def _unmet_requirements(draft: Draft) -> str:
    unmet = draft.case_facts.unmet_requirements
    return _("Not met: %(names)s.") % {"names": _names(unmet)} if unmet else ""


def _unsigned(draft: Draft) -> str:
    return unsigned_words(draft.case_facts.partner_signatures)


def _beroepsgroep_silent(draft: Draft) -> str:
    if draft.case_facts.beroepsgroep_confirmed:
        return ""
    return _("The beroepsgroep has not confirmed its involvement itself.")


RULES = (
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
    Rule(
        "knock_out",
        gettext_lazy("Every knock-out criterion is fully met, whatever conditions were met later."),
        DEFINITIEF,
        _knocked_out,
        "joint",
    ),
    Rule(
        "verdicts",
        gettext_lazy("Every criterion is met, or the conditions about it have been met."),
        DEFINITIEF,
        _below_the_mark,
        "conditions",
    ),
    Rule(
        "ground",
        gettext_lazy("Something that is asked is not met, or only partly."),
        AFGEWEZEN,
        _no_ground_to_refuse,
        "joint",
    ),
    Rule(
        "conditions_due",
        gettext_lazy("The region has no more time for a condition that is still open."),
        AFGEWEZEN,
        _still_has_time,
        "conditions",
    ),
    Rule(
        "requirements",
        gettext_lazy("Every requirement for a definitive status has been met."),
        DEFINITIEF,
        _unmet_requirements,
        "requirements",
    ),
    Rule(
        "signed",
        gettext_lazy("Every partner has signed the version that was submitted."),
        DEFINITIEF,
        _unsigned,
        "partners",
    ),
    Rule(
        "beroepsgroep",
        gettext_lazy("The beroepsgroep has confirmed for itself."),
        DEFINITIEF,
        _beroepsgroep_silent,
        "partners",
    ),
    Rule(
        "open_conditions",
        gettext_lazy("No condition is open."),
        DEFINITIEF,
        _open_conditions,
        "conditions",
    ),
    Rule(
        "reendorsed",
        gettext_lazy(
            "Every organisation in the panel has answered about the conditions of the beroepsgroep."
        ),
        DEFINITIEF,
        _not_reendorsed,
        "conditions",
    ),
    Rule(
        "confirmed_again",
        gettext_lazy("The beroepsgroep has confirmed that the conditions about it are met."),
        DEFINITIEF,
        _not_confirmed_again,
        "conditions",
    ),
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
        "zienswijze",
        gettext_lazy("Before a provisional status ends, the region has been able to respond."),
        AFGEWEZEN,
        _not_heard,
        "form",
        "zienswijze",
    ),
)


def findings(draft: Draft) -> list[Finding]:
    """How every rule for this outcome turns out, in the order of the checklist."""
    return [
        Finding(rule, rule.lack(draft))
        for rule in RULES
        if draft.outcome in rule.outcomes and (draft.signer or not rule.of_signer)
    ]


def enforce(draft: Draft) -> None:
    """Raise `Refusal` with the code of the first rule that does not hold."""
    if draft.outcome not in Outcome.values:
        raise Refusal(_("Choose an outcome."), code="outcome", field="outcome")
    for finding in findings(draft):
        if not finding.holds:
            raise Refusal(finding.lack, code=finding.rule.code, field=finding.rule.field)
