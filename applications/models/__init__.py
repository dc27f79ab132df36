"""Rounds, applications, partner signatures, submissions and reminders."""

from .application import (
    Application,
    ApplicationMunicipality,
    ApplicationState,
    BudgetLine,
    FunctionPlan,
    OnderwijsFunction,
    Partner,
    Section,
    SectionKind,
)
from .rounds import Criterion, RequirementLevel, Round, RoundKind, RoundRequirement
from .signing import ContentVersion, Signature, SignatureOutcome, SigningRequest
from .submission import Receipt, Reminder, Submission

__all__ = [
    "Application",
    "ApplicationMunicipality",
    "ApplicationState",
    "BudgetLine",
    "ContentVersion",
    "Criterion",
    "FunctionPlan",
    "OnderwijsFunction",
    "Partner",
    "Receipt",
    "Reminder",
    "RequirementLevel",
    "Round",
    "RoundKind",
    "RoundRequirement",
    "Section",
    "SectionKind",
    "Signature",
    "SignatureOutcome",
    "SigningRequest",
    "Submission",
]
