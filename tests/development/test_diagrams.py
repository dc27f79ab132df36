"""The diagrams in docs/architecture.md tell what the code enforces."""

import pgtrigger.registry

from applications.models import Application, ApplicationState
from applications.workflow import TRANSITIONS
from development.diagrams import DIAGRAMS, DOCUMENT, MARKED, ROOT, contract, names_on, render


def test_diagrams_are_up_to_date() -> None:
    document = DOCUMENT.read_text()

    assert {m[2] for m in MARKED.finditer(document)} == set(DIAGRAMS)
    assert render(document) == document, "Run: manage.py draw_diagrams"


def test_every_room_of_a_subject_has_its_height_in_the_house() -> None:
    rooms = contract("rooms")
    known = {name for layer in rooms["layers"] for name in names_on(layer)}
    kinds = ("permissions", "obligations", "queries", "workflow")
    found = {
        path.stem
        for app in rooms["containers"]
        for kind in kinds
        for path in (ROOT / app).glob(f"*_{kind}.py")
    }

    assert found <= known


def test_every_state_is_in_the_workflow() -> None:
    reached = {t.source for t in TRANSITIONS} | {t.target for t in TRANSITIONS}

    assert reached == set(ApplicationState)


def test_database_guard_knows_exactly_the_transitions_of_the_workflow() -> None:
    (guard,) = [
        trigger
        for model, trigger in pgtrigger.registry.registered()
        if model is Application and trigger.name == "state_machine"
    ]

    assert set(guard.transitions) == {(t.source.value, t.target.value) for t in TRANSITIONS}
