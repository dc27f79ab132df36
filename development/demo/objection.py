"""Somebody objects: the penvoerder of a region whose status is provisional."""

from __future__ import annotations

from datetime import datetime

from accounts.models import RoleKind
from applications.models import Round
from assessments.domain.objecting import hand_in
from assessments.models import Decision, Outcome

from .people import signatory_of
from .texts import OBJECTION

REGION = "Hollandse Plassen (fictief)"


def play_objection(round_: Round, now: datetime) -> None:
    """It came in, and waits for somebody who had no part in the decision."""
    decided = Decision.objects.granted().filter(outcome=Outcome.VOORLOPIG)
    decision = decided.get(application__round=round_, application__region__name=REGION)
    by = signatory_of(decision.application.penvoerder, RoleKind.PENVOERDER_SIGNATORY)
    hand_in(letter=decision.letters.get(), grounds=OBJECTION, by=by, received_at=now)
