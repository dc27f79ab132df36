"""Whatever people do in judging and deciding, in whatever order: nothing forbidden comes of it.

Hypothesis chooses who does what; PostgreSQL keeps it. Anybody may try anything: an act refuses it
with a sentence, and the database never refuses what an act let through. In between somebody sends
SQL of their own with the role of the portal. After each step the queries of `forbidden`, which know
nothing of the acts, find nothing (docs/decisions/0236-who-did-it-and-when-also-by-sql.md).
"""

from __future__ import annotations

from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.assessments import afterwards_acts, judging_acts, objection_acts  # noqa: F401 - `ACTS`
from tests.assessments.forbidden import broken, changed, frozen
from tests.assessments.judging_machine import Judging
from tests.assessments.judging_world import World

pytestmark = pytest.mark.django_db

SEQUENCES, LONGEST = 14, 60
STEPS_AT_LEAST = 600


class Machine(RuleBasedStateMachine):
    """What Hypothesis chooses from: who does what next, on which row."""

    world: ClassVar[World]
    judging: Judging | None = None

    @initialize(
        days=st.sampled_from([0, 0, 45]), most_about=st.sampled_from(["", objection_acts.__name__])
    )
    def begin(self, days: int, most_about: str) -> None:
        """As the world was made, or later; of everything, or of objections most."""
        self.judging = Judging(self.world, days=days, most_about=most_about)

    def teardown(self) -> None:
        """Undo it all."""
        if self.judging:
            self.judging.undo()

    @rule(seed=st.integers(0, 2**64 - 1))
    def somebody_acts(self, seed: int) -> None:
        """Try an act that makes sense now."""
        if self.judging:
            self.judging.somebody_acts(seed)

    @invariant()
    def nothing_forbidden_stands_and_what_was_frozen_stands(self) -> None:
        if self.judging:
            assert broken() == []
            before, self.judging.stands = self.judging.stands, frozen()
            assert changed(before, self.judging.stands) == []


def test_no_sequence_of_acts_reaches_what_is_forbidden():
    Machine.world = World()

    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=LONGEST,
            derandomize=True,
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert Judging.steps >= STEPS_AT_LEAST, Judging.steps
    assert {
        "deciding.grant",
        "letters.issue_letter",
        "objections.decide",
        "objection_letters.issue_decision",
    } <= Judging.done.keys()
