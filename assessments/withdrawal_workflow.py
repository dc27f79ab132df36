"""The states of withdrawing a provisional status and how it moves between them.

What it does to its application stands in `applications.workflow`.
"""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, RoleKind
from common.workflow import Transition, Workflow

from .models import Withdrawal, WithdrawalState

W = WithdrawalState
_LEAD = (RoleKind.RE_LEAD,)

WITHDRAWAL_TRANSITIONS = (
    Transition(
        "propose",
        W.VOORGENOMEN,
        W.VOORGESTELD,
        RE_KINDS,
        _("the region responded or its term has passed, and a condition is still not met in time"),
    ),
    Transition(
        "give_back", W.VOORGESTELD, W.VOORGENOMEN, _LEAD, _("it is said what must be different")
    ),
    Transition(
        "withdraw",
        W.VOORGESTELD,
        W.INGETROKKEN,
        _LEAD,
        _("somebody else intended and prepared it, and a condition is still not met in time"),
    ),
    Transition("drop", W.VOORGENOMEN, W.VERVALLEN, RE_KINDS, _("it is said why")),
    Transition("drop", W.VOORGESTELD, W.VERVALLEN, RE_KINDS, _("it is said why")),
)
WITHDRAWAL_FLOW = Workflow(
    WITHDRAWAL_TRANSITIONS,
    wrong_state=_("This is no longer possible: withdrawing the status is now “%(state)s”."),
)
pgtrigger.register(WITHDRAWAL_FLOW.guard())(Withdrawal)
