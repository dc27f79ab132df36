"""Requirements about the area, the sectors and the size."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import RequirementLevel, SectionKind
from applications.sections.region import why_not_both
from common.amounts import count_text
from regions.models import Sector

from .base import DUSI_2025, MOST_NAMED, VO_RAAD_2023, Counted, Facts, Requirement, names

# What counts as po for the size of a region.
WITH_PO = (Sector.PO, Sector.SO, Sector.VSO)


class Sectors(Requirement):
    """At least one sector."""

    code = "sectors"
    title = _("Sectors chosen")
    reason = _("Assessors must know for which education the region works.")
    source = VO_RAAD_2023
    step = SectionKind.REGION
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
        return _awaits_area(facts)

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
        return _awaits_sectors(facts) or _awaits_area(facts)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        chosen = [sector for sector in (*WITH_PO, Sector.VO) if sector in facts.sectors]
        least = self.threshold(facts)
        if not chosen or max(_pupils_of_po(facts), facts.pupils_in(Sector.VO)) >= least:
            return None
        mbo = SizeMbo()
        if Sector.MBO in facts.sectors and mbo.is_large_enough(facts):
            return None
        return _(
            "The register counts %(counts)s at the locations of the partners in the area; at least "
            "one sector needs %(least)s."
        ) % {
            "counts": names(
                [f"{sector}: {count_text(facts.pupils_in(sector))}" for sector in chosen]
            ),
            "least": count_text(least),
        }

    @override
    def counted(self, facts: Facts) -> Counted:
        return _pupils_of_chosen(facts, *WITH_PO, Sector.VO)


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
        return facts.pupils_in(Sector.MBO) >= self.threshold(facts)

    @override
    def awaits(self, facts: Facts) -> StrOrPromise | None:
        return _awaits_sectors(facts) or _awaits_area(facts)

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if list(facts.sectors) != [Sector.MBO] or self.is_large_enough(facts):
            return None
        return _(
            "The register counts %(count)s students at the locations of the partners in the area; "
            "%(least)s are needed."
        ) % {
            "count": count_text(facts.pupils_in(Sector.MBO)),
            "least": count_text(self.threshold(facts)),
        }

    @override
    def counted(self, facts: Facts) -> Counted:
        return _pupils_of_chosen(facts, Sector.MBO)


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
        return _awaits_sectors(facts) or _awaits_area(facts)

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


def _awaits_area(facts: Facts) -> StrOrPromise | None:
    return None if facts.has_area else _("First choose the area.")


def _pupils_of_po(facts: Facts) -> int:
    return sum(facts.pupils_in(sector) for sector in WITH_PO)


def _pupils_of_chosen(facts: Facts, *sectors: Sector) -> Counted:
    return {one.value: facts.pupils_in(one) for one in sectors if one in facts.sectors}
