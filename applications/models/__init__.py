"""Rounds, applications with their plan, signatures, submissions, completions and reminders."""

from .application import MAKES_ROOM, UNDECIDED, WITHOUT_DECISION, Application, ApplicationState
from .attachments import Attachment
from .completion import Completion, CompletionItem, CompletionReminder, CompletionState
from .delay import Delay
from .lead import UNDER_WAY, LeadTransfer, LeadTransferState
from .merging import MergedApplication, Merging
from .partner import Partner
from .plan import (
    BudgetKind,
    BudgetLine,
    BuildsOn,
    FunctionPlan,
    Goal,
    Governance,
    Involvement,
    LearningApproach,
    OnderwijsFunction,
    Plan,
    PlanMunicipality,
    ProjectLeader,
    Section,
    Shortage,
    TargetGroup,
    TrainingCount,
)
from .questions import Answer, HelpText, Question
from .reopening import ClosingMove, Reopening, ReopeningState
from .reuse import TakeOver
from .rounds import (
    Criterion,
    Independence,
    RequirementLevel,
    Round,
    RoundKind,
    RoundRequirement,
    RoundStatus,
)
from .section_kinds import ALWAYS_ASKED, SectionKind, all_sections
from .signing import (
    ContentVersion,
    FullVoice,
    Signature,
    SignatureOutcome,
    SigningCode,
    SigningLink,
    SigningRequest,
    StandsOut,
)
from .submission import Receipt, Reminder, Submission
from .team import TeamLevel, TeamMember

__all__ = [
    "ALWAYS_ASKED",
    "MAKES_ROOM",
    "UNDECIDED",
    "UNDER_WAY",
    "WITHOUT_DECISION",
    "Answer",
    "Application",
    "ApplicationState",
    "Attachment",
    "BudgetKind",
    "BudgetLine",
    "BuildsOn",
    "ClosingMove",
    "Completion",
    "CompletionItem",
    "CompletionReminder",
    "CompletionState",
    "ContentVersion",
    "Criterion",
    "Delay",
    "FullVoice",
    "FunctionPlan",
    "Goal",
    "Governance",
    "HelpText",
    "Independence",
    "Involvement",
    "LeadTransfer",
    "LeadTransferState",
    "LearningApproach",
    "MergedApplication",
    "Merging",
    "OnderwijsFunction",
    "Partner",
    "Plan",
    "PlanMunicipality",
    "ProjectLeader",
    "Question",
    "Receipt",
    "Reminder",
    "Reopening",
    "ReopeningState",
    "RequirementLevel",
    "Round",
    "RoundKind",
    "RoundRequirement",
    "RoundStatus",
    "Section",
    "SectionKind",
    "Shortage",
    "Signature",
    "SignatureOutcome",
    "SigningCode",
    "SigningLink",
    "SigningRequest",
    "StandsOut",
    "Submission",
    "TakeOver",
    "TargetGroup",
    "TeamLevel",
    "TeamMember",
    "TrainingCount",
    "all_sections",
]
