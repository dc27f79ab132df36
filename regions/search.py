"""Find organisations by name, place or number, also when the name is spelled a little differently.

In Python and plain SQL, because the extensions for this are not in every PostgreSQL we run on;
see docs/decisions/0032-search-without-extensions.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat

from common.search import LONGEST_SEARCH, Folded, folded, resembling, search_words
from regions.models import Organisation, OrganisationQuerySet, SchoolLocation

# Words that say nothing about which organisation is meant, as deliveries abbreviate them.
_NOISE = frozenset(
    {"stichting", "sticht.", "sticht", "stg.", "stg", "st.", "vereniging", "ver.", "ver"}
)


def search_organisations(
    query: str, *, kinds: Sequence[str] | None = None, limit: int = 20
) -> list[Organisation]:
    """Return at most `limit` current organisations that fit `query`, the best first.

    `query` is a name (typing errors and accents do not matter), a place, or a number: board
    number, BRIN, location code or KvK number. `kinds` are `OrganisationKind`s; None is all. At
    most four queries; `municipality` is loaded. An empty query finds nothing.
    """
    organisations = Organisation.objects.current().select_related("municipality")
    if kinds is not None:
        organisations = organisations.filter(kind__in=kinds)
    return list(searched(organisations, query)[:limit])


def searched(organisations: OrganisationQuerySet, query: str) -> OrganisationQuerySet:
    """Those of `organisations` that fit `query`, as `search_organisations` says, for lists."""
    words = folded(query[:LONGEST_SEARCH])
    if not words:
        return organisations.none()
    numbered = _by_number(words)
    if numbered is not None:
        return organisations.filter(numbered).order_by("name", "pk")
    asked = search_words(words)
    telling = [word for word in asked if word not in _NOISE] or asked
    # Once through the register; counting and a page of what was found go by primary key.
    found = _fitting(organisations, words, telling) or _resembling(organisations, telling)
    return _ranked(organisations.filter(pk__in=found), words)


def _by_number(words: str) -> Q | None:
    """The condition for a number, None when `words` are no number."""
    compact = re.sub(r"[\s.]", "", words).upper()
    if re.fullmatch(r"\d{1,5}", compact):
        return Q(board_number=compact.zfill(5))
    if re.fullmatch(r"\d{6,8}", compact):
        return Q(kvk_number=compact.zfill(8))
    if re.fullmatch(r"\d{2}[A-Z]{2}(\d{2})?", compact):
        school = _schools().filter(code__startswith=compact)
        return Q(institution_code=compact[:4]) | Q(Exists(school))
    return None


def _fitting(organisations: OrganisationQuerySet, phrase: str, words: list[str]) -> list[int]:
    """Primary keys of organisations in whose name, place or municipality every word occurs.

    Or their schools stand in the place or municipality that is called `phrase`. One query.
    """
    every_word = Q()
    for word in words:
        every_word &= Q(folded_text__contains=word)
    # One text per organisation, in lines, so that no word reaches from one part into the next.
    text = Concat(
        Folded(F("name")),
        Value("\n"),
        Folded(F("place")),
        Value("\n"),
        Folded(Coalesce(F("municipality__name"), Value(""))),
        output_field=TextField(),
    )
    found = organisations.order_by().alias(folded_text=text)
    fits = found.filter(every_word).values_list("pk", flat=True)
    located = (
        SchoolLocation.objects.current()
        .alias(town=Folded(F("place")), area=Folded(F("municipality__name")))
        .filter(Q(town=phrase) | Q(area=phrase))
    )
    elsewhere = found.filter(pk__in=located.values("board")).values_list("pk", flat=True)
    return list(fits.union(elsewhere))


def _ranked(organisations: OrganisationQuerySet, phrase: str) -> OrganisationQuerySet:
    """These organisations, those first that are called `phrase`, then those that stand there."""
    located = _schools().alias(town=Folded(F("place")), area=Folded(F("municipality__name")))
    rank = Case(
        When(folded_name=phrase, then=Value(0)),
        When(
            Q(folded_name__startswith=phrase) | Q(folded_name__contains=f" {phrase}"),
            then=Value(1),
        ),
        When(
            Q(folded_place=phrase) | Q(Exists(located.filter(Q(town=phrase) | Q(area=phrase)))),
            then=Value(2),
        ),
        default=Value(3),
        output_field=IntegerField(),
    )
    # Boards that now run schools come before those of which little more than a name is known.
    return organisations.alias(
        folded_name=Folded(F("name")), folded_place=Folded(F("place"))
    ).order_by(rank, Exists(_schools()).desc(), "name", "pk")


def _schools() -> QuerySet[SchoolLocation]:
    return SchoolLocation.objects.current().filter(board=OuterRef("pk"))


def _resembling(organisations: OrganisationQuerySet, words: list[str]) -> list[int]:
    """Primary keys of organisations in which a word like each of `words` occurs. One query."""
    rows = organisations.order_by().values_list("pk", "name", "place", "municipality__name")
    texts = {pk: folded("\n".join(filter(None, parts))) for pk, *parts in rows}
    return resembling(texts, words)
