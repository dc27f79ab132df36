"""The section about who takes part. Partners are parties of the case, added one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import Application, Partner, SectionKind
from regions.models import PartnerKind, Sector

from .base import PlanSection, Rows


@dataclass(frozen=True)
class TakeableParties:
    """The earlier parties that can take part again, and what no longer fits."""

    parties: Sequence[Partner]
    misfits: Sequence[str]


class PartnersSection(PlanSection):
    """Who takes part; written on pages of its own, frozen as the parties of the document."""

    kind = SectionKind.PARTNERS
    frozen_template = "applications/content/partners.html"

    @property
    @override
    def asks(self) -> Sequence[StrOrPromise]:
        return [
            _("Every organisation that takes part, and in which capacity"),
            _("With which locations each school board takes part: all, by sector, or a list"),
            _("Who may sign for each of them"),
        ]

    @override
    def told(self, part: Any) -> Rows:
        return [(party["name"], _party_in_words(party)) for party in part]

    def takeable(self, part: Any, source: Application, into: Application) -> TakeableParties:
        """Of the parties in a document of `source` those that `into` does not have yet."""
        references = {party["reference"] for party in part}
        there = into.partners.values("organisation")
        earlier = list(
            Partner.including_removed.filter(application=source, reference__in=references)
            .exclude(organisation__in=there)
            .select_related("organisation")
            .order_by("pk")
        )
        told = gettext("%(name)s no longer exists, so it is not taken over.")
        renamed = gettext("%(old)s is now called %(new)s.")
        misfits = []
        for one in earlier:
            names = {"name": one.name, "old": one.name, "new": one.organisation.name}
            if one.organisation.ended_on is not None:
                misfits.append(told % names)
            elif one.organisation.name != one.name:
                misfits.append(renamed % names)
        fit = [one for one in earlier if one.organisation.ended_on is None]
        return TakeableParties(fit, misfits)

    @override
    def url(self, application: Application) -> str:
        return reverse("applications:partners", args=[application.pk])


def locations_in_words(party: Mapping[str, Any]) -> str:
    """With which locations a party of a document takes part; nothing when with all."""
    chosen = party.get("locations", {})
    if "codes" in chosen:
        return ", ".join(chosen["codes"])
    return ", ".join(str(Sector(sector).label) for sector in chosen.get("sectors", ()))


def _party_in_words(party: Mapping[str, Any]) -> str:
    capacity = str(PartnerKind(party["kind"]).label)
    locations = locations_in_words(party)
    if not locations:
        return capacity
    words = {"capacity": capacity, "locations": locations}
    return gettext("%(capacity)s; takes part with the locations: %(locations)s") % words
