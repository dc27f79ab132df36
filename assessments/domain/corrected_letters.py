"""Letters that replace another, of whatever can be corrected (`correctable`)."""

from __future__ import annotations

from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assessments.models import Correction
from common.refusal import Refusal
from correspondence.domain.letters import one_level_down
from correspondence.models import Letter

from .correctable import maker_of


def make_correction(*, correction_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of a correction that was issued; a second call changes nothing.

    It replaces the earlier letter, tells why, and what that means for the term for objection. What
    was decided counts from the day it counted from. Raises `Refusal`: `not_issued`.
    """
    correction = Correction.objects.select_related("letter__addressee").get(pk=correction_id)
    if correction.issued_at is None:
        raise Refusal(_("This correction has not been issued yet."), code="not_issued")
    known = correction.known
    letter: Letter = maker_of(known).correct_letter(correction, known, at=at)
    return letter


def preview_correction(correction: Correction) -> SafeString:
    """The new letter as it would be today, for a page. Raises `Refusal` (see `LetterText`)."""
    known = correction.known
    return one_level_down(maker_of(known).corrected_text(correction, known).body_html)
