"""The states of a notice of a change and how it moves between them."""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, RoleKind
from common.workflow import Transition, Workflow

from .models import ChangeNotice, NoticeState

N = NoticeState
_SIGNATORY = (RoleKind.PENVOERDER_SIGNATORY,)
_LEAD = (RoleKind.RE_LEAD,)

NOTICE_TRANSITIONS = (
    Transition("withdraw", N.GEMELD, N.INGETROKKEN, _SIGNATORY, _("nothing more")),
    Transition("withdraw", N.VOORGESTELD, N.INGETROKKEN, _SIGNATORY, _("nothing more")),
    Transition(
        "propose",
        N.GEMELD,
        N.VOORGESTELD,
        RE_KINDS,
        _("it is said why, and what is agreed with can still be carried out"),
    ),
    Transition("give_back", N.VOORGESTELD, N.GEMELD, _LEAD, _("it is said what must be different")),
    Transition(
        "agree",
        N.VOORGESTELD,
        N.AKKOORD,
        _LEAD,
        _("somebody else prepared it, and it can still be carried out"),
    ),
    Transition("refuse", N.VOORGESTELD, N.NIET_AKKOORD, _LEAD, _("somebody else prepared it")),
)
NOTICE_FLOW = Workflow(
    NOTICE_TRANSITIONS,
    wrong_state=_("This is no longer possible: the notice is now “%(state)s”."),
)
pgtrigger.register(NOTICE_FLOW.guard())(ChangeNotice)
