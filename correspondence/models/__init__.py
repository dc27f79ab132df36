"""Letters with their references and readers, and the register of who may sign them."""

from .letter import (
    CODE_LENGTH,
    UNREAD_DAYS,
    Letter,
    LetterFollowUp,
    LetterNumber,
    LetterQuerySet,
    LetterReading,
    refuse_other_letter,
)
from .mandate import Mandate, MandateQuerySet, not_mandated
from .wording import LetterWording

__all__ = [
    "CODE_LENGTH",
    "UNREAD_DAYS",
    "Letter",
    "LetterFollowUp",
    "LetterNumber",
    "LetterQuerySet",
    "LetterReading",
    "LetterWording",
    "Mandate",
    "MandateQuerySet",
    "not_mandated",
    "refuse_other_letter",
]
