"""Letters that replace another: of a decision on an application, or on a change after it."""

from __future__ import annotations

from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assessments.models import ChangeNotice, Correction
from common.refusal import Refusal
from correspondence.domain.letters import one_level_down
from correspondence.models import Letter

from . import letters, notice_letter


def make_correction(*, correction_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of a correction that was issued; a second call changes nothing.

    It replaces the earlier letter, tells why, and what that means for the term for objection. What
    was decided counts from the day it counted from. Raises `Refusal`: `not_issued`.
    """
    correction = Correction.objects.select_related("letter__addressee").get(pk=correction_id)
    if correction.issued_at is None:
        raise Refusal(_("This correction has not been issued yet."), code="not_issued")
    known = correction.known
    if isinstance(known, ChangeNotice):
        notice = notice_letter.with_all_it_needs().get(pk=known.pk)
        return notice_letter.correct_letter(correction, notice, at=at)
    decision = letters.with_all_it_needs().get(pk=known.pk)
    return letters.correct_letter(correction, decision, at=at)


def preview_correction(correction: Correction) -> SafeString:
    """The new letter as it would be today, for a page. Raises `Refusal` (see `LetterText`)."""
    known = correction.known
    if isinstance(known, ChangeNotice):
        notice = notice_letter.with_all_it_needs().get(pk=known.pk)
        return one_level_down(notice_letter.corrected_text(correction, notice).body_html)
    decision = letters.with_all_it_needs().get(pk=known.pk)
    return one_level_down(letters.corrected_text(correction, decision).body_html)
