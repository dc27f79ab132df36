"""The states of a division, and of a decision after it, and how these move between them."""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from accounts.models import RoleKind
from common.workflow import Transition, Workflow

from .models import Division, DivisionState, LaterDecision

D = DivisionState
_LEAD = (RoleKind.RE_LEAD,)

DIVISION_TRANSITIONS = (
    Transition(
        "settle",
        D.VOORBEREID,
        D.BESLOTEN,
        _LEAD,
        _("somebody else prepared it, and it comes out the same when it is done again"),
    ),
    Transition(
        "give_back", D.VOORBEREID, D.TERUGGEGEVEN, _LEAD, _("it is said what must be different")
    ),
)
DIVISION_FLOW = Workflow(
    DIVISION_TRANSITIONS,
    wrong_state=_("This is no longer possible: the division is now “%(state)s”."),
)
pgtrigger.register(DIVISION_FLOW.guard())(Division)

LATER_TRANSITIONS = (
    Transition(
        "settle",
        D.VOORBEREID,
        D.BESLOTEN,
        _LEAD,
        _("somebody else intended and prepared it, and the sums are the same still"),
    ),
    Transition(
        "give_back", D.VOORBEREID, D.TERUGGEGEVEN, _LEAD, _("it is said what must be different")
    ),
)
LATER_FLOW = Workflow(
    LATER_TRANSITIONS,
    wrong_state=_("This is no longer possible: the decision is now “%(state)s”."),
)
pgtrigger.register(LATER_FLOW.guard())(LaterDecision)
