"""Draws the diagrams of docs/architecture.md (Mermaid) from the code they describe.

Floors and rooms come from the import contracts in pyproject.toml, the workflows from the
transition tables, so a diagram cannot tell a different story than what is enforced.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from django.utils import translation

from applications.workflow import COMPLETION_TRANSITIONS, LEAD_TRANSITIONS, REOPENING_TRANSITIONS
from applications.workflow import TRANSITIONS as APPLICATION_TRANSITIONS
from assessments.answer_workflow import ANSWER_TRANSITIONS
from assessments.meeting_workflow import MEETING_FLOW
from assessments.notice_workflow import NOTICE_TRANSITIONS
from assessments.objection_workflow import OBJECTION_TRANSITIONS
from assessments.talk_workflow import TALK_TRANSITIONS
from assessments.withdrawal_workflow import WITHDRAWAL_TRANSITIONS
from assessments.workflow import TRANSITIONS as DECISION_TRANSITIONS
from common.workflow import Transition
from subsidies.workflow import DIVISION_TRANSITIONS, LATER_TRANSITIONS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "architecture.md"
MOST_NAMED = 2
"""So many rooms of one kind in a box have their whole names."""
MARKED = re.compile(r"(<!-- diagram: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def contract(identity: str) -> dict[str, Any]:
    """The contract of import-linter with this `id`, as pyproject.toml has it."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts: list[dict[str, Any]] = config["tool"]["importlinter"]["contracts"]
    return next(found for found in contracts if found["id"] == identity)


def names_on(layer: str) -> list[str]:
    """The names on one layer of a contract, such as `a | (b)`, or `a : b` when they may meet."""
    return [name.strip(" ()") for name in re.split("[|:]", layer)]


def stacked(layers: Sequence[str], unknown: Collection[tuple[str, str]] = ()) -> str:
    """Layers below each other; those on one layer (`a | b`) stand beside each other.

    `unknown` are pairs of which the first may not know the second: it stands on what is below that.
    """
    rows = [names_on(layer) for layer in layers]
    lines = [
        f"    {upper} --> {lower}"
        for number, above in enumerate(rows[:-1], start=1)
        for upper in above
        for lower in next(below for below in rows[number:] if (upper, below[0]) not in unknown)
    ]
    return "\n".join(["flowchart TD", *lines])


def floors() -> str:
    """The floors of the house, with what stands beside it and may know all of it."""
    beside = contract("beside")["forbidden_modules"]
    apart = contract("programmaraad")
    unknown = set(itertools.product(apart["source_modules"], apart["forbidden_modules"]))
    return "\n".join(
        [
            stacked(contract("floors")["layers"], unknown),
            *(f"    {name}[{name}, beside the house] -.-> onderwijsregio" for name in beside),
        ]
    )


def rooms() -> str:
    """The rooms inside an app; those at one height share a box, and those of subjects a name."""
    rows = [names_on(layer) for layer in contract("rooms")["layers"]]
    boxes = [f"    {_box(row)}[{_in_words(row)}]" for row in rows if len(row) > 1]
    return "\n".join([stacked([_box(row) for row in rows]), *boxes])


def _room_of_subjects(row: Sequence[str]) -> str:
    """The room that all of `row` are, each of a subject; else empty."""
    rooms = {name.partition("_")[2] for name in row}
    return rooms.pop() if len(row) > MOST_NAMED and len(rooms) == 1 else ""


def _box(row: Sequence[str]) -> str:
    room = _room_of_subjects(row)
    return f"subject_{room}" if room else row[0]


def _in_words(row: Sequence[str]) -> str:
    if room := _room_of_subjects(row):
        return f"{room} of a subject: {', '.join(name.partition('_')[0] for name in row)}"
    return ", ".join(row)


def state_diagram(arrows: Iterable[tuple[str, str, str]], *, start: str) -> str:
    """A state diagram of (from, to, label) arrows."""
    lines = [f"    [*] --> {start}"]
    lines += [f"    {source} --> {target}: {label}" for source, target, label in arrows]
    return "\n".join(["stateDiagram-v2", *lines])


def workflow(transitions: Sequence[Transition], *, start: str) -> str:
    """The states of a table of transitions, with the act that moves it and who may."""
    arrows = (
        (t.source, t.target, f"{t.name} ({', '.join(t.who) or 'by itself'})") for t in transitions
    )
    return state_diagram(arrows, start=start)


DIAGRAMS: dict[str, Callable[[], str]] = {
    "floors": floors,
    "rooms": rooms,
    "application_workflow": partial(workflow, APPLICATION_TRANSITIONS, start="concept"),
    "completion_workflow": partial(workflow, COMPLETION_TRANSITIONS, start="gevraagd"),
    "reopening_workflow": partial(workflow, REOPENING_TRANSITIONS, start="heropend"),
    "lead_workflow": partial(workflow, LEAD_TRANSITIONS, start="gevraagd"),
    "talk_workflow": partial(workflow, TALK_TRANSITIONS, start="voorgesteld"),
    "meeting_workflow": partial(workflow, MEETING_FLOW.transitions, start="gepland"),
    "decision_workflow": partial(workflow, DECISION_TRANSITIONS, start="voorbereid"),
    "answer_workflow": partial(workflow, ANSWER_TRANSITIONS, start="concept"),
    "withdrawal_workflow": partial(workflow, WITHDRAWAL_TRANSITIONS, start="voorgenomen"),
    "objection_workflow": partial(workflow, OBJECTION_TRANSITIONS, start="ontvangen"),
    "notice_workflow": partial(workflow, NOTICE_TRANSITIONS, start="gemeld"),
    "division_workflow": partial(workflow, DIVISION_TRANSITIONS, start="voorbereid"),
    "later_workflow": partial(workflow, LATER_TRANSITIONS, start="voorbereid"),
}


def render(document: str) -> str:
    """The document with every marked diagram drawn anew."""

    def draw(match: re.Match[str]) -> str:
        return f"{match[1]}```mermaid\n{DIAGRAMS[match[2]]()}\n```\n{match[3]}"

    with translation.override("en"):
        return MARKED.sub(draw, document)
