"""How things move from state to state: one shape of table for everything that has states.

A table is the one source for buttons, permissions, the guard in the database, the diagrams in
docs/architecture.md and the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import pgtrigger
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise, StrPromise

from common.refusal import Refusal


class Stands(Protocol):
    """What has a state."""

    @property
    def state(self) -> str:
        """The state, as in the table."""

    def get_state_display(self) -> str:
        """The state in words."""


class Stateful(Stands, Protocol):
    """A row with a `state`, a text field with choices."""

    state: str


@dataclass(frozen=True)
class Transition:
    """One way from a state to another.

    `who` are the kinds of role that may; `holds` says what must hold besides; `reads` is what
    whom it is about reads afterwards, None when they read nothing of it.
    """

    name: str
    source: str
    target: str
    who: tuple[str, ...]
    holds: StrPromise
    reads: StrPromise | None = None


@dataclass(frozen=True)
class Workflow:
    """A table of transitions. `wrong_state` is a sentence with `%(state)s` for who comes late."""

    transitions: tuple[Transition, ...]
    wrong_state: StrPromise

    def find(self, name: str, source: str) -> Transition | None:
        """The transition with this name from this state, or None."""
        return next((t for t in self.transitions if (t.name, t.source) == (name, source)), None)

    def who(self, name: str) -> frozenset[str]:
        """The kinds of role that may make the transition `name` from somewhere."""
        return frozenset(kind for t in self.transitions if t.name == name for kind in t.who)

    def why_not(self, thing: Stands, name: str, *, kind: str) -> StrOrPromise | None:
        """Why this kind of role may not make this transition from where `thing` is, if so."""
        found = self._judged(thing, name, kind)
        return found.message if isinstance(found, Refusal) else None

    def allows(self, thing: Stands, name: str, *, kind: str) -> bool:
        """Whether this kind of role may make this transition from where `thing` is."""
        return self.why_not(thing, name, kind=kind) is None

    def check(self, thing: Stands, name: str, *, kind: str) -> Transition:
        """Return the transition; raises `Refusal` (`wrong_state`, `wrong_role`) as `move` does."""
        found = self._judged(thing, name, kind)
        if isinstance(found, Refusal):
            raise found
        return found

    def move(self, thing: Stateful, name: str, *, kind: str) -> Transition:
        """Set the new state on a locked row; the caller saves it.

        Raises `Refusal`: `wrong_state`, `wrong_role`.
        """
        found = self.check(thing, name, kind=kind)
        thing.state = found.target
        return found

    def _judged(self, thing: Stands, name: str, kind: str) -> Transition | Refusal:
        transition = self.find(name, thing.state)
        if transition is None:
            message = self.wrong_state % {"state": thing.get_state_display()}
            return Refusal(message, code="wrong_state")
        if kind not in transition.who:
            return Refusal(_("Your role does not allow this."), code="wrong_role")
        return transition

    def reads(self, thing: Stands) -> StrPromise | None:
        """What whom it is about reads about where `thing` stands; None before the first move."""
        return next((t.reads for t in self.transitions if t.target == thing.state), None)

    def guard(self) -> pgtrigger.FSM:
        """The trigger with which PostgreSQL refuses every other change of `state`."""
        return pgtrigger.FSM(
            name="state_machine",
            field="state",
            transitions=sorted({(str(t.source), str(t.target)) for t in self.transitions}),
        )
