"""What a role may do with a case, by state and person: one predicate each.

Each act refuses for itself, with a reason; pages ask these for their buttons, so that a button is
shown only when its act would start.
"""

from __future__ import annotations

from accounts.models import RE_KINDS, Role
from applications import permissions as application_permissions
from applications.models import Application, ApplicationState

from .models import Decision, DecisionState
from .models.panel import applications_of_own
from .workflow import FLOW

IN_HAND = (ApplicationState.INGEDIEND, ApplicationState.IN_BEOORDELING, ApplicationState.VOORLOPIG)


def works_for_re(role: Role) -> bool:
    """Somebody now works for the Realisatie Eenheid."""
    return role.is_current and role.kind in RE_KINDS


def is_impartial(role: Role, application: Application) -> bool:
    """The application is not the person's own, in whatever role."""
    return not applications_of_own(role.user_id).filter(pk=application.pk).exists()


def may_change_panel(role: Role, application: Application) -> bool:
    """A panel is at work on a case that is not the person's own."""
    return (
        works_for_re(role)
        and application.state == ApplicationState.IN_BEOORDELING
        and is_impartial(role, application)
    )


def may_set_adviser(role: Role, application: Application) -> bool:
    """Something is still to be done about the case."""
    return works_for_re(role) and application.state in IN_HAND


def may_merge(role: Role, application: Application) -> bool:
    """The case can go on as part of another one, and no decision is being prepared."""
    return (
        works_for_re(role)
        and application_permissions.may_merge(role, application)
        and not application.decisions.exclude(state=DecisionState.VERLEEND).exists()
    )


def may_grant(role: Role, decision: Decision) -> bool:
    """The decision lies with the leads; this person is one, impartial, and never prepared it."""
    return (
        role.is_current
        and FLOW.allows(decision, "grant", kind=role.kind)
        and role.user_id not in decision.preparers
        and is_impartial(role, decision.application)
    )
