"""Rounds, applications with their plan, partner signatures, submissions and reminders."""

from .application import (
    UNDECIDED,
    WITHOUT_DECISION,
    Application,
    ApplicationState,
    Partner,
)
from .attachments import Attachment
from .plan import (
    BudgetLine,
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
)
from .rounds import (
    Criterion,
    RequirementLevel,
    Round,
    RoundKind,
    RoundRequirement,
    RoundStatus,
)
from .section_kinds import SectionKind
from .signing import (
    ContentVersion,
    Signature,
    SignatureOutcome,
    SigningCode,
    SigningLink,
    SigningRequest,
    StandsOut,
)
from .submission import Receipt, Reminder, Submission

__all__ = [
    "UNDECIDED",
    "WITHOUT_DECISION",
    "Application",
    "ApplicationState",
    "Attachment",
    "BudgetLine",
    "ContentVersion",
    "Criterion",
    "FunctionPlan",
    "Goal",
    "Governance",
    "Involvement",
    "LearningApproach",
    "OnderwijsFunction",
    "Partner",
    "Plan",
    "PlanMunicipality",
    "ProjectLeader",
    "Receipt",
    "Reminder",
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
    "TargetGroup",
]
