"""Find regions by name, by municipality and by partner, and say why each was found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from common.search import LONGEST_SEARCH, Folded, folded, search_words
from regions.models import Municipality, Partnership, Region

MOST_NAMED = 3


@dataclass
class Why:
    """What of a region fits the words: whether its name does, and at most so many others."""

    by_name: bool = False
    municipalities: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)


def searched_regions(regions: QuerySet[Region], words: str) -> QuerySet[Region]:
    """Those in whose names every word occurs: of region, municipalities and current partners.

    First the region of the municipality that is called so, then the one whose own name begins so,
    then those found by name, by municipality, and by partner only.
    """
    phrase = folded(words[:LONGEST_SEARCH])
    partners = Partnership.objects.filter(region=OuterRef("pk"), ended_on__isnull=True).alias(
        folded_partner=Folded(F("organisation__name"))
    )
    area = Municipality.objects.filter(regions=OuterRef("pk")).alias(folded_place=Folded(F("name")))
    for word in search_words(phrase):
        regions = regions.filter(
            Q(folded_name__contains=word)
            | Q(Exists(partners.filter(folded_partner__contains=word)))
            | Q(Exists(area.filter(folded_place__contains=word)))
        )
    rank = Case(
        When(Exists(area.filter(folded_place=phrase)), then=Value(0)),
        When(folded_name__startswith=phrase, then=Value(1)),
        When(folded_name__contains=phrase, then=Value(2)),
        When(Exists(area.filter(folded_place__contains=phrase)), then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return regions.order_by(rank, "name", "pk")


def why_found(regions: Collection[Region], words: str) -> dict[int, Why]:
    """Say by primary key why `searched_regions` found each of these regions. Two queries."""
    asked = search_words(folded(words[:LONGEST_SEARCH]))
    found = {
        region.pk: Why(by_name=any(word in region.folded_name for word in asked))
        for region in regions
    }
    named, placed = Q(), Q()
    for word in asked:
        named |= Q(folded_partner__contains=word)
        placed |= Q(folded_place__contains=word)
    current = Partnership.objects.filter(region__in=found, ended_on__isnull=True)
    partners = current.alias(folded_partner=Folded(F("organisation__name"))).filter(named)
    for region, name in partners.order_by("organisation__name").values_list(
        "region", "organisation__name"
    ):
        _add(found[region].partners, name)
    places = (
        Municipality.objects.filter(regions__in=found)
        .alias(folded_place=Folded(F("name")))
        .filter(placed)
    )
    for region, name in places.order_by("name").values_list("regions", "name"):
        if region in found:
            _add(found[region].municipalities, name)
    return found


def _add(names: list[str], name: str) -> None:
    if name not in names and len(names) < MOST_NAMED:
        names.append(name)
