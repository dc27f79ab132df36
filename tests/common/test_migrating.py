"""Migrating does not draw up models anew for a trigger."""

from __future__ import annotations

import pgtrigger
from django.apps import apps
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger


def test_a_trigger_is_known_and_its_model_stays_as_it_was_drawn_up() -> None:
    state = ProjectState.from_apps(apps)
    model = state.apps.get_model("accounts", "role")
    trigger = pgtrigger.Protect(name="of_a_test", operation=pgtrigger.Delete)

    AddTrigger("role", trigger).state_forwards("accounts", state)
    assert trigger in state.models["accounts", "role"].options["triggers"]
    RemoveTrigger("role", "of_a_test").state_forwards("accounts", state)
    assert trigger not in state.models["accounts", "role"].options["triggers"]
    assert state.apps.get_model("accounts", "role") is model
