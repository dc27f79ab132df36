"""The states of an objection and how it moves between them.

What it does to its application stands in `applications.workflow`.
"""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from accounts.models import PENVOERDER_KINDS, RE_KINDS, RoleKind
from common.workflow import Transition, Workflow

from .models import Objection, ObjectionState

O = ObjectionState  # noqa: E741 - as the other tables name their states
_LEAD = (RoleKind.RE_LEAD,)
_SAID = _("whoever objected says so")

OBJECTION_TRANSITIONS = (
    Transition(
        "propose",
        O.ONTVANGEN,
        O.VOORGESTELD,
        RE_KINDS,
        _("receipt was confirmed, and whoever objects was heard or it is said why not"),
    ),
    Transition("give_back", O.VOORGESTELD, O.ONTVANGEN, _LEAD, _("it is said what must differ")),
    Transition(
        "decide",
        O.VOORGESTELD,
        O.BESLOTEN,
        _LEAD,
        _("somebody else prepared it, and had no part in the decision objected to either"),
    ),
    Transition("withdraw", O.ONTVANGEN, O.INGETROKKEN, (*PENVOERDER_KINDS, *RE_KINDS), _SAID),
    Transition("withdraw", O.VOORGESTELD, O.INGETROKKEN, (*PENVOERDER_KINDS, *RE_KINDS), _SAID),
)
OBJECTION_FLOW = Workflow(
    OBJECTION_TRANSITIONS,
    wrong_state=_("This is no longer possible: the objection is now “%(state)s”."),
)
pgtrigger.register(OBJECTION_FLOW.guard())(Objection)
