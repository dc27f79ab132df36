"""The rules of a subsidy round, the draw, how its ceiling is divided, and what comes after."""

from .choices import About, DutyKind, Ground, Later, Method, Rest, Shortfall, Ties, Why
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
from .duty import Duty, DutyReminder, HandedIn, HandedInDocument
from .grounds import GroundToRefuse
from .hearing import SUBSIDY_INTENTION_LETTER_KIND, SUSPENDED, Hearing
from .later import LATER_LETTER_KINDS, RECLAIMABLE_YEARS, LaterDecision
from .letter import CorrectionOfSubsidy, SubsidyLetter
from .objection import HAD_PART, ObjectionToSubsidy
from .payment import AHEAD, Payment, PaymentRun
from .rules import RoundWithRules, SubsidyRules

__all__ = [
    "AHEAD",
    "AWARD_LETTER_KIND",
    "HAD_PART",
    "LATER_LETTER_KINDS",
    "RECLAIMABLE_YEARS",
    "SUBSIDY_INTENTION_LETTER_KIND",
    "SUSPENDED",
    "TURNED_DOWN_LETTER_KIND",
    "About",
    "ApplicationWithShare",
    "CorrectionOfSubsidy",
    "Division",
    "DivisionState",
    "Draw",
    "Duty",
    "DutyKind",
    "DutyReminder",
    "Ground",
    "GroundToRefuse",
    "HandedIn",
    "HandedInDocument",
    "Hearing",
    "JointJudgementDividedOn",
    "Later",
    "LaterDecision",
    "Method",
    "ObjectionToSubsidy",
    "Payment",
    "PaymentRun",
    "Rest",
    "RoundWithRules",
    "Share",
    "Shortfall",
    "SubsidyLetter",
    "SubsidyRules",
    "Ties",
    "Why",
]
