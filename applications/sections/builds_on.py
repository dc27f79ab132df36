"""The section about the existing partnerships on which a region builds."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import BuildsOn, Plan, SectionKind
from regions.models import TOLD, CollaborationKind, Region

from .base import Data
from .cells import NOTHING_CHOSEN, words_field, year_field
from .lines import LinesSection, Table


class BuildsOnForm(forms.Form):
    """One existing partnership."""

    kind = forms.ChoiceField(
        label=_("Kind of partnership"), choices=[NOTHING_CHOSEN, *CollaborationKind.choices]
    )
    name = words_field(_("Name of the partnership"))
    since = year_field(label=_("Since (year)"))
    until = year_field(label=_("Until (year)"))
    source = words_field(_("Source and year, if it was written down"))


def ends_before_it_began(line: Data) -> tuple[str, StrOrPromise] | None:
    """Tell the last year from the first when a partnership would end before it began."""
    since, until = line["since"], line["until"]
    if not since or not until or until >= since:
        return None
    told = _("The last year cannot come before the first year, %(since)s.")
    return "until", told % {"since": since}


class BuildsOnSection(LinesSection):
    """RAP region, Samen Opleiden partnership, alliances. «Landelijk dekkend netwerk», 2025."""

    kind = SectionKind.BUILDS_ON
    intro = _(
        "On which existing partnerships does the region build? Once the region has a status they "
        "stand on its public page, and its next application begins with them. Name organisations, "
        "not persons."
    )
    tables = (
        Table(
            "collaborations",
            _("What the region builds on"),
            BuildsOn,
            BuildsOnForm,
            _("Leave the last year empty for what still goes on."),
            contradiction=ends_before_it_began,
        ),
    )

    def begin_with(self, plan: Plan, region: Region) -> None:
        """Fill a new plan with what is known of the region. At most two queries."""
        self.write(plan, {"collaborations": list(region.collaborations.values(*TOLD))})
