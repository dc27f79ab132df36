"""Migrating does not draw up models anew for a trigger, nor all of them for a table."""

from __future__ import annotations

import pgtrigger
import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

THING = migrations.CreateModel(
    "Thing",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("role", models.ForeignKey("accounts.role", models.CASCADE, related_name="things")),
    ],
)


class Steps(migrations.Migration):
    """Makes a table, and does something after that."""

    def __init__(self, *after) -> None:
        super().__init__("of_a_test", "accounts")
        self.operations = [THING, *after]


class Looking(migrations.RunSQL):
    """A step that may look at models, which keeps what the role was when it looked."""

    def __init__(self) -> None:
        super().__init__("SELECT 1")

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        self.role = to_state.apps.get_model("accounts", "role")


def apply(state: ProjectState, *after) -> None:
    with connection.schema_editor() as editor:
        Steps(*after).apply(state, editor)


def those_who_refer(role) -> set[str]:
    return {one.name for one in role._meta.related_objects}


def test_a_trigger_is_known_and_its_model_stays_as_it_was_drawn_up() -> None:
    state = ProjectState.from_apps(apps)
    model = state.apps.get_model("accounts", "role")
    trigger = pgtrigger.Protect(name="of_a_test", operation=pgtrigger.Delete)

    AddTrigger("role", trigger).state_forwards("accounts", state)
    assert trigger in state.models["accounts", "role"].options["triggers"]
    RemoveTrigger("role", "of_a_test").state_forwards("accounts", state)
    assert trigger not in state.models["accounts", "role"].options["triggers"]
    assert state.apps.get_model("accounts", "role") is model


@pytest.mark.django_db
def test_a_table_is_made_with_other_models_as_they_were_drawn_up() -> None:
    state = ProjectState.from_apps(apps)
    role, found = state.apps.get_model("accounts", "role"), []
    step = migrations.RunSQL("SELECT 1")
    step.database_forwards = lambda label, editor, before, after: found.append(
        after.apps.get_model("accounts", "role")
    )

    apply(state, step)

    assert found == [role]
    assert "accounts_thing" in connection.introspection.table_names()


@pytest.mark.django_db
def test_after_a_migration_models_know_who_refers_to_them() -> None:
    state = ProjectState.from_apps(apps)
    assert "things" not in those_who_refer(state.apps.get_model("accounts", "role"))

    apply(state)

    assert "things" in those_who_refer(state.apps.get_model("accounts", "role"))


@pytest.mark.django_db
def test_a_step_for_data_reads_along_what_was_made_in_the_same_migration() -> None:
    state, found = ProjectState.from_apps(apps), []
    state.apps.get_model("accounts", "role")

    def read(known, schema_editor) -> None:
        found.extend(known.get_model("accounts", "role").objects.filter(things__pk=1))
        found.append("read")

    apply(state, migrations.RunPython(read))

    assert found == ["read"]


@pytest.mark.django_db
def test_a_step_of_another_kind_finds_all_models_drawn_up() -> None:
    state, looking = ProjectState.from_apps(apps), Looking()
    state.apps.get_model("accounts", "role")

    apply(state, looking)

    assert "things" in those_who_refer(looking.role)
