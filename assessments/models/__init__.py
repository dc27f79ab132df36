"""Panels, assessments, joint outcomes, and decisions with their conditions and letters."""

from .decision import (
    LETTER_KIND,
    Condition,
    Decision,
    DecisionLetter,
    DecisionState,
    Outcome,
)
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
    "LETTER_KIND",
    "Assessment",
    "AssessmentState",
    "Condition",
    "Decision",
    "DecisionLetter",
    "DecisionState",
    "Endorsement",
    "InterestDeclaration",
    "JointJudgement",
    "JointOutcome",
    "Judgement",
    "Outcome",
    "Panel",
    "PanelMember",
    "Verdict",
]
