"""What a definitive status asks and is not there, thing by thing, as every letter names it.

A letter says which, not only what kind: who must put it right reads there what to do (Awb 3:46).
In Dutch, as a letter is (2:6).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from applications.models import Partner
from assessments.models import Lack

from .case_facts import CaseFacts

_NAMES: dict[Lack, Callable[[CaseFacts], list[str]]] = {
    Lack.SIGNATURE: lambda facts: [f"de handtekening van {one.name}" for one in facts.unsigned],
    Lack.BEROEPSGROEP: lambda facts: (
        []
        if facts.beroepsgroep_confirmed
        else ["een bevestiging van de beroepsgroep zelf dat zij betrokken is"]
    ),
    Lack.REQUIREMENT: lambda facts: [
        f"dat aan de eis “{one}” is voldaan" for one in facts.unmet_requirements
    ],
    Lack.CRITERION: lambda facts: [
        f"dat aan het criterium “{one.title}” is voldaan" for one in facts.falls_short
    ],
    Lack.CONFIRMATION: lambda facts: (
        [
            "een bevestiging van de beroepsgroep zelf dat is voldaan aan de voorwaarden die over "
            "haar gaan"
        ]
        if facts.lacks_confirmation
        else []
    ),
}
_BESIDE_CONDITIONS = (Lack.SIGNATURE, Lack.BEROEPSGROEP, Lack.REQUIREMENT)


def missing(facts: CaseFacts, lacks: Collection[Lack]) -> list[str]:
    """Each thing of these kinds that lacks now, as it stands in a list; empty if nothing does."""
    return [name for lack, names in _NAMES.items() if lack in lacks for name in names(facts)]


class StillNeeded:
    """Of a letter: what still lacks beside conditions, for the template `letters/missing.html`."""

    _facts: CaseFacts
    """The case as the rules of decisions see it."""

    @property
    def unsigned(self) -> list[Partner]:
        """Partners that have not signed, without which there is no definitive status."""
        return self._facts.unsigned

    @property
    def missing(self) -> list[str]:
        """What a definitive status asks more than the conditions, which the letter then says."""
        return missing(self._facts, _BESIDE_CONDITIONS)
