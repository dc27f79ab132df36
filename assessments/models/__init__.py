"""Panels, assessments, joint outcomes, and decisions with their conditions and letters."""

from .batch import BatchedDecision, BatchedState, DecisionBatch
from .case_file import CaseFile
from .change_kinds import ChangeKind
from .change_notice import (
    DECIDED_NOTICE,
    NOTICE_LETTER_KIND,
    OPEN_NOTICE,
    ChangeNotice,
    KnownNotice,
    NoticeState,
)
from .chasing import PanelReminder
from .condition_answer import (
    CHECKED,
    MET_LETTER_KIND,
    AnswerDocument,
    AnswerState,
    ConditionAnswer,
    ConditionExtension,
    ConditionLetter,
    Confirmation,
    Reendorsement,
    decisions_asked_again,
)
from .correction import OF_LETTER, Correction, Term, involvement_by_letter, made_known_by
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
from .default_notice import DefaultNotice
from .impartiality import (
    OF_ANOTHER,
    Involvement,
    InvolvementInOne,
    involvement,
    involvement_in,
    involvements,
    is_involved,
)
from .joint import Concurrence, Endorsement, JointJudgement, JointOutcome
from .margin_note import Audience, MarginNote
from .next_step import OF_ADVISER, WHILE_OPEN, Awaited, Awaits, NextStep, Step
from .note import Note
from .notice_letter import NoticeLetter
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
from .revising import Assignment, Coordinator, EarlierAssessment, coordinates
from .rubric import RoundJudge, Rubric, RubricLine
from .talk import Talk, TalkKind, TalkState
from .thread import ThreadPost
from .withdrawal import (
    HEARING,
    INTENTION_LETTER_KIND,
    RUNNING_WITHDRAWAL,
    WITHDRAWAL_LETTER_KIND,
    Withdrawal,
    WithdrawalState,
)

__all__ = [
    "CHECKED",
    "DECIDED_NOTICE",
    "HEARING",
    "INTENTION_LETTER_KIND",
    "JUDGED",
    "LETTER_KIND",
    "MET_LETTER_KIND",
    "NOTICE_LETTER_KIND",
    "OF_ADVISER",
    "OF_ANOTHER",
    "OF_LETTER",
    "OPEN_NOTICE",
    "RUNNING_WITHDRAWAL",
    "WHILE_OPEN",
    "WITHDRAWAL_LETTER_KIND",
    "AnswerDocument",
    "AnswerState",
    "Assessment",
    "AssessmentState",
    "Assignment",
    "Audience",
    "Awaited",
    "Awaits",
    "BatchedDecision",
    "BatchedState",
    "CaseFile",
    "ChangeKind",
    "ChangeNotice",
    "Concurrence",
    "Condition",
    "ConditionAnswer",
    "ConditionExtension",
    "ConditionLetter",
    "Confirmation",
    "Coordinator",
    "Correction",
    "Decision",
    "DecisionBatch",
    "DecisionDraft",
    "DecisionLetter",
    "DecisionState",
    "DefaultNotice",
    "EarlierAssessment",
    "Endorsement",
    "InterestDeclaration",
    "Involvement",
    "InvolvementInOne",
    "JointJudgement",
    "JointOutcome",
    "Judgement",
    "KnownNotice",
    "MarginNote",
    "NextStep",
    "Note",
    "NoticeLetter",
    "NoticeState",
    "Outcome",
    "Panel",
    "PanelMember",
    "PanelReminder",
    "PanelTemplate",
    "Reendorsement",
    "RoundJudge",
    "Rubric",
    "RubricLine",
    "Step",
    "Talk",
    "TalkKind",
    "TalkState",
    "Term",
    "ThreadPost",
    "Verdict",
    "Withdrawal",
    "WithdrawalState",
    "coordinates",
    "decisions_asked_again",
    "involvement",
    "involvement_by_letter",
    "involvement_in",
    "involvements",
    "is_involved",
    "made_known_by",
]
