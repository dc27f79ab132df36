"""A decision as it would be taken, and the shape of a rule about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from accounts.models import Role, User
from applications.models import Application, Criterion
from assessments.domain.case_facts import CaseFacts
from assessments.models import Outcome

EVERY = frozenset(Outcome)
DEFINITIEF = frozenset({Outcome.DEFINITIEF})
VOORLOPIG = frozenset({Outcome.VOORLOPIG})
AFGEWEZEN = frozenset({Outcome.AFGEWEZEN})
NIET_BEHANDELD = frozenset({Outcome.NIET_BEHANDELD})
ON_THE_PANEL = EVERY - NIET_BEHANDELD
NOT_VOORLOPIG = EVERY - VOORLOPIG


@dataclass(frozen=True)
class ConditionDraft:
    """A condition as typed: what must be done, by when, for which criterion, and who helps."""

    text: str
    due_on: date | None
    criterion: Criterion | None = None
    contact: User | None = None


@dataclass
class Draft:
    """A decision as it would be taken on the day `on` (Amsterdam) by or for `by`."""

    application: Application
    outcome: str
    reasons: str
    conditions: Sequence[ConditionDraft]
    dissent_response: str
    departure_reasons: str
    hearing: str
    hearing_told: str
    by: Role
    on: date
    case_facts: CaseFacts
    """Read when a rule first asks for them; several drafts on one case may share them."""
    signer: Role | None = None
    """Who would take it now; nobody while it is being prepared."""


@dataclass(frozen=True)
class Rule:
    """What must hold for some outcomes. `lack` says in a sentence what is wrong, or nothing.

    `mend` names where it is mended: a part of the case page, or `form` for the decision itself.
    `of_signer` is for a rule about who takes it, which says nothing while it is prepared.
    """

    code: str
    sentence: Promise
    outcomes: frozenset[Outcome]
    lack: Callable[[Draft], str]
    mend: str
    field: str | None = None
    of_signer: bool = False


@dataclass(frozen=True)
class Finding:
    """How a rule turns out for a draft."""

    rule: Rule
    lack: str

    @property
    def holds(self) -> bool:
        """Whether nothing is lacking."""
        return not self.lack


def names(things: Iterable[object]) -> str:
    """Their names, for in a sentence."""
    return ", ".join(str(thing) for thing in things)
