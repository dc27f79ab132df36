"""The states of a decision and how it moves between them.

What a granted decision does to its application stands in `applications.workflow`.
"""

from __future__ import annotations

import pgtrigger

from accounts.models import RE_KINDS, RoleKind

from .models import Decision, DecisionState

S = DecisionState

# name, from, to, who
TRANSITIONS: tuple[tuple[str, DecisionState, DecisionState, tuple[RoleKind, ...]], ...] = (
    ("return", S.VOORBEREID, S.TERUGGEGEVEN, (RoleKind.RE_LEAD,)),
    ("prepare_again", S.TERUGGEGEVEN, S.VOORBEREID, RE_KINDS),
    ("grant", S.VOORBEREID, S.VERLEEND, (RoleKind.RE_LEAD,)),
)

pgtrigger.register(
    pgtrigger.FSM(
        name="state_machine",
        field="state",
        transitions=[(str(a.value), str(b.value)) for _name, a, b, _who in TRANSITIONS],
    )
)(Decision)


def source_of(name: str) -> DecisionState:
    """The state in which the transition `name` is possible."""
    return next(source for known, source, _target, _who in TRANSITIONS if known == name)


def who_may(name: str) -> tuple[RoleKind, ...]:
    """The kinds of role that may make the transition `name`."""
    return next(who for known, _source, _target, who in TRANSITIONS if known == name)
