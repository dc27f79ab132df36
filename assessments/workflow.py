"""The states of a decision and how it moves between them.

What a granted decision does to its application stands in `applications.workflow`.
"""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, RoleKind
from common.workflow import Transition, Workflow

from .models import Decision, DecisionState

S = DecisionState

TRANSITIONS = (
    Transition(
        "return",
        S.VOORBEREID,
        S.TERUGGEGEVEN,
        (RoleKind.RE_LEAD,),
        _("it is said what must be different"),
    ),
    Transition(
        "prepare_again",
        S.TERUGGEGEVEN,
        S.VOORBEREID,
        RE_KINDS,
        _("every rule for this outcome holds"),
    ),
    Transition(
        "grant",
        S.VOORBEREID,
        S.VERLEEND,
        (RoleKind.RE_LEAD,),
        _("every rule for this outcome holds, and somebody else prepared it"),
    ),
)
FLOW = Workflow(
    TRANSITIONS,
    wrong_state=_("This is no longer possible: the decision is now “%(state)s”."),
)
pgtrigger.register(FLOW.guard())(Decision)
