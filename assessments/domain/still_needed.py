"""What a definitive status asks beside conditions, as letters about a provisional one say it."""

from __future__ import annotations

from applications.models import Partner

from .case_facts import CaseFacts


class StillNeeded:
    """Of a letter: what still lacks, for the template `letters/missing.html`."""

    _facts: CaseFacts
    """The case as the rules of decisions see it."""

    @property
    def unsigned(self) -> list[Partner]:
        """Partners that have not signed, without which there is no definitive status."""
        return self._facts.unsigned

    @property
    def is_beroepsgroep_silent(self) -> bool:
        """Whether the beroepsgroep has not confirmed for itself."""
        return not self._facts.beroepsgroep_confirmed

    @property
    def unmet_requirements(self) -> list[str]:
        """Unmet requirements without which there is no definitive status either."""
        return self._facts.unmet_requirements

    @property
    def is_more_needed(self) -> bool:
        """Whether a definitive status asks more than the conditions, which the letter then says."""
        return bool(self.unsigned or self.is_beroepsgroep_silent or self.unmet_requirements)
