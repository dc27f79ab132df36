"""Taking secrets out of what is written down for others to read: logs, and the history.

What is secret is known in three ways: by its name (`password`, `csrfmiddlewaretoken`), by where it
stands (in the path of a link from a mail, before the `@` of an address, after `password=`), and by
being one of the values the portal itself was given (`SECRET_KEY`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

MASK = "…"

# Where the rest of the path is a link that works for whoever has it: of an invitation, to sign, to
# read what was decided, to confirm for the beroepsgroep, to choose a new password, to prove an
# address. The proxy has the same list (deploy/nginx.conf).
SECRET_PATHS = (
    "/uitnodiging/",
    "/ondertekenen/link/",
    "/uitkomst/",
    "/bevestigen/",
    "/account/password/reset/key/",
    "/account/confirm-email/",
)

SECRET_NAME = re.compile(
    r"passw|wachtwoord|secret|token|session|csrf|cookie|authori[sz]ation|credential|otp|"
    r"recovery|api_?key|access_?key|private_?key",
    re.IGNORECASE,
)
# Shorter values occur in ordinary words too, and taking those out would tell what they are.
_SHORTEST_VALUE = 8


def _written_as(path: str) -> str:
    """A pattern for `path`, also when characters of it are written as in a query (`%2F`)."""
    return "".join(f"(?:{re.escape(character)}|%{ord(character):02x})" for character in path)


_LINK = re.compile(
    rf"({'|'.join(map(_written_as, SECRET_PATHS))})(?:[^/%\s?&\"'<>]|%(?!2f))+", re.IGNORECASE
)
_PASSWORD_IN_ADDRESS = re.compile(
    r"(\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{0,200}:)[^\s/]{1,500}(?=@)", re.IGNORECASE
)
_NAMED_VALUE = re.compile(
    rf"((?:{SECRET_NAME.pattern})[\w-]{{0,40}}[\"']?\s{{0,9}}[=:]\s{{0,9}}[\"']?)[^\s\"'&;,<>)}}\]]+",
    re.IGNORECASE,
)
# What PostgreSQL adds to an error: the statement, or the row, with every value in it. Also as it
# reads in the `repr` of the error.
_VALUES_OF_POSTGRESQL = re.compile(r"(?:\n|\\n)(?:LINE \d+|DETAIL|CONTEXT|QUERY):.*", re.DOTALL)
_QUOTED_BY_POSTGRESQL = re.compile(
    r"(invalid input (?:syntax|value) for [^:\n]{1,100}: \").*", re.DOTALL
)


class Masker:
    """Takes secrets out of texts, and out of whatever holds texts, however deep."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        """Mask these `values` too, wherever they occur: the keys and passwords of the portal."""
        known = sorted({v for v in values if len(v) >= _SHORTEST_VALUE}, key=len, reverse=True)
        self._values = re.compile("|".join(map(re.escape, known))) if known else None

    def text(self, text: str) -> str:
        """Return `text` without secrets."""
        if self._values:
            text = self._values.sub(MASK, text)
        text = without_secret_links(text)
        text = _PASSWORD_IN_ADDRESS.sub(rf"\1{MASK}", text)
        text = _NAMED_VALUE.sub(rf"\1{MASK}", text)
        text = _QUOTED_BY_POSTGRESQL.sub(rf"\1{MASK}", text)
        return _VALUES_OF_POSTGRESQL.sub("", text)

    def anything(self, value: Any) -> Any:
        """Return `value` without secrets, as JSON has it: other things than that by their `repr`.

        What a name says is secret is masked whole.
        """
        match value:
            case None | bool() | int() | float():
                return value
            case str():
                return self.text(value)
            case Mapping():
                return {
                    self.text(str(name)): MASK
                    if SECRET_NAME.search(str(name))
                    else self.anything(inner)
                    for name, inner in value.items()
                }
            case list() | tuple() | set() | frozenset():
                return [self.anything(inner) for inner in value]
        return self.text(repr(value))


def without_secret_links(text: str) -> str:
    """Return `text` with the secret part of every link in it masked."""
    return _LINK.sub(rf"\1{MASK}", text)
