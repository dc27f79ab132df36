"""What is done about a letter that nobody opened."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.refusal import Refusal, written
from correspondence.models import Letter, LetterFollowUp


@transaction.atomic
def note_follow_up(*, letter: Letter, note: str, by: Role) -> LetterFollowUp:
    """Note what was done; after a week the letter comes back if it is still unread.

    Raises `Refusal`: `was_read` when it is no longer among the letters left unread, `note`.
    """
    now = timezone.now()
    # Two who note at once note one after the other, and the second reads that it was done.
    locked = Letter.objects.defer("pdf", "body_html").select_for_update(of=("self",))
    locked.get(pk=letter.pk)
    if not Letter.objects.left_unread(now).filter(pk=letter.pk).exists():
        raise Refusal(
            _("This letter has been opened, replaced or followed up meanwhile."), code="was_read"
        )
    note = written(note, _("Write what you did."), code="note")
    return LetterFollowUp.objects.create(letter=letter, noted_by=by, noted_at=now, note=note)
