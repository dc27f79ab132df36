"""Doing one act to many things, after showing what will come of it.

    foreseen = foresee(cases, lambda case: set_adviser(application=case, adviser=ans, by=role))
    done = carry_out(cases, lambda case: set_adviser(...))

Each thing has its own transaction: what one refuses takes nothing away from the others; see
docs/decisions/0101-one-act-for-many-cases.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import transaction
from django.http import QueryDict

from common.acts import Refused, tried

Thing = TypeVar("Thing")

# A page of a list holds fewer; more would keep one request busy too long.
MOST = 200
_LONGEST_KEY = 9


@dataclass(frozen=True)
class Outcome(Generic[Thing]):
    """What came, or would come, of the act for one thing; `why_not` is empty when it was done."""

    thing: Thing
    why_not: str


@dataclass(frozen=True)
class Outcomes(Generic[Thing]):
    """The same for all of them, in their order."""

    each: Sequence[Outcome[Thing]]

    @property
    def done(self) -> list[Thing]:
        """The things to which it was, or would be, done."""
        return [one.thing for one in self.each if not one.why_not]

    @property
    def refused(self) -> list[Outcome[Thing]]:
        """Those to which it was not, each with the reason."""
        return [one for one in self.each if one.why_not]


def carry_out(things: Iterable[Thing], act: Callable[[Thing], Any]) -> Outcomes[Thing]:
    """Do `act` to each of `things`; `act` is a domain act with a transaction of its own."""
    return Outcomes([_outcome(thing, act) for thing in things])


def foresee(things: Iterable[Thing], act: Callable[[Thing], Any]) -> Outcomes[Thing]:
    """What `carry_out` would say now: each act is carried out and undone.

    So no rule is written twice, and nothing stays: neither rows nor mails, which are rows too.
    """
    foreseen = []
    for thing in things:
        with transaction.atomic():
            foreseen.append(_outcome(thing, act))
            transaction.set_rollback(True)
    return Outcomes(foreseen)


def chosen_keys(asked: QueryDict, name: str) -> list[int]:
    """The primary keys that were ticked, at most `MOST`; what is no key is passed over."""
    keys = (key for key in asked.getlist(name) if key.isdecimal() and len(key) <= _LONGEST_KEY)
    return list(dict.fromkeys(int(key) for key in keys))[:MOST]


def _outcome(thing: Thing, act: Callable[[Thing], Any]) -> Outcome[Thing]:
    came = tried(lambda: act(thing))
    return Outcome(thing, str(came) if isinstance(came, Refused) else "")
