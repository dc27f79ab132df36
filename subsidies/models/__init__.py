"""The rules of a subsidy round, the draw, and how its ceiling is divided."""

from .choices import Ground, Method, Rest, Ties, Why
from .division import (
    AWARD_LETTER_KIND,
    TURNED_DOWN_LETTER_KIND,
    ApplicationWithShare,
    Division,
    DivisionState,
    Draw,
    JointJudgementDividedOn,
    Share,
)
from .grounds import GroundToRefuse
from .rules import RoundWithRules, SubsidyRules

__all__ = [
    "AWARD_LETTER_KIND",
    "TURNED_DOWN_LETTER_KIND",
    "ApplicationWithShare",
    "Division",
    "DivisionState",
    "Draw",
    "Ground",
    "GroundToRefuse",
    "JointJudgementDividedOn",
    "Method",
    "Rest",
    "RoundWithRules",
    "Share",
    "SubsidyRules",
    "Ties",
    "Why",
]
