"""Loads the whole demo, once."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Round
from development.demo.programmaraad import load_programmaraad
from development.demo.regions import load_register

from .accounts import load_accounts
from .late import play_late
from .mandates import load_mandates
from .meetings import plan_meeting
from .objection import play_objection
from .past import NAME, play_past_round
from .present import MEETING_ABOUT, SCENES, keep_panels, play, write_open_round
from .subsidy import play_subsidy_round


@transaction.atomic
def load_demo(*, report: Callable[[str], object]) -> bool:
    """Load register, people and both rounds; False when it was done before.

    Everything or nothing: a load that was broken off leaves an empty database. `report` gets a
    line for each step.
    """
    if Round.objects.filter(name=NAME).exists():
        return False
    report("Loading organisations and people.")
    load_register()
    load_accounts()
    load_mandates()
    report("Loading the round of 2023.")
    play_past_round()
    report("Loading the open round.")
    now = timezone.now()
    round_ = write_open_round(now)
    keep_panels(round_)
    played = {scene.stage: play(scene, round_, now) for scene in SCENES}
    plan_meeting([played[stage] for stage in MEETING_ABOUT], now)
    play_late(round_, now)
    play_objection(round_, now)
    report("Loading the subsidy round.")
    play_subsidy_round(Round.objects.get(name=NAME), now)
    report("Loading the Programmaraad.")
    load_programmaraad(by=Role.objects.current().filter(kind=RoleKind.ADMIN).earliest("pk"))
    return True
