"""How the views fetch a letter, and so authorise, before they do anything."""

from __future__ import annotations

from django.http import Http404

from accounts.access import PortalRequest, ShutOut, get_visible
from correspondence import kept_from
from correspondence.models import Letter
from correspondence.models.letter import LetterQuerySet


def get_letter(letters: LetterQuerySet, request: PortalRequest, reference: str) -> Letter:
    """The letter with this reference; raises as `get_visible` does, and `ShutOut` when it is kept
    from somebody of the Realisatie Eenheid.
    """
    try:
        return get_visible(letters, request, reference=reference)
    except Http404:
        known = Letter.objects.known_to(request.role).filter(reference=reference)
        answers = known.values_list("answers", flat=True).first()
        kept = kept_from.why(request.role, answers) if request.role.is_re and answers else None
        if kept is None:
            raise
        raise ShutOut(*kept) from None
