"""Panels, assessments, joint outcomes, and decisions with their conditions and letters."""

from .case_file import CaseFile
from .correction import Correction, Term
from .decision import (
    JUDGED,
    LETTER_KIND,
    Condition,
    Decision,
    DecisionDraft,
    DecisionLetter,
    DecisionState,
    Outcome,
)
from .impartiality import (
    OF_ANOTHER,
    Involvement,
    InvolvementInOne,
    involvement,
    involvement_in,
    involvements,
    is_involved,
)
from .joint import Endorsement, JointJudgement, JointOutcome
from .next_step import OF_ADVISER, Awaited, Awaits, NextStep, Step
from .note import Note
from .panel import (
    Assessment,
    AssessmentState,
    InterestDeclaration,
    Judgement,
    Panel,
    PanelMember,
    Verdict,
)
from .panel_template import PanelTemplate

__all__ = [
    "JUDGED",
    "LETTER_KIND",
    "OF_ADVISER",
    "OF_ANOTHER",
    "Assessment",
    "AssessmentState",
    "Awaited",
    "Awaits",
    "CaseFile",
    "Condition",
    "Correction",
    "Decision",
    "DecisionDraft",
    "DecisionLetter",
    "DecisionState",
    "Endorsement",
    "InterestDeclaration",
    "Involvement",
    "InvolvementInOne",
    "JointJudgement",
    "JointOutcome",
    "Judgement",
    "NextStep",
    "Note",
    "Outcome",
    "Panel",
    "PanelMember",
    "PanelTemplate",
    "Step",
    "Term",
    "Verdict",
    "involvement",
    "involvement_in",
    "involvements",
    "is_involved",
]
