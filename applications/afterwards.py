"""What becomes of an application once it is submitted, as its penvoerder reads it.

Deciding stands on a higher floor, which registers here what it knows (`register`), so that the page
of an application shows it without knowing who decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django_stubs_ext import StrOrPromise

from accounts.models import Role

from .models import Application


@dataclass(frozen=True)
class ConditionToMeet:
    """What a region must still do, by when, and since when it is done."""

    text: str
    due_on: date
    met_on: date | None


@dataclass(frozen=True)
class Outcome:
    """A decision that was made known: what it is, its letter, until when one can object."""

    name: StrOrPromise
    letter_url: str
    letter_subject: str
    dated_on: date
    objection_until: date | None
    conditions: Sequence[ConditionToMeet]

    @property
    def open_conditions(self) -> list[ConditionToMeet]:
        """The conditions that are not met yet, the first that is due first."""
        still_open = [one for one in self.conditions if one.met_on is None]
        return sorted(still_open, key=lambda one: one.due_on)


Reader = Callable[[Application, Role], Sequence[Outcome]]
_READERS: list[Reader] = []


def register(reader: Reader) -> None:
    """Have `reader` tell which decisions on an application a role may know, the newest first."""
    _READERS.append(reader)


def outcomes(application: Application, role: Role) -> list[Outcome]:
    """The decisions on an application that were made known to `role`, the newest first."""
    return [outcome for reader in _READERS for outcome in reader(application, role)]
