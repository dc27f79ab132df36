"""Searching: what was typed as a few words, and text folded the same in Python and PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Func, Q, TextField, Value
from django.db.models.functions import Lower

# What is searched for costs the database something per word, so it is bounded; nobody types more.
LONGEST_SEARCH = 100
MOST_WORDS = 8

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


def prefix_query(text: str) -> SearchQuery | None:
    """What finds, in a column made by `words_of`, a beginning with each word of `text`.

    None when there is no word in it.
    """
    words = search_words(folded(text[:LONGEST_SEARCH]).translate(_APART))
    if not words:
        return None
    asked = " & ".join(f"'{word}':*" for word in words)
    return _Beginnings(asked, search_type="raw")


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
