"""Who may answer, check and extend a condition, and confirm that it is met, and why not.

That those of the Realisatie Eenheid are not involved in the case was asked before (see
`permissions`).
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role, RoleKind
from applications.models import ApplicationState, Partner
from applications.permissions import is_own
from correspondence import mandate_kinds
from correspondence.permissions import why_not_mandated
from regions.models import PartnerKind

from .answer_workflow import ANSWER_FLOW
from .models import (
    AnswerState,
    Condition,
    ConditionAnswer,
    ConditionLetter,
    Decision,
    DecisionState,
    PanelMember,
    decisions_asked_again,
)
from .permissions import why_not_in_kinds


def why_not_open(condition: Condition) -> StrOrPromise | None:
    """A condition can be met as long as the status with which it goes is provisional."""
    decision = condition.decision
    if decision.state != DecisionState.VERLEEND:
        return _("This decision has not been taken yet.")
    if condition.met_at is not None:
        return _("It was noted before that this condition is met.")
    if condition.lapsed_at is not None:
        return _("This condition lapsed by a decision on an objection, so nothing is to be met.")
    if decision.application.state != ApplicationState.VOORLOPIG:
        return _("The region has no provisional status any more, so nothing is to be met.")
    return None


def why_not_answer(role: Role | None, condition: Condition) -> StrOrPromise | None:
    """The people of the penvoerder answer what is open, unless an answer is being checked."""
    if role is None or not is_own(role, condition.decision.application):
        return _("Only people of the penvoerder answer a condition.")
    if reason := why_not_in_kinds(role, PENVOERDER_KINDS) or why_not_open(condition):
        return reason
    if condition.answers.filter(state=AnswerState.INGEDIEND).exists():
        return _("The Realisatie Eenheid is checking your answer. You hear what it finds.")
    return None


def why_not_hand_in(role: Role, answer: ConditionAnswer) -> StrOrPromise | None:
    """Who signs for the penvoerder hands an answer in."""
    if reason := why_not_answer(role, answer.condition):
        return reason
    if role.kind not in ANSWER_FLOW.who("hand_in"):
        return _(
            "Only an authorised signatory of the penvoerder can hand this in. Ask a colleague who "
            "is one."
        )
    return ANSWER_FLOW.why_not(answer, "hand_in", kind=role.kind)


def why_not_extend(role: Role, condition: Condition) -> StrOrPromise | None:
    """The Realisatie Eenheid gives more time for what is open."""
    return why_not_in_kinds(role, RE_KINDS) or why_not_open(condition)


def why_not_send_letter(role: Role, condition: Condition, on: date) -> StrOrPromise | None:
    """Once a condition is met, who is mandated sends one letter that says so. Three queries."""
    if reason := why_not_in_kinds(role, RE_KINDS):
        return reason
    if condition.met_at is None:
        return _("This condition has not been met yet.")
    if not condition.decision.decision_letters.exists():
        return _("The decision has not been made known yet.")
    if ConditionLetter.objects.filter(condition=condition).exists():
        return _("A letter about this was sent before.")
    body = condition.decision.application.round.on_behalf_of
    return why_not_mandated(role, mandate_kinds.CONDITION_MET, on, body)


def asked_again(application_id: int) -> Decision | None:
    """The decision about whose conditions panel and beroepsgroep are asked once more now."""
    found = decisions_asked_again().filter(application=application_id)
    return found.order_by("-granted_at").first()


def why_not_asked(decision: Decision | None) -> StrOrPromise | None:
    """Nothing is asked before the conditions are met, nor while the next decision is prepared."""
    if decision is None:
        return _("Nothing is asked about the conditions of this application now.")
    if decision.application.decisions.filter(state=DecisionState.VOORBEREID).exists():
        return _("The next decision has been prepared. It rests on what was answered.")
    return None


def why_not_reendorse(role: Role, member: PanelMember) -> StrOrPromise | None:
    """An assessor who declared no interest answers for an organisation that judged."""
    if reason := why_not_in_kinds(role, (RoleKind.ASSESSOR,)):
        return reason
    if not PanelMember.objects.visible_to(role).filter(pk=member.pk).exists():
        return _("You cannot answer for this organisation.")
    return why_not_asked(asked_again(member.panel.application_id))


def why_not_confirm(partner: Partner) -> StrOrPromise | None:
    """The beroepsgroep of the application speaks for itself; who does was proven before. Who left
    does not any more.
    """
    is_part = partner.removed_at is None and partner.left_on is None
    if partner.kind != PartnerKind.BEROEPSGROEP or not is_part:
        return _("Only the beroepsgroep confirms this.")
    return why_not_asked(asked_again(partner.application_id))
