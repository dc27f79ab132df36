"""Find people by the words of name, address and organisations, slips of typing included."""

from __future__ import annotations

from django.db.models import QuerySet

from common.search import found_by_words, words_in

from .models import User


def searched_people(people: QuerySet[User], words: str, *, forgives: bool) -> QuerySet[User]:
    """Those of `people` who fit, or with `forgives` are alike; see `found_by_words`."""
    vocabulary = (lambda: words_in(User, "search")) if forgives else None
    return found_by_words(people, "search", words, vocabulary)
