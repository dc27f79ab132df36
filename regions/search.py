"""Find organisations by name, place or number, also when the name is spelled a little differently.

In Python and plain SQL, because the extensions for this are not in every PostgreSQL we run on;
see docs/decisions/0032-search-without-extensions.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from regions.folding import Folded, folded
from regions.models import Organisation, OrganisationQuerySet, SchoolLocation

LONGEST_QUERY = 100
# How alike two words must be (0 to 1) for the one to be a slip of the other.
_ALIKE = 0.78
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
    return list(matching_organisations(query, kinds=kinds)[:limit])


def matching_organisations(
    query: str, *, kinds: Sequence[str] | None = None, ended: bool = False
) -> OrganisationQuerySet:
    """As `search_organisations`, for lists that are paged; `ended` also finds what has ended."""
    organisations = Organisation.objects.select_related("municipality")
    if not ended:
        organisations = organisations.current()
    if kinds is not None:
        organisations = organisations.filter(kind__in=kinds)
    words = folded(query[:LONGEST_QUERY])
    if not words:
        return organisations.none()
    numbered = _by_number(words)
    if numbered is not None:
        return organisations.filter(numbered).order_by("name", "pk")
    telling = [word for word in words.split() if word not in _NOISE] or words.split()
    found = _by_words(organisations, words, [[word] for word in telling])
    if found.exists():
        return found
    return _by_words(organisations, words, _meant(organisations, telling))


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


def _by_words(
    organisations: OrganisationQuerySet, phrase: str, words: list[list[str]]
) -> OrganisationQuerySet:
    """Organisations in whose name, place or municipality every word occurs in one of its forms.

    Or whose schools stand in the place or municipality that is called `phrase`.
    """
    here = _schools().alias(
        town=Folded(F("place")), area=Folded(Coalesce(F("municipality__name"), Value("")))
    )
    found = organisations.alias(
        folded_name=Folded(F("name")),
        folded_place=Folded(F("place")),
        folded_area=Folded(Coalesce(F("municipality__name"), Value(""))),
    )
    every_word = Q()
    for forms in words:
        any_form = Q(pk__in=[])
        for form in forms:
            any_form |= Q(folded_name__contains=form)
            any_form |= Q(folded_place__contains=form) | Q(folded_area__contains=form)
        every_word &= any_form
    located = Q(Exists(here.filter(Q(town=phrase) | Q(area=phrase))))
    rank = Case(
        When(folded_name=phrase, then=Value(0)),
        When(
            Q(folded_name__startswith=phrase) | Q(folded_name__contains=f" {phrase}"),
            then=Value(1),
        ),
        When(Q(folded_place=phrase) | located, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    # Boards that now run schools come before those of which little more than a name is known.
    return found.filter(every_word | located).order_by(
        rank, Exists(_schools()).desc(), "name", "pk"
    )


def _schools() -> QuerySet[SchoolLocation]:
    return SchoolLocation.objects.filter(board=OuterRef("pk"), ended_on__isnull=True)


def _meant(organisations: OrganisationQuerySet, words: list[str]) -> list[list[str]]:
    """For each word the words of the register that it resembles, and itself."""
    vocabulary: set[str] = set()
    for texts in organisations.order_by().values_list("name", "place", "municipality__name"):
        for text in texts:
            vocabulary.update(folded(text or "").split())
    meant = []
    for word in words:
        # Also against beginnings, because names are long words put together.
        beginnings = {known[: len(word)] for known in vocabulary}
        close = get_close_matches(word, vocabulary | beginnings, n=8, cutoff=_ALIKE)
        meant.append([word, *close])
    return meant
