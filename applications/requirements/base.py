"""What a requirement is, what it looks at, and what comes of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise, StrPromise

from applications.models import RequirementLevel, Round
from applications.neighbours import Taken
from applications.signature_states import PartnerSignatures
from regions.domain.deliveries import Delivery
from regions.models import PartnerKind
from regions.schools import Schools

from .sums import SchoolsOfParty, Sum

# The step of the task list in which partners sign; the other steps are the sections.
SIGNING = "signing"
# So many regions are named in the warning about overlap; one more is read to know of others.
MOST_NAMED = 5
# What a requirement counted, by what was counted; amounts are texts, as in the document.
Counted = Mapping[str, int | str]

ROUND_CONDITIONS = _("Conditions of the round")
DUSI_2025 = _(
    "Conditions of the round, after DUS-I, Landelijk dekkend netwerk onderwijsregio’s 2025 "
    "(Stcrt. 2024, 18763)"
)
VO_RAAD_2023 = _("Conditions of the round, after VO-raad, «Voorlopers van start», 24 May 2023")
FVOV_2023 = _("Conditions of the round, after FvOv, «Voorlopers van start», 2023")


class RequirementOutcome(TextChoices):
    """How an application meets a requirement: what cannot be judged yet is not met either."""

    MET = "met", _("met")
    NOT_MET = "not_met", _("not met")
    NOT_ASSESSABLE = "not_assessable", _("cannot be judged yet")


@dataclass(frozen=True)
class Facts:
    """All that requirements look at, gathered in a constant number of queries.

    What is around the plan is read when the first requirement looks at it: `partner_signatures`,
    `schools`, and what other applications cover.

    `content` is what would be frozen; `levels` and `thresholds` are what the round says of each
    requirement that it mentions, by code; `schools` counts the school locations with which partners
    take part, in the area and the sectors of the region; `areas` are the names of the
    municipalities in each separate part of the area; `shared` are the municipalities that another
    submitted application in the round covers too, and `sharing` the names of the regions of such
    applications, as far as this penvoerder may know them; `taken` are the locations that take part
    in such an application too; `deliveries` are the files of the register that were counted;
    `region_status` is the status of the region, as it was made known.
    """

    content: Mapping[str, Any]
    partner_signatures: PartnerSignatures
    levels: Mapping[str, RequirementLevel]
    thresholds: Mapping[str, int | None]
    maximum_amount: Decimal
    schools: Sequence[SchoolsOfParty]
    areas: Sequence[Sequence[str]]
    shared: Sequence[str]
    sharing: Sequence[str]
    taken: Sequence[Taken]
    deliveries: Sequence[Delivery]
    region_status: str

    @property
    def region(self) -> Mapping[str, Any]:
        """The part of the content about the region."""
        region: Mapping[str, Any] = self.content["region"]
        return region

    @property
    def sectors(self) -> Sequence[str]:
        """The chosen sectors."""
        sectors: Sequence[str] = self.region["sectors"]
        return sectors

    @property
    def has_area(self) -> bool:
        """Whether it is said where the region is: municipalities, or everywhere."""
        return bool(self.region["is_national"] or self.region["municipalities"])

    def partners(self, kind: PartnerKind) -> int:
        """How many partners take part in this capacity."""
        return sum(1 for party in self.content["partners"] if party["kind"] == kind)

    def schools_in(self, *sectors: str) -> Schools:
        """The partners' locations in these sectors together, as far as they are chosen."""
        asked = {sector for sector in sectors if sector in self.sectors}
        return Schools.together(one.schools for one in self.schools if one.sector in asked)


