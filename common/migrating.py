"""Migrating in a third of the time: what a step does not touch is not drawn up anew.

For every trigger that is made or dropped pgtrigger has Django draw up the model, and all models
that refer to it, once more; with 750 of them that was half of what migrating an empty database
takes. No step of a migration looks at the triggers of a model that is drawn up: those that make
and drop them read the state behind it (docs/decisions/0206-what-the-tests-wait-for.md).

For every table that is made Django draws up all models that are related to it, along any way, so
that they know who refers to them: nearly all there are, for each of two hundred tables. No step of
`ADDING` asks who refers to a model. A migration with only such draws up what it makes, and all is
drawn up anew after it; what it does to the data is done with models drawn up for that.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.migrations import operations
from django.db.migrations.migration import Migration
from django.db.migrations.state import ModelState, ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

# By their own class: what inherits from one may look at more.
ADDING = {
    operations.CreateModel,
    operations.AddField,
    operations.AddIndex,
    operations.AddConstraint,
    operations.RunPython,
    operations.RunSQL,
    AddTrigger,
    RemoveTrigger,
}


def spare_models() -> None:
    """Have migrations draw up no more models than they need; once in a process."""
    steps: tuple[Any, ...] = (AddTrigger, RemoveTrigger)
    for step in steps:
        step.state_forwards = _without_models(step.state_forwards)
    changed: Any = ProjectState
    changed.add_model = _drawing_up_that_one(ProjectState.add_model)
    changed = Migration
    changed.apply = _with_all_models_after_it(Migration.apply)


def _without_models(change: Callable[[Any, str, ProjectState], None]) -> Any:
    @wraps(change)
    def state_forwards(step: Any, app_label: str, state: ProjectState) -> None:
        # A state draws up its models when it is first asked for them; until then it reloads none.
        drawn_up = state.__dict__.pop("apps", None)
        change(step, app_label, state)
        if drawn_up is not None:
            state.__dict__["apps"] = drawn_up

    return state_forwards


def _drawing_up_that_one(add: Callable[[ProjectState, ModelState], None]) -> Any:
    @wraps(add)
    def add_model(state: ProjectState, model: ModelState) -> None:
        kept = state.__dict__
        if "apps" not in kept or "adds" not in kept:
            add(state, model)
            return
        drawn_up, kept["adds"] = kept.pop("apps"), True
        add(state, model)
        kept["apps"] = drawn_up
        drawn_up.render_multiple([model])
        # Has Django draw up all of them before a step that asks for data.
        state.is_delayed = True

    return add_model


def _with_all_models_after_it(apply: Callable[..., ProjectState]) -> Any:
    @wraps(apply)
    def applied(migration: Migration, state: ProjectState, *arguments: Any) -> ProjectState:
        if not {type(step) for step in migration.operations} <= ADDING:
            return apply(migration, state, *arguments)
        # Whether a model was added.
        state.__dict__["adds"] = False
        state = apply(migration, state, *arguments)
        if state.__dict__.pop("adds"):
            state.__dict__.pop("apps", None)
        return state

    return applied
