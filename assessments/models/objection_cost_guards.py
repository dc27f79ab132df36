"""What PostgreSQL itself refuses about the costs of an objection: that they are asked and paid.

Source: Awb 7:15(2) and (3). See docs/decisions/0252-costs-of-an-objection.md.
"""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from common.database_guards import WRITE, before, refuse_when

COSTS_DECIDED = (
    # Nothing is decided on what was not asked, and nothing without reasons.
    models.CheckConstraint(
        condition=Q(costs=None, costs_reasons="")
        | Q(costs_asked_on__isnull=False) & ~Q(costs_reasons=""),
        name="objection_costs_were_asked",
    ),
    models.CheckConstraint(
        condition=~Q(state="besloten") | Q(costs_asked_on=None) | ~Q(costs_reasons=""),
        name="objection_costs_are_decided_on",
    ),
    models.CheckConstraint(
        condition=Q(costs=None) | Q(costs__gt=0, outcome__in=["gegrond", "deels_gegrond"]),
        name="objection_costs_of_a_founded_one",
    ),
)


def objection_costs_asked() -> pgtrigger.Trigger:
    """They are asked with the objection or later, and before it is decided on."""
    return before(
        "objection_costs_asked",
        WRITE,
        refuse_when(
            """NEW.costs_asked_on < NEW.received_on
            OR TG_OP = 'INSERT' AND NEW.costs_asked_on > NEW.received_on
            OR NEW.costs_asked_on > (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date""",
            "objection_costs_asked: with the objection or later, before it is decided on",
        ),
    )
