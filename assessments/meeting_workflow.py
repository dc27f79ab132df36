"""The states of a meeting and how it moves between them."""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS
from common.workflow import Transition, Workflow

from .models import Meeting, MeetingState

MEETING_FLOW = Workflow(
    (
        Transition(
            "call_off",
            MeetingState.GEPLAND,
            MeetingState.AFGEZEGD,
            RE_KINDS,
            _("nothing was discussed yet, and it is said why"),
        ),
        Transition(
            "approve",
            MeetingState.GEPLAND,
            MeetingState.GOEDGEKEURD,
            RE_KINDS,
            _("it has begun, and every item came to something"),
        ),
    ),
    wrong_state=_("This is no longer possible: the meeting is now “%(state)s”."),
)
pgtrigger.register(MEETING_FLOW.guard())(Meeting)
