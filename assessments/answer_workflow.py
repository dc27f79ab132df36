"""The states of an answer to a condition and how it moves between them."""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, RoleKind
from common.workflow import Transition, Workflow

from .models import AnswerState, ConditionAnswer

A = AnswerState

ANSWER_TRANSITIONS = (
    Transition(
        "hand_in",
        A.CONCEPT,
        A.INGEDIEND,
        (RoleKind.PENVOERDER_SIGNATORY,),
        _("it says something, and its documents were checked for viruses"),
    ),
    Transition(
        "accept", A.INGEDIEND, A.VOLDOET, RE_KINDS, _("it is said how the condition is met")
    ),
    Transition("reopen", A.INGEDIEND, A.NOG_NIET, RE_KINDS, _("it is said what is lacking")),
)
ANSWER_FLOW = Workflow(
    ANSWER_TRANSITIONS,
    wrong_state=_("This is no longer possible: the answer is now “%(state)s”."),
)
pgtrigger.register(ANSWER_FLOW.guard())(ConditionAnswer)
