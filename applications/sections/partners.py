"""The section about who takes part. Partners are parties of the case, added one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import Application, Partner, SectionKind
from regions.models import Organisation, PartnerKind, SchoolLocation, Sector

from .base import PlanSection, Rows


@dataclass(frozen=True)
class TakeableParty:
    """A party that can take part again: with all its locations, those in `sectors` or `codes`."""

    organisation: Organisation
    kind: str
    sectors: Sequence[str]
    codes: Sequence[str]

    @property
    def locations(self) -> str:
        """With which locations, in words; nothing for all."""
        return chosen_in_words(self.sectors, self.codes)


@dataclass(frozen=True)
class TakeableParties:
    """The earlier parties that can take part again, and what no longer fits."""

    parties: Sequence[TakeableParty]
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
        chosen = {party["reference"]: party.get("locations", {}) for party in part}
        there = {one.organisation_id: one for one in into.partners.all()}
        earlier = list(
            Partner.including_removed.filter(application=source, reference__in=chosen)
            .select_related("organisation")
            .order_by("pk")
        )
        open_codes = _open_codes(earlier)
        misfits: list[str] = []
        parties = []
        for one in earlier:
            locations = chosen[one.reference]
            if present := there.get(one.organisation_id):
                misfits += _differs(present, locations)
            elif one.organisation.ended_on is not None:
                told = gettext("%(name)s no longer exists, so it is not taken over.")
                misfits.append(told % {"name": one.name})
            else:
                misfits += _told(one, locations, open_codes)
                parties.append(_takeable(one, locations, open_codes))
        return TakeableParties(parties, misfits)

    @override
    def url(self, application: Application) -> str:
        return reverse("applications:partners", args=[application.pk])


def locations_in_words(party: Mapping[str, Any]) -> str:
    """With which locations a party of a document takes part; nothing when with all."""
    chosen = party.get("locations", {})
    return chosen_in_words(chosen.get("sectors", ()), chosen.get("codes", ()))


def chosen_in_words(sectors: Sequence[str], codes: Sequence[str]) -> str:
    """The locations that were chosen; nothing when none were, so that it is all."""
    return ", ".join(codes) or ", ".join(str(Sector(sector).label) for sector in sectors)


# Which locations were chosen, as a document has it; nothing for all.
Locations = Mapping[str, Sequence[str]]


def _open_codes(partners: Sequence[Partner]) -> set[tuple[int | None, str]]:
    """Of the locations on the lists of these partners those that are open, with their board."""
    codes = {code for one in partners for code in one.location_codes}
    rows = SchoolLocation.objects.filter(code__in=codes, ended_on=None)
    return set(rows.values_list("board", "code"))


def _takeable(
    partner: Partner, locations: Locations, open_codes: Collection[tuple[int | None, str]]
) -> TakeableParty:
    board = partner.organisation_id
    codes = [code for code in locations.get("codes", ()) if (board, code) in open_codes]
    return TakeableParty(partner.organisation, partner.kind, locations.get("sectors", ()), codes)


def _told(
    partner: Partner, locations: Locations, open_codes: Collection[tuple[int | None, str]]
) -> Iterator[str]:
    """What deserves a look in a partner that is taken over."""
    names = {"name": partner.name, "old": partner.name, "new": partner.organisation.name}
    if partner.organisation.name != partner.name:
        yield gettext("%(old)s is now called %(new)s.") % names
    taken = _takeable(partner, locations, open_codes).codes
    if gone := [code for code in locations.get("codes", ()) if code not in taken]:
        told = gettext(
            "%(name)s: these locations have closed or are no longer of this organisation, so they "
            "are left out: %(codes)s."
        )
        yield told % {**names, "codes": ", ".join(gone)}
        if not taken:
            told = gettext(
                "%(name)s: no location of the list is left, so it is taken over with all its "
                "locations. Choose afterwards with which it takes part."
            )
            yield told % names


def _differs(present: Partner, locations: Locations) -> Iterator[str]:
    """That a partner which stands here with all its locations took part with some before."""
    words = chosen_in_words(locations.get("sectors", ()), locations.get("codes", ()))
    if words and not present.location_sectors and not present.location_codes:
        told = gettext(
            "%(name)s took part with these locations, and stands here with all: %(locations)s."
        )
        yield told % {"name": present.name, "locations": words}


def _party_in_words(party: Mapping[str, Any]) -> str:
    capacity = str(PartnerKind(party["kind"]).label)
    locations = locations_in_words(party)
    if not locations:
        return capacity
    words = {"capacity": capacity, "locations": locations}
    return gettext("%(capacity)s; takes part with the locations: %(locations)s") % words