class Requirement(ABC):
    """Something that the portal checks. One source for what is shown, enforced and tested.

    `reason` says in plain words why it is asked; `source` where that is written down; `step` is the
    section (or `SIGNING`) where it is mended, `fields` what of it must be filled in (a column of a
    table as "table.column"). A round says whether it blocks, warns or is off. By default only that
    blocks without which an application cannot be handled at all: in 2023 plans in which the
    beroepsgroep was weak were handled, and got a provisional status (FvOv, 2023). What
    `is_needed_for_definitief` holds up a definitive status, also where it only warns.
    """

    code: ClassVar[str]
    title: ClassVar[StrPromise]
    reason: ClassVar[StrPromise]
    source: ClassVar[StrPromise] = ROUND_CONDITIONS
    step: ClassVar[str]
    fields: ClassVar[Collection[str]] = ()
    is_needed_for_definitief: ClassVar[bool] = False
    default_level: ClassVar[RequirementLevel] = RequirementLevel.WARN
    default_threshold: ClassVar[int | None] = None
    threshold_label: ClassVar[StrPromise | None] = None

    @property
    def questions(self) -> set[str]:
        """The questions of the section that it cannot do without (`PlanSection.questions`)."""
        return {name.partition(".")[0] for name in self.fields}

    def can_count(self, round: Round) -> bool:  # noqa: A002 the word of the domain
        """Whether it can be asked in a round: of a section, and questions, that the round asks."""
        return self.step == SIGNING or (
            round.asks(self.step) and all(round.asks(self.step, one) for one in self.questions)
        )

    def awaits(self, facts: Facts) -> StrOrPromise | None:
        """Return what must be filled in before it can be judged, or None when it can."""
        del facts
        return None

    def applies(self, facts: Facts) -> bool:
        """Whether it is about this application at all; where it is not, it is met."""
        del facts
        return True

    @abstractmethod
    def check(self, facts: Facts) -> StrOrPromise | None:
        """Return what is missing, as a sentence for the screen, or None when it is met."""

    def counted(self, facts: Facts) -> Counted:
        """Return the numbers that `check` weighed, to be frozen with its outcome."""
        return {}

    def sum(self, content: Mapping[str, Any], schools: Sequence[SchoolsOfParty]) -> Sum | None:
        """Return what `check` added up, of an application or a frozen document; None if nothing.

        `schools` are those of the parties of `content`.
        """
        del content, schools
        return None

    def threshold(self, facts: Facts) -> int:
        """The number of the round, or else the default."""
        chosen = facts.thresholds.get(self.code)
        return chosen if chosen is not None else (self.default_threshold or 0)


@dataclass(frozen=True)
class Finding:
    """A requirement as a round applies it to an application; `problem` is empty when it is met."""

    requirement: Requirement
    level: RequirementLevel
    outcome: RequirementOutcome
    problem: StrOrPromise = ""
    sum: Sum | None = None
    applies: bool = True

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return self.outcome == RequirementOutcome.MET

    @property
    def blocks(self) -> bool:
        """Whether it keeps the application from being submitted."""
        return not self.is_met and self.level == RequirementLevel.BLOCK

    @property
    def warns(self) -> bool:
        """Whether something is missing that does not keep it from being submitted."""
        return not self.is_met and self.level == RequirementLevel.WARN

    @property
    def step(self) -> str:
        """Where it is mended."""
        return self.requirement.step


def judge(requirement: Requirement, level: RequirementLevel, facts: Facts) -> Finding:
    """Return how an application meets one requirement."""
    added = requirement.sum(facts.content, facts.schools)
    if awaited := requirement.awaits(facts):
        return Finding(requirement, level, RequirementOutcome.NOT_ASSESSABLE, awaited, added)
    if problem := requirement.check(facts):
        return Finding(requirement, level, RequirementOutcome.NOT_MET, problem, added)
    return Finding(
        requirement, level, RequirementOutcome.MET, "", added, requirement.applies(facts)
    )


def filled(text: str) -> bool:
    """Whether something was written."""
    return bool(text.strip())


def names(things: Sequence[StrOrPromise]) -> str:
    """Things as they stand in a sentence."""
    return ", ".join(str(thing) for thing in things)


def awaits_area(facts: Facts) -> StrOrPromise | None:
    """What must be filled in before the area can be judged, or None when it can."""
    return None if facts.has_area else _("First choose the area.")
