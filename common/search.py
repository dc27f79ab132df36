"""Searching: what was typed as a few words, and text folded the same in Python and PostgreSQL.

What is typed a little differently is found as well, when nothing is called so: see
docs/decisions/0032-search-without-extensions.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Func, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower
from rapidfuzz import fuzz, process

# What is searched for costs the database something per word, so it is bounded; nobody types more.
LONGEST_SEARCH = 100
MOST_WORDS = 8
# How alike two words must be (0 to 100) for the one to be a slip of the other, and how many are.
_ALIKE = 78
_MOST_ALIKE = 8

# Written out, because the extension `unaccent` is not in every PostgreSQL that we run on.
_ACCENTED = "áàâäãåéèêëíìîïóòôöõúùûüçñýÿÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÇÑÝŸ’‘`"
_PLAIN = "aaaaaaeeeeiiiiooooouuuucnyy" * 2 + "'''"
_TABLE = str.maketrans(_ACCENTED, _PLAIN)
# What parts words from each other, also within an e-mail address.
_BETWEEN = "'\"!@#$%&*()-_=+[]{}\\|;:,.<>/?~^\t\r\n"
_APART = str.maketrans(_BETWEEN, " " * len(_BETWEEN))


def search_words(text: str) -> list[str]:
    """The words in what somebody typed into a search box, at most `MOST_WORDS`."""
    return text[:LONGEST_SEARCH].split()[:MOST_WORDS]


def containing(text: str, *fields: str) -> Q:
    """The condition that every word of `text` occurs in one of `fields`, whatever its capitals."""
    every_word = Q()
    for word in search_words(text):
        in_a_field = Q(pk__in=[])
        for field in fields:
            in_a_field |= Q(**{f"{field}__icontains": word})
        every_word &= in_a_field
    return every_word


def folded(text: str) -> str:
    """Return `text` in lower case, without accents, with single spaces."""
    return " ".join(text.lower().translate(_TABLE).split())


def Folded(expression: Any) -> Func:  # noqa: N802 - it reads as the database function it is
    """The same for a column."""
    return Func(
        Lower(expression),
        Value(_ACCENTED),
        Value(_PLAIN),
        function="translate",
        output_field=TextField(),
    )


class _Beginnings(SearchQuery):
    """A query that is written out, so that PostgreSQL's parser does not take it apart again."""

    template = "(%(expressions)s)::tsquery"


def found_by_words(
    things: QuerySet[Any],
    column: str,
    text: str,
    vocabulary: Callable[[], Collection[str]] | None = None,
) -> QuerySet[Any]:
    """Those of `things` in whose `column`, made by `words_of`, a word begins with each of `text`.

    With a `vocabulary`, the words there are (see `words_in`), a word that none of them begins with
    stands for those that are like it; numbers never do. Without a word in `text` all are found.
    """
    words = search_words(folded(text[:LONGEST_SEARCH]).translate(_APART))
    if not words:
        return things
    known = None if vocabulary is None else vocabulary()
    forms = [[word] if known is None else _slips(word, known) for word in words]
    return things.filter(**{column: _beginning_with(forms)})


def words_in(model: type[Model], column: str) -> set[str]:
    """The words in a column of `model` that was made by `words_of`. One query."""
    table, name = map(connection.ops.quote_name, (model._meta.db_table, column))  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM ts_stat(%s)", [f"SELECT {name} FROM {table}"])  # noqa: S608
        return {word for (word,) in cursor.fetchall()}


def fitting(texts: Mapping[int, str], words: Sequence[str]) -> list[int]:
    """The keys of the folded `texts` in which each of `words` occurs; else those alike."""
    exact = [key for key, text in texts.items() if all(word in text for word in words)]
    return exact or resembling(texts, words)


def resembling(texts: Mapping[int, str], words: Sequence[str]) -> list[int]:
    """The keys of the folded `texts` in which a word like each of `words` occurs."""
    vocabulary = {word for text in texts.values() for word in text.split()}
    forms = [meant(word, vocabulary) for word in words]
    return [
        key
        for key, text in texts.items()
        if all(any(form in text for form in of_word) for of_word in forms)
    ]


def meant(word: str, vocabulary: Collection[str]) -> list[str]:
    """`word` itself, and the words of the vocabulary that it resembles."""
    # Also against beginnings, because names are long words put together.
    candidates = {*vocabulary, *(known[: len(word)] for known in vocabulary)}
    close = process.extract(
        word, candidates, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MOST_ALIKE
    )
    return [word, *(form for form, _score, _key in close if form != word)]


def _slips(word: str, known: Collection[str]) -> list[str]:
    """What may be meant by a word: itself alone when it is known, or a number."""
    is_known = word.isdecimal() or any(one.startswith(word) for one in known)
    return [word] if is_known else meant(word, known)


def _beginning_with(forms: Sequence[Sequence[str]]) -> SearchQuery:
    """What finds a beginning with one of the forms of each word."""
    each = (" | ".join(f"'{form}':*" for form in of_word) for of_word in forms)
    return _Beginnings(" & ".join(f"({one})" for one in each), search_type="raw")


def words_of(expression: str) -> str:
    """SQL for the words in the SQL text `expression`, folded, as a `tsvector`.

    Without a parser of PostgreSQL, which takes an e-mail address for one word.
    """
    old, new = _quoted(_ACCENTED + _BETWEEN), _quoted(_PLAIN + " " * len(_BETWEEN))
    plain = f"translate(lower({expression}), {old}, {new})"
    return f"array_to_tsvector(array_remove(string_to_array({plain}, ' '), ''))"


def _quoted(text: str) -> str:
    """A literal of PostgreSQL; as Unicode escapes where a letter could be taken for something."""
    return (
        "U&'" + "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):04x}" for c in text) + "'"
    )
