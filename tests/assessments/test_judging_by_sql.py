"""Judging and deciding by whoever writes SQL with the role of the portal: what stands, stands.

Each statement is tried on every row that it fits, as each of many people, at several moments.
PostgreSQL refuses it, or what may never stand still does not (`forbidden`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from django.utils import timezone

from accounts.models import Role
from applications.models import Application
from assessments.domain import (
    correcting,
    objecting,
    objection_letters,
    objections,
    withdrawals,
)
from assessments.models import Condition
from correspondence.models import Letter
from tests.assessments import factories as make
from tests.assessments.by_sql import STATEMENTS, moments, rows_of, tried
from tests.assessments.forbidden import broken, frozen
from tests.assessments.judging_world import World, without_rendering

pytestmark = pytest.mark.django_db


def people_of(world: World) -> list[Role]:
    """One of every kind, and those who look as if they could."""
    signatory, _editor = world.penvoerders[world.cases[3]]
    speaks = world.beroepsgroep[world.cases[3]]
    adviser, lead, _adviser, also_adviser, _lead, unmandated, party, judged = world.re
    of_re = [adviser, lead, also_adviser, unmandated, party, judged]
    return [*of_re, world.at_ocw[0], world.at_partner[0], signatory, speaks]


def prepare(world: World) -> None:
    """Have something of every kind lie there, waiting for the next act."""
    answered, provisional = (Application.objects.get(pk=pk) for pk in world.cases[2:4])
    make.prepared(
        answered,
        "voorlopig",
        by=world.adviser,
        conditions=[("Geef een zetel.", make.soon(40), world.about_beroepsgroep)],
    )
    letter = provisional.decisions.get().letters.get()
    correcting.prepare_correction(letter=letter, why="Naam.", term="kept", by=world.adviser)
    make.agreed_talk(provisional)
    make.reported(provisional)
    withdrawal = make.intended(provisional, by=world.adviser)
    with make.later(61):
        by, _editor = world.penvoerders[provisional.pk]
        withdrawals.respond(withdrawal=withdrawal, zienswijze="Wij zijn bijna zover.", by=by)
        withdrawals.propose(
            withdrawal=withdrawal, reasons="Te laat.", weighing="Gewogen.", by=world.adviser
        )
    conditions = list(Condition.objects.filter(decision__application=provisional))
    for condition in conditions:
        make.answered_condition(condition)
    objected(world, world.cases[4], (1, 2, 3, 0))
    # To a status that stands: with its letter its conditions lapse.
    objected(world, provisional.pk, (2, 3), lapsing=conditions, to_do="Bel de regio.")


def objected(world: World, case: int, steps: Sequence[int], **changes: object) -> None:
    """Objections to a decision: in hand (1), laid before the leads, decided on, just in (0)."""
    letter = Letter.objects.get(decisions__application=case)
    today, by = timezone.localdate(), world.re[2]
    for step in steps:
        objection = objecting.record(
            letter=letter,
            way="post",
            received_on=today,
            name=f"Belanghebbende {step} (fictief)",
            address="Kade 1",
            grounds="Het klopt niet.",
            by=by,
        )
        if not step:
            continue
        objections.take_up(objection=objection, by=by)
        objection_letters.issue_receipt(objection_id=objection.pk)
        heard = {"heard_on": today, "report": "Gesproken."}
        objections.note_hearing(objection=objection, by=by, **heard)
        if step > 1:
            said = {"outcome": "gegrond", "reasons": "Het klopt.", "replacement": "Anders."}
            objection = objections.propose(objection=objection, by=by, **said, **changes)
        if step > 2:
            seen = objections.mark_of(objection)
            objections.decide(objection=objection, seen=seen, by=world.re[4])


def test_no_statement_of_the_portal_makes_stand_what_may_not():
    world = World()
    with without_rendering():
        prepare(world)
    assert broken() == []
    before = frozen()
    now, *other_days = moments()
    people = people_of(world)
    lead = world.re[1]
    as_whom = [(by.pk, now) for by in people] + [(lead.pk, day) for day in other_days]
    found, tries = [], 0
    for table, statements in STATEMENTS.items():
        for statement, key in product(statements, rows_of(table)[-4:]):
            named = "%(role)s" in statement or "%(at)s" in statement
            for by, at in as_whom if named else as_whom[:1]:
                tries += 1
                wrong = tried(statement.format(t=table), before, id=key, role=by, at=at)
                if wrong:
                    found.append((statement, key, Role.objects.get(pk=by), at, wrong))
    assert found == []
    assert tries > 1_000
