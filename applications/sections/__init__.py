"""The sections of a plan: what each is stands in one class (`base.py`)."""

from __future__ import annotations

from collections.abc import Sequence

from applications.models import Round, SectionKind

from .base import Data, FieldsSection, PlanSection, Rows, SectionForm, Takeable, WrittenSection
from .budget import BudgetSection
from .builds_on import BuildsOnSection
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
    "Takeable",
    "WrittenSection",
    "asked_in",
    "section_after",
    "section_of",
    "written_section",
]

# In the order of the task list.
ALL: tuple[PlanSection, ...] = (
    OpgaveSection(),
    RegionSection(),
    PartnersSection(),
    BuildsOnSection(),
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


def asked_in(round: Round) -> Sequence[PlanSection]:  # noqa: A002 the word of the domain
    """The sections that a round asks, in the order of the task list."""
    return [section for section in ALL if round.asks(section.kind)]


def section_after(section: PlanSection, round: Round) -> PlanSection | None:  # noqa: A002
    """The next section of the task list of a round; None after the last."""
    later = ALL[ALL.index(section) + 1 :]
    return next((one for one in later if round.asks(one.kind)), None)
