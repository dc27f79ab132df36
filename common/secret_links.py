"""Links in messages that work for whoever has them: made when a message is sent, stored nowhere.

What is stored of a message holds a mark in the place of such a link, and beside it for what and
whom the link is. Who reads the database, or a copy of it, finds no link that works.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

KEY = "__link__"
_MAKERS: dict[str, Callable[[str], str]] = {}


@dataclass(frozen=True)
class SecretLink:
    """A link of a `kind` about a `subject`, such as the primary key of an invitation."""

    kind: str
    subject: str


def makes_links(kind: str) -> Callable[[Callable[[str], str]], Callable[[str], str]]:
    """Mark the function that returns the full address of a link of `kind` about a subject.

    A message may be tried more than once: each link the function returns must work.
    """

    def mark(make: Callable[[str], str]) -> Callable[[str], str]:
        _MAKERS[kind] = make
        return make

    return mark


def as_stored(link: SecretLink) -> dict[str, dict[str, str]]:
    """What a message keeps of `link`.

    Nobody can guess the mark: a person whose name were a mark would be sent another's link.
    """
    mark = f"https://link-{secrets.token_hex(8)}.invalid/"
    return {KEY: {"kind": link.kind, "subject": link.subject, "mark": mark}}


def filled_in(texts: Sequence[str], values: Any) -> list[str]:
    """Return `texts` with a working link for every mark that `values`, as stored, have.

    A link is made once, and the same in all of them. Raises KeyError for an unknown kind, and
    whatever its function raises.
    """
    filled = list(texts)
    for link in _links(values):
        if any(link["mark"] in text for text in filled):
            made = _MAKERS[link["kind"]](link["subject"])
            filled = [text.replace(link["mark"], made) for text in filled]
    return filled


def _links(values: Any) -> Iterator[dict[str, str]]:
    match values:
        case {"__link__": dict() as link}:
            yield link
        case dict():
            for inner in values.values():
                yield from _links(inner)
        case list():
            for inner in values:
                yield from _links(inner)
