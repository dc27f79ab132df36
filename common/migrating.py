"""Migrating in half the time: what a trigger does not touch is not drawn up anew.

For every trigger that is made or dropped pgtrigger has Django draw up the model, and all models
that refer to it, once more; with 750 of them that was half of what migrating an empty database
takes. No step of a migration looks at the triggers of a model that is drawn up: those that make
and drop them read the state behind it (docs/decisions/0206-what-the-tests-wait-for.md).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger


def spare_models() -> None:
    """Have the steps that make and drop triggers leave models as they are drawn up."""
    steps: tuple[Any, ...] = (AddTrigger, RemoveTrigger)
    for step in steps:
        step.state_forwards = _without_models(step.state_forwards)


def _without_models(change: Callable[[Any, str, ProjectState], None]) -> Any:
    @wraps(change)
    def state_forwards(step: Any, app_label: str, state: ProjectState) -> None:
        # A state draws up its models when it is first asked for them; until then it reloads none.
        drawn_up = state.__dict__.pop("apps", None)
        change(step, app_label, state)
        if drawn_up is not None:
            state.__dict__["apps"] = drawn_up

    return state_forwards
