"""The states of a talk and how it moves between them."""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from accounts.models import PENVOERDER_KINDS, RE_KINDS
from common.workflow import Transition, Workflow

from .models import Talk, TalkState

T = TalkState
_BOTH = (*PENVOERDER_KINDS, *RE_KINDS)
_WHY = _("it is said why")

TALK_TRANSITIONS = (
    Transition(
        "choose",
        T.VOORGESTELD,
        T.AFGESPROKEN,
        PENVOERDER_KINDS,
        _("the moment was proposed and is still to come"),
    ),
    Transition("none_fits", T.VOORGESTELD, T.GEEN_MOMENT, PENVOERDER_KINDS, _WHY),
    Transition(
        "propose_again", T.GEEN_MOMENT, T.VOORGESTELD, RE_KINDS, _("the moments are still to come")
    ),
    Transition(
        "propose_again", T.VOORGESTELD, T.VOORGESTELD, RE_KINDS, _("the moments are still to come")
    ),
    Transition(
        "propose_again", T.AFGESPROKEN, T.VOORGESTELD, RE_KINDS, _("the moments are still to come")
    ),
    Transition("call_off", T.VOORGESTELD, T.AFGEZEGD, _BOTH, _WHY),
    Transition("call_off", T.GEEN_MOMENT, T.AFGEZEGD, _BOTH, _WHY),
    Transition("call_off", T.AFGESPROKEN, T.AFGEZEGD, _BOTH, _WHY),
    Transition(
        "record",
        T.AFGESPROKEN,
        T.GEHOUDEN,
        RE_KINDS,
        _("its moment has come, and it is said who were there and what was agreed"),
    ),
)
TALK_FLOW = Workflow(
    TALK_TRANSITIONS,
    wrong_state=_("This is no longer possible: the talk is now “%(state)s”."),
)
pgtrigger.register(TALK_FLOW.guard())(Talk)
