"""Find cases by the words of number, name, region and penvoerder, slips of typing included."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from common.search import found_by_words, words_in

from .models import NextStep


def searched_cases(
    things: QuerySet[Any], words: str, path: str = "", *, forgives: bool
) -> QuerySet[Any]:
    """Those of `things` whose case fits, or with `forgives` is alike; see `found_by_words`.

    `path` leads from them to their `NextStep`, with `__` at its end.
    """
    vocabulary = (lambda: words_in(NextStep, "search")) if forgives else None
    return found_by_words(things, f"{path}search", words, vocabulary)
