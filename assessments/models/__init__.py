"""Panels, assessments, joint outcomes, decisions with their conditions, and letters."""

from .decision import Condition, Decision, DecisionState, Letter, LetterReading, Outcome
from .joint import Endorsement, JointJudgement, JointOutcome
from .panel import (
    Assessment,
    AssessmentState,
    InterestDeclaration,
    Judgement,
    Panel,
    PanelMember,
    Verdict,
)

__all__ = [
    "Assessment",
    "AssessmentState",
    "Condition",
    "Decision",
    "DecisionState",
    "Endorsement",
    "InterestDeclaration",
    "JointJudgement",
    "JointOutcome",
    "Judgement",
    "Letter",
    "LetterReading",
    "Outcome",
    "Panel",
    "PanelMember",
    "Verdict",
]
