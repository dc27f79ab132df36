"""What a role may do with a case, by state and person. The acts decide; pages ask the same.

Each predicate takes the role and the thing; a button is shown only when its act would start.
"""

from __future__ import annotations

import rules

from accounts.models import RE_KINDS, Role, RoleKind
from applications import permissions as application_permissions
from applications.models import Application, ApplicationState

from .models import Condition, Decision, DecisionState, PanelMember
from .models.panel import applications_of_own
from .workflow import source_of, who_may

IN_HAND = (ApplicationState.INGEDIEND, ApplicationState.IN_BEOORDELING, ApplicationState.VOORLOPIG)


@rules.predicate
def works_for_re(role: Role, _application: object = None) -> bool:
    """Whether somebody now works for the Realisatie Eenheid."""
    return role.is_current and role.kind in RE_KINDS


@rules.predicate
def is_impartial(role: Role, application: Application) -> bool:
    """Whether the application is not the person's own."""
    return not applications_of_own(role.user_id).filter(pk=application.pk).exists()


@rules.predicate
def is_new(_role: Role, application: Application) -> bool:
    """Whether the application waits for a panel."""
    return application.state == ApplicationState.INGEDIEND


@rules.predicate
def is_being_assessed(_role: Role, application: Application) -> bool:
    """Whether a panel is at work."""
    return application.state == ApplicationState.IN_BEOORDELING


@rules.predicate
def is_in_hand(_role: Role, application: Application) -> bool:
    """Whether something is still to be done about the application."""
    return application.state in IN_HAND


@rules.predicate
def has_no_decision_at_hand(_role: Role, application: Application) -> bool:
    """Whether no decision is being prepared."""
    return not application.decisions.exclude(state=DecisionState.VERLEEND).exists()


@rules.predicate
def can_be_merged(role: Role, application: Application) -> bool:
    """Whether the application can go on as part of another one."""
    return application_permissions.may_merge(role, application)


@rules.predicate
def is_prepared(role: Role, decision: Decision) -> bool:
    """Whether the decision lies with the leads, and this person is one and did not prepare it."""
    return (
        decision.state == source_of("grant")
        and role.kind in who_may("grant")
        and role.user_id not in decision.preparers
        and is_impartial(role, decision.application)
    )


@rules.predicate
def is_returned(role: Role, decision: Decision) -> bool:
    """Whether the decision was returned, and this person may change it."""
    return decision.state == source_of("prepare_again") and role.kind in who_may("prepare_again")


@rules.predicate
def is_open(_role: Role, condition: Condition) -> bool:
    """Whether the condition of a taken decision is still to be met."""
    return condition.met_at is None and condition.decision.state == DecisionState.VERLEEND


@rules.predicate
def is_free(role: Role, member: PanelMember) -> bool:
    """Whether an assessor may read the case of this invitation."""
    is_assessor = role.kind == RoleKind.ASSESSOR
    return is_assessor and PanelMember.objects.visible_to(role).filter(pk=member.pk).exists()


may_open_panel = works_for_re & is_new & is_impartial
may_change_panel = works_for_re & is_being_assessed & is_impartial
may_write_joint_outcome = may_change_panel
may_set_adviser = works_for_re & is_in_hand
may_prepare = works_for_re & is_in_hand & ~is_new & has_no_decision_at_hand & is_impartial
may_prepare_again = works_for_re & is_returned
may_grant = works_for_re & is_prepared
may_meet = works_for_re & is_open
may_merge = works_for_re & can_be_merged & has_no_decision_at_hand & is_impartial
