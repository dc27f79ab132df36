"""What somebody who is heard first answers: in writing, or as the RE wrote it down (Awb 4:8, 4:9).

The same for all that is told before it is decided: withdrawing a status, and a subsidy that is
refused, lowered, settled lower or reclaimed. Who may answer is asked before, by what it is about.
"""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.models import HeardFirst
from common.refusal import written


def take_response(heard: HeardFirst, zienswijze: str, *, by: Role) -> None:
    """Record a response once. Raises `Refusal` (`zienswijze`)."""
    zienswijze = written(zienswijze, _("Write your response."), code="zienswijze")
    heard.zienswijze, heard.zienswijze_by = zienswijze, by
    heard.zienswijze_at = timezone.now()
    heard.save()


def take_down(heard: HeardFirst, told: str, *, by: Role) -> None:
    """Record what was said; written again, it replaces what was noted before.

    One can still respond in writing until the last day, and the decision waits for that. Raises
    `Refusal` (`told`).
    """
    told = written(told, _("Write what the region told."), code="told")
    heard.told, heard.told_by, heard.told_at = told, by, timezone.now()
    heard.save()
