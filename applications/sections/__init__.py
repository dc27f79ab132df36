"""The sections of a plan: what each is stands in one class (`base.py`)."""

from __future__ import annotations

from applications.models import SectionKind

from .base import Data, FieldsSection, PlanSection, Rows, SectionForm, WrittenSection
from .budget import BudgetSection
from .functions import FunctionsSection
from .opgave import OpgaveSection
from .partners import PartnersSection
from .region import RegionSection
from .texts import BeroepsgroepSection, ContactSection, GovernanceSection, LearningSection

__all__ = [
    "ALL",
    "WRITTEN",
    "Data",
    "FieldsSection",
    "PlanSection",
    "Rows",
    "SectionForm",
    "WrittenSection",
    "section_after",
    "section_of",
    "written_section",
]

# In the order of the task list.
ALL: tuple[PlanSection, ...] = (
    OpgaveSection(),
    RegionSection(),
    PartnersSection(),
    FunctionsSection(),
    BeroepsgroepSection(),
    GovernanceSection(),
    LearningSection(),
    BudgetSection(),
    ContactSection(),
)
WRITTEN: tuple[WrittenSection, ...] = tuple(
    section for section in ALL if isinstance(section, WrittenSection)
)
_BY_KIND = {section.kind: section for section in ALL}
_WRITTEN_BY_KIND = {section.kind: section for section in WRITTEN}


def section_of(kind: str) -> PlanSection:
    """The section of this kind; raises `ValueError` for a kind that does not exist."""
    return _BY_KIND[SectionKind(kind)]


def written_section(kind: str) -> WrittenSection:
    """The section of this kind that is one form; raises `KeyError` for one that is not."""
    return _WRITTEN_BY_KIND[SectionKind(kind)]


def section_after(section: PlanSection) -> PlanSection | None:
    """The next section of the task list; None after the last."""
    following = ALL.index(section) + 1
    return ALL[following] if following < len(ALL) else None
