"""Find regions by name, by municipality and by partner, and say why each was found."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from common.search import LONGEST_SEARCH, Folded, folded, meant, search_words
from regions import facts
from regions.models import Municipality, Partnership, Region

MOST_NAMED = 3


@dataclass
class Why:
    """What of a region fits the words: whether its name does, and at most so many others."""

    by_name: bool = False
    municipalities: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return self.by_name or bool(self.municipalities or self.partners)


Forms = Sequence[Sequence[str]]
"""For each word that was asked the words it may stand for."""


def searched_regions(regions: QuerySet[Region], words: str) -> QuerySet[Region]:
    """Those in whose names every word occurs: of region, municipalities and current partners.

    When none has, those with words that resemble them. First the region of the municipality that
    is called so, then the one whose own name begins so; then those in which a word begins so, of
    the name, of a municipality or of a partner; then those in which it only occurs within a word,
    as “assen” does in “Plassen”. One query to find out, three when words have to resemble.
    """
    phrase = folded(words[:LONGEST_SEARCH])
    asked = search_words(phrase)
    found = _ranked(_fitting(regions, [[word] for word in asked]), phrase)
    if found.exists():
        return found
    return _ranked(_fitting(regions, _resembling(asked)), phrase)


def _fitting(regions: QuerySet[Region], forms: Forms) -> QuerySet[Region]:
    partners, area = _partners(), _area()
    for words in forms:
        regions = regions.filter(
            _any("folded_name", words)
            | Q(Exists(partners.filter(_any("folded_partner", words))))
            | Q(Exists(area.filter(_any("folded_place", words))))
        )
    return regions


def _partners() -> QuerySet[Any]:
    """The current partners of a region, by `folded_partner`."""
    current = Partnership.objects.current().filter(region=OuterRef("pk"))
    return current.alias(folded_partner=Folded(F("organisation__name")))


def _area() -> QuerySet[Any]:
    """The municipalities of a region, by `folded_place`."""
    area = Municipality.objects.filter(regions=OuterRef("pk"))
    return area.alias(folded_place=Folded(F("name")))


def _ranked(regions: QuerySet[Region], phrase: str) -> QuerySet[Region]:
    # A word that begins so, in the regular expressions of PostgreSQL.
    begins = rf"\m{re.escape(phrase)}"
    partners, area = _partners(), _area()
    ways = (
        Q(Exists(area.filter(folded_place=phrase))),
        Q(folded_name__startswith=phrase),
        Q(folded_name__regex=begins),
        Q(Exists(area.filter(folded_place__regex=begins))),
        Q(Exists(partners.filter(folded_partner__regex=begins))),
        Q(folded_name__contains=phrase),
        Q(Exists(area.filter(folded_place__contains=phrase))),
    )
    rank = Case(
        *(When(way, then=Value(place)) for place, way in enumerate(ways)),
        default=Value(len(ways)),
        output_field=IntegerField(),
    )
    return regions.order_by(rank, "name", "pk")


def _any(field: str, words: Sequence[str]) -> Q:
    """The condition that one of `words` occurs in `field`."""
    condition = Q(pk__in=[])
    for word in words:
        condition |= Q(**{f"{field}__contains": word})
    return condition


def _resembling(asked: Sequence[str]) -> Forms:
    """For each word what it resembles in public names: regions, partners, area. Two queries."""
    names = set(facts.municipality_names().values())
    names.update(Region.objects.public().values_list("name", flat=True))
    partners = Partnership.objects.public()
    names.update(partners.values_list("organisation__name", flat=True).distinct())
    vocabulary = {word for name in names for word in folded(name).split()}
    return [meant(word, vocabulary) for word in asked]


def why_found(regions: Collection[Region], words: str) -> dict[int, Why]:
    """Say by primary key why `searched_regions` found each of these regions.

    Two queries; six when words had to resemble.
    """
    asked = search_words(folded(words[:LONGEST_SEARCH]))
    found = _why(regions, [[word] for word in asked])
    return found if any(map(bool, found.values())) else _why(regions, _resembling(asked))


def municipality_without_region(words: str) -> str:
    """The name of the municipality that `words` are, when no public region has it; else empty.

    One query when they are a municipality, otherwise none.
    """
    asked = folded(words[:LONGEST_SEARCH]).strip()
    for code, name in facts.municipality_names().items():
        if folded(name) == asked:
            has_one = Region.objects.public().filter(municipalities=code).exists()
            return "" if has_one else name
    return ""


def _why(regions: Collection[Region], forms: Forms) -> dict[int, Why]:
    asked = [word for words in forms for word in words]
    found = {
        region.pk: Why(by_name=any(word in region.folded_name for word in asked))
        for region in regions
    }
    current = Partnership.objects.current().filter(region__in=found)
    partners = current.alias(folded_partner=Folded(F("organisation__name")))
    named = partners.filter(_any("folded_partner", asked)).order_by("organisation__name")
    for region, name in named.values_list("region", "organisation__name"):
        _add(found[region].partners, name)
    area = Municipality.objects.filter(regions__in=found).alias(folded_place=Folded(F("name")))
    placed = area.filter(_any("folded_place", asked)).order_by("name")
    for region, name in placed.values_list("regions", "name"):
        if region in found:
            _add(found[region].municipalities, name)
    return found


def _add(names: list[str], name: str) -> None:
    if name not in names and len(names) < MOST_NAMED:
        names.append(name)
