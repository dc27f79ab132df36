"""Letters with their references and readers, and the register of who may sign them."""

from .letter import (
    CODE_LENGTH,
    UNREAD_DAYS,
    Letter,
    LetterFollowUp,
    LetterNumber,
    LetterQuerySet,
    LetterReading,
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
]
