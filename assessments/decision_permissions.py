"""Who may prepare and take which decision on a case: one predicate each, as in `permissions`."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application
from applications.workflow import FLOW as APPLICATION_FLOW
from common.dates import amsterdam_date
from correspondence.permissions import why_not_mandated

from .handling_permissions import why_not_leave_unhandled
from .models import Decision, DecisionState, Outcome
from .models.decision import DecisionQuerySet
from .permissions import (
    IN_HAND,
    why_not_impartial,
    why_not_in_kinds,
    why_not_while_completing,
    why_not_while_withdrawing,
)
from .workflow import FLOW


def why_not_write_decision(application: Application) -> StrOrPromise | None:
    """A decision can be written where one is possible, until it lies with the leads."""
    if not possible_outcomes(application, amsterdam_date(timezone.now())):
        return _why_none_possible(application)
    if application.decisions.filter(state=DecisionState.VOORBEREID).exists():
        return _("A decision on this application already lies with the leads.")
    return why_not_while_completing(application) or why_not_while_withdrawing(application)


def _why_none_possible(application: Application) -> StrOrPromise:
    return _("No decision is possible now: the application is “%(state)s”.") % {
        "state": application.get_state_display()
    }


def possible_outcomes(application: Application, on: date) -> list[str]:
    """The outcomes that can be decided on from the state of the application on the day `on`.

    One query, as long as no decision was taken.
    """
    ways = [
        one for one in Outcome.values if APPLICATION_FLOW.find(f"grant_{one}", application.state)
    ]
    if Outcome.NIET_BEHANDELD in ways:
        asked = application.completions.sent().first()
        if why_not_leave_unhandled(asked, on):
            ways.remove(Outcome.NIET_BEHANDELD)
    return ways


def why_not_sign(
    role: Role, application: Application, outcome: str, on: date
) -> StrOrPromise | None:
    """Who takes a decision signs its letter, so is mandated for its outcome. One query."""
    return why_not_mandated(role, outcome, on, application.round.on_behalf_of)


def why_not_take_own(role: Role, decision: Decision) -> StrOrPromise | None:
    """Who prepared a decision, now or before, does not take it: four eyes."""
    if role.user_id not in decision.preparers:
        return None
    return _("You prepared this decision yourself. Another lead must take it.")


def why_not_grant(role: Role, decision: Decision) -> StrOrPromise | None:
    """A lead takes a decision that lies with the leads: impartial, and never its preparer."""
    if role.is_current and role.kind not in FLOW.who("grant"):
        return _("A lead takes this decision.")
    return (
        why_not_in_kinds(role, FLOW.who("grant"))
        or FLOW.why_not(decision, "grant", kind=role.kind)
        or _why_not_from_here(decision)
        or why_not_take_own(role, decision)
        or why_not_impartial(role, decision.application)
    )


def _why_not_from_here(decision: Decision) -> StrOrPromise | None:
    application = decision.application
    if APPLICATION_FLOW.find(f"grant_{decision.outcome}", application.state):
        return None
    return _why_none_possible(application)


def may_grant(role: Role, decision: Decision) -> bool:
    """The decision lies with the leads; this person is one, impartial, and never prepared it."""
    return why_not_grant(role, decision) is None


def grantable_by(role: Role) -> DecisionQuerySet:
    """The decisions for which `may_grant` holds, as a query."""
    if not role.is_current or role.kind not in FLOW.who("grant"):
        return Decision.objects.none()
    sources = [way.source for way in FLOW.transitions if way.name == "grant"]
    return (
        Decision.objects.visible_to(role)
        .filter(state__in=sources, application__state__in=IN_HAND)
        .exclude(prepared_by__user=role.user_id)
        .exclude(events__prepared_by__user=role.user_id)
    )
