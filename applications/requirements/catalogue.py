"""All requirements that the portal knows."""

from __future__ import annotations

from . import opgave, parties, plan, region
from .base import Requirement

# In the order of the task list.
ALL: tuple[Requirement, ...] = (
    opgave.Opgave(),
    opgave.PeopleInTraining(),
    region.HasStatus(),
    region.Sectors(),
    region.Area(),
    region.Contiguous(),
    region.Size(),
    region.SizeMbo(),
    region.Overlap(),
    parties.SchoolBoard(),
    parties.TeacherTraining(),
    parties.Beroepsgroep(),
    parties.LocationsOnce(),
    plan.FunctionsDescribed(),
    plan.FunctionsMeasurable(),
    plan.BeroepsgroepInvolved(),
    plan.Governance(),
    plan.LearningApproach(),
    plan.BudgetLines(),
    plan.BudgetComplete(),
    plan.BudgetMaximum(),
    plan.ProjectLeader(),
    parties.PartnersSigned(),
    parties.BeroepsgroepConfirmed(),
)
BY_CODE = {requirement.code: requirement for requirement in ALL}
