"""The sections of a plan: what each is stands in one class (`base.py`)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from applications.models import Criterion, Round, SectionKind

from .base import (
    AnySection,
    Data,
    FieldsSection,
    PlanSection,
    Rows,
    SectionForm,
    Takeable,
    WrittenSection,
    leaving_out,
    quoted,
)
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
    "as_asked",
    "asked_in",
    "in_order",
    "left_out_of",
    "not_asked_for",
    "quoted",
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


def as_asked(section: AnySection, round: Round) -> AnySection:  # noqa: A002 the word of the domain
    """A section with the questions that a round asks in it, when the round asks it at all."""
    if not round.questions_left_out or not round.asks(section.kind):
        return section
    names = section.can_be_left_out
    left_out = frozenset(name for name in names if not round.asks(section.kind, name))
    return leaving_out(type(section), left_out) if left_out else section


def asked_in(round: Round) -> Sequence[PlanSection]:  # noqa: A002 the word of the domain
    """The sections that a round asks, with what it asks in them, in the order of the task list."""
    return [as_asked(section, round) for section in ALL if round.asks(section.kind)]


def left_out_of(round: Round) -> list[tuple[PlanSection, list[StrOrPromise]]]:  # noqa: A002
    """The sections that a round asks in part, each with the questions that it leaves out."""
    found = []
    for section in ALL:
        questions = section.can_be_left_out.items() if round.asks(section.kind) else ()
        labels = [label for name, label in questions if not round.asks(section.kind, name)]
        found += [(section, labels)] if labels else []
    return found


def not_asked_for(criterion: Criterion) -> list[str]:
    """What a criterion is about that its round does not ask, a sentence for each part of a plan."""
    round_, theirs = criterion.round, criterion.sections
    whole = [one for one in ALL if one.kind in theirs and not round_.asks(one.kind)]
    in_part = [(one, labels) for one, labels in left_out_of(round_) if one.kind in theirs]
    return [
        *(_("The round does not ask “%(part)s”.") % {"part": one.title} for one in whole),
        *(
            _("Of “%(part)s” the round does not ask %(questions)s.")
            % {"part": one.title, "questions": quoted(labels)}
            for one, labels in in_part
        ),
    ]


def in_order(left_out: Collection[str]) -> list[str]:
    """Of questions of parts (`Round.questions_left_out`) those that may be left out, in order."""
    known = (f"{section.kind}.{name}" for section in ALL for name in section.can_be_left_out)
    return [question for question in known if question in left_out]


def section_after(section: PlanSection, round: Round) -> PlanSection | None:  # noqa: A002
    """The next section of the task list of a round; None after the last."""
    later = ALL[ALL.index(section) + 1 :]
    return next((one for one in later if round.asks(one.kind)), None)
