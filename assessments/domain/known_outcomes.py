"""What was decided on an application by a floor above, for everybody who took part in it.

That floor registers here what it knows, as `applications.afterwards` has it for the penvoerder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django_stubs_ext import StrOrPromise

from applications.models import Application


@dataclass(frozen=True)
class KnownOutcome:
    """What a decision comes to in a sentence, when it was made known, and facts by their name."""

    sentence: StrOrPromise
    made_known_on: date
    objection_until: date | None
    facts: Sequence[tuple[StrOrPromise, StrOrPromise]] = ()


Reader = Callable[[Application], KnownOutcome | None]
_READERS: list[Reader] = []


def register(reader: Reader) -> None:
    """Have `reader` tell what was decided on an application and made known, if anything."""
    _READERS.append(reader)


def known_outcome(application: Application) -> KnownOutcome | None:
    """What a floor above decided on an application and made known."""
    found = (reader(application) for reader in _READERS)
    return next((one for one in found if one is not None), None)
