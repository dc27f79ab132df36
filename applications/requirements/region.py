"""Requirements about the area, the sectors and the size."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import RequirementLevel, SectionKind
from common.amounts import count_text
from regions.models import Sector

from .base import DUSI_2025, VO_RAAD_2023, Counted, Facts, Requirement, names


class Sectors(Requirement):
    """At least one sector."""

    code = "sectors"
    title = _("Sectors chosen")
    reason = _("Assessors must know for which education the region works.")
    source = VO_RAAD_2023
    step = SectionKind.REGION

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

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if facts.region["is_national"] or facts.region["municipalities"]:
            return None
        return _("Choose the municipalities, or say that the region is national.")


class Contiguous(Requirement):
    """The municipalities form one area."""

    code = "contiguous"
    title = _("One contiguous area")
    reason = _(
        "Schools in a region exchange people and lessons, so the area must hang together along the "
        "borders of municipalities. Islands and Zeeuws-Vlaanderen do not count as a gap."
    )
    source = DUSI_2025
    step = SectionKind.REGION
    default_level = RequirementLevel.WARN

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
    thresholds of this requirement and of `SizeMbo`.
    """

    code = "size"
    title = _("Enough pupils in one sector (po or vo)")
    reason = _("A region must be large enough in one sector to solve shortages by itself.")
    source = DUSI_2025
    step = SectionKind.REGION
    default_level = RequirementLevel.WARN
    default_threshold = 15_000
    threshold_label = _("pupils in po or in vo")

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        chosen = [sector for sector in (Sector.PO, Sector.VO) if sector in facts.sectors]
        least = self.threshold(facts)
        if not chosen or any(facts.pupils_in(sector) >= least for sector in chosen):
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
        return _pupils_of_chosen(facts, Sector.PO, Sector.VO)


class SizeMbo(Requirement):
    """Enough students, for a region with only mbo."""

    code = "size_mbo"
    title = _("Enough students (mbo)")
    reason = Size.reason
    source = DUSI_2025
    step = SectionKind.REGION
    default_level = RequirementLevel.WARN
    default_threshold = 9_000
    threshold_label = _("students in mbo")

    def is_large_enough(self, facts: Facts) -> bool:
        """Whether the partners have enough mbo students."""
        return facts.pupils_in(Sector.MBO) >= self.threshold(facts)

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
    """Another submitted application covers the same ground; it stays unnamed."""

    code = "overlap"
    title = _("No overlap with another application")
    reason = _(
        "When applications touch each other, it is looked at whether merging is better. Talk to "
        "the other region or to the Realisatie Eenheid."
    )
    source = VO_RAAD_2023
    step = SectionKind.REGION
    default_level = RequirementLevel.WARN

    @override
    def check(self, facts: Facts) -> StrOrPromise | None:
        if not facts.shared:
            return None
        return _(
            "Another submitted application in this round has the same sector in: %(names)s."
        ) % {"names": names(facts.shared)}

    @override
    def counted(self, facts: Facts) -> Counted:
        return {"municipalities": len(facts.shared)}


def _pupils_of_chosen(facts: Facts, *sectors: Sector) -> Counted:
    return {one.value: facts.pupils_in(one) for one in sectors if one in facts.sectors}
