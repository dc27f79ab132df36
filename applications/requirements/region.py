"""Requirements about the area, the sectors and the size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import RequirementLevel, SectionKind
from applications.sections.region import why_not_both
from common.amounts import count_text
from regions.models import RegionStatus, Sector

from .base import (
    DUSI_2025,
    MOST_NAMED,
    VO_RAAD_2023,
    Counted,
    Facts,
    Requirement,
    awaits_area,
    names,
)
from .sums import SchoolsOfParty, Sum, sum_of_schools

WITH_STATUS = (RegionStatus.VOORLOPIG, RegionStatus.DEFINITIEF)
# What counts as po for the size of a region.
WITH_PO = (Sector.PO, Sector.SO, Sector.VSO)


class HasStatus(Requirement):
    """The region has the status of voorloper, provisional or definitive.

    Off, unless a round is for such regions alone; whether a region fits is asked before anything is
    written as well (`why_not_status`).
    """

    code = "region_status"
    title = _("Region with a status")
    reason = _("This round is for regions that have the status of voorloper, provisional or not.")
    step = SectionKind.REGION
    default_level = RequirementLevel.OFF

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        return why_not_status(facts.region_status)

    @override
    def counted(self, facts: Facts) -> Counted:
        return {"region_status": facts.region_status}


def why_not_status(status: str) -> StrOrPromise | None:
    """Why a region in this status cannot apply where a status is asked, or None when it can."""
    if status in WITH_STATUS:
        return None
    return _("This region does not have the status of voorloper, which this round asks.")


class Sectors(Requirement):
    """At least one sector."""

    code = "sectors"
    title = _("Sectors chosen")
    reason = _("Assessors must know for which education the region works.")
    source = VO_RAAD_2023
    step = SectionKind.REGION
    fields = ("sectors",)
    default_level = RequirementLevel.BLOCK

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        return None if facts.sectors else _("Choose at least one sector.")


class Area(Requirement):
    """Municipalities, unless the region is national."""

    code = "area"
    title = _("Area chosen")
    reason = _(
        "A region is bounded by municipalities, so that everybody can see which schools belong to "
        "it. A national region has no area."
    )
    source = DUSI_2025
    step = SectionKind.REGION
    fields = ("municipalities", "is_national")
    default_level = RequirementLevel.BLOCK

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if not facts.has_area:
            return _("Choose the municipalities, or say that the region is national.")
        return why_not_both(facts.region)


class Contiguous(Requirement):
    """The municipalities form one area."""

    code = "contiguous"
    title = _("One contiguous area")
    reason = _(
        "Schools in a region exchange people and lessons, so the area must hang together along the "
        "borders of municipalities. An island counts as joined to the municipality that its ferry "
        "sails to, and Zeeuws-Vlaanderen to Borsele and Vlissingen."
    )
    source = DUSI_2025
    step = SectionKind.REGION

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        return awaits_area(facts)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if facts.region["is_national"] or len(facts.areas) <= 1:
            return None
        loose = [name for area in facts.areas[1:] for name in area]
        return _("The area falls into %(count)s parts. Loose from the largest part: %(names)s.") % {
            "count": len(facts.areas),
            "names": names(loose),
        }

    @override
    def counted(self, facts: Facts) -> Counted:
        return {"areas": len(facts.areas)}


class Size(Requirement):
    """Enough pupils in one sector, for a region with po or vo.

    The three numbers of the source (po 15,000, vo 15,000, mbo 9,000; one of them suffices) are the
    thresholds of this requirement and of `SizeMbo`. Special education counts with po, as boards of
    both stand under po in the accounts that DUO publishes.
    """

    code = "size"
    title = _("Enough pupils in one sector (po or vo)")
    reason = _(
        "A region must be large enough in one sector to solve shortages by itself. Special "
        "education (so and vso) counts with po."
    )
    source = DUSI_2025
    step = SectionKind.REGION
    default_threshold = 15_000
    threshold_label = _("pupils in po or in vo")

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        return (
            _awaits_sectors(facts)
            or awaits_area(facts)
            or (None if self._is_enough(facts) else _awaits_counts(facts, self._chosen(facts)))
        )

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if self._is_enough(facts):
            return None
        chosen, least = self._chosen(facts), count_text(self.threshold(facts))
        if not facts.schools_in(*chosen).locations:
            return _("No partners with pupils in the area yet: %(sectors)s needs %(least)s.") % {
                "sectors": _either(chosen),
                "least": least,
            }
        return _(
            "The register counts %(counts)s at the locations of the partners in the area; at least "
            "one sector needs %(least)s."
        ) % {"counts": names([_in_words(facts, one) for one in chosen]), "least": least}

    @override
    def applies(self, facts: Facts) -> bool:
        return bool(self._chosen(facts))

    def _chosen(self, facts: Facts) -> list[Sector]:
        return [sector for sector in (*WITH_PO, Sector.VO) if sector in facts.sectors]

    def _is_enough(self, facts: Facts) -> bool:
        """Whether one sector is large enough, mbo included, or nothing is asked."""
        parts = [facts.schools_in(*WITH_PO), facts.schools_in(Sector.VO)]
        return (
            not self.applies(facts)
            or max(part.pupils for part in parts) >= self.threshold(facts)
            or (Sector.MBO in facts.sectors and SizeMbo().is_large_enough(facts))
        )

    @override
    def counted(self, facts: Facts) -> Counted:
        return _pupils_of_chosen(facts, *WITH_PO, Sector.VO)

    @override
    def sum(self, content: Mapping[str, Any], schools: Sequence[SchoolsOfParty]) -> Sum | None:
        return sum_of_schools(content, schools, _also_chosen(content, *WITH_PO, Sector.VO))


class SizeMbo(Requirement):
    """Enough students, for a region with only mbo."""

    code = "size_mbo"
    title = _("Enough students (mbo)")
    reason = _("A region must be large enough in one sector to solve shortages by itself.")
    source = DUSI_2025
    step = SectionKind.REGION
    default_threshold = 9_000
    threshold_label = _("students in mbo")

    def is_large_enough(self, facts: Facts) -> bool:
        """Whether the partners have enough mbo students."""
        return facts.schools_in(Sector.MBO).pupils >= self.threshold(facts)

    @override
    def applies(self, facts: Facts) -> bool:
        return list(facts.sectors) == [Sector.MBO]

    def _is_enough(self, facts: Facts) -> bool:
        """Whether the students suffice, or are not what the region is about."""
        return not self.applies(facts) or self.is_large_enough(facts)

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        return (
            _awaits_sectors(facts)
            or awaits_area(facts)
            or (None if self._is_enough(facts) else _awaits_counts(facts, [Sector.MBO]))
        )

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if self._is_enough(facts):
            return None
        least = count_text(self.threshold(facts))
        if not facts.schools_in(Sector.MBO).locations:
            return _("No partners with students in the area yet: mbo needs %(least)s.") % {
                "least": least
            }
        return _(
            "The register counts %(counts)s at the locations of the partners in the area; "
            "%(least)s students are needed."
        ) % {"counts": _in_words(facts, Sector.MBO), "least": least}

    @override
    def counted(self, facts: Facts) -> Counted:
        return _pupils_of_chosen(facts, Sector.MBO)

    @override
    def sum(self, content: Mapping[str, Any], schools: Sequence[SchoolsOfParty]) -> Sum | None:
        return sum_of_schools(content, schools, _also_chosen(content, Sector.MBO))


class Overlap(Requirement):
    """Another submitted application covers the same ground; named when it may be known."""

    code = "overlap"
    title = _("No overlap with another application")
    reason = _(
        "When applications touch each other, it is looked at whether merging is better. Talk to "
        "the other region or to the Realisatie Eenheid."
    )
    source = VO_RAAD_2023
    step = SectionKind.REGION

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        return _awaits_sectors(facts) or awaits_area(facts)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if not facts.shared:
            return None
        return " ".join(map(str, self._said(facts)))

    def _said(self, facts: Facts) -> Iterator[StrOrPromise]:
        yield (
            _("Another submitted application in this round has the same sector in: %(names)s.")
            % {"names": names(facts.shared)}
        )
        if facts.sharing:
            regions = {"regions": names(facts.sharing[:MOST_NAMED])}
            is_more = len(facts.sharing) > MOST_NAMED
            yield (
                (_("Among others: %(regions)s.") if is_more else _("It is of: %(regions)s."))
                % regions
            )

    @override
    def counted(self, facts: Facts) -> Counted:
        return {"municipalities": len(facts.shared)}


def _awaits_sectors(facts: Facts) -> StrOrPromise | None:
    return None if facts.sectors else _("First choose the sectors.")


def _awaits_counts(facts: Facts, sectors: Sequence[Sector]) -> StrOrPromise | None:
    """Where the register knows no number at all, nothing can be said of the size."""
    schools = facts.schools_in(*sectors)
    if not schools.locations or schools.is_known:
        return None
    return _(
        "The register does not know of any location of the partners in the area how many pupils "
        "or students it has."
    )


def _either(sectors: Sequence[Sector]) -> str:
    """Sectors as they stand in a sentence, when one of them suffices."""
    *first, last = (str(one) for one in sectors)
    return (
        str(_("%(first)s or %(last)s")) % {"first": names(first), "last": last} if first else last
    )


def _in_words(facts: Facts, sector: Sector) -> str:
    """How many pupils a sector has, and at how many locations that is not known."""
    schools = facts.schools_in(sector)
    words = f"{sector}: {count_text(schools.pupils)}"
    if not schools.unknown:
        return words
    unknown = ngettext(
        "not known at %(count)s location", "not known at %(count)s locations", schools.unknown
    )
    return f"{words} ({unknown % {'count': schools.unknown}})"


def _also_chosen(content: Mapping[str, Any], *sectors: Sector) -> list[Sector]:
    return [sector for sector in sectors if sector in content["region"]["sectors"]]


def _pupils_of_chosen(facts: Facts, *sectors: Sector) -> Counted:
    return {one.value: facts.schools_in(one).pupils for one in sectors if one in facts.sectors}
