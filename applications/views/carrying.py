"""What the form of a section carries along, so that two people can write in it at once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from applications.domain.editing import UNKNOWN, Stale
from applications.models import Plan, Round
from applications.sections import Data, WrittenSection, quoted
from common.differences import Piece, beside
from common.numbers import whole_number
from common.three_way import fingerprint, read_fingerprints

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Carried:
    """What the person had before them, and what they chose where somebody else wrote too.

    `version` and `was` are what `save_section` takes. `given_up` are the units for which the text
    of the other was chosen, `undecided` those for which nothing was chosen yet.
    """

    version: int
    was: Mapping[str, str]
    given_up: frozenset[str] = frozenset()
    undecided: frozenset[str] = frozenset()


def carried(data: QueryDict | Mapping[str, Any]) -> Carried:
    """What came in with a form."""
    number = whole_number(str(data.get("version", "")))
    clashed = data.getlist("clash") if isinstance(data, QueryDict) else []
    choices = {name: data.get(f"choice-{name}") for name in clashed}
    return Carried(
        version=UNKNOWN if number is None else number,
        was=read_fingerprints(str(data.get("was", ""))),
        given_up=frozenset(name for name, choice in choices.items() if choice == THEIRS),
        undecided=frozenset(
            name for name, choice in choices.items() if choice not in {MINE, THEIRS}
        ),
    )


def passed_over(section: WrittenSection, round: Round, data: QueryDict) -> str:  # noqa: A002
    """What is told of questions that were filled in but that the round does not ask (any more).

    `section` is the whole one; nothing is told when there are none.
    """
    filled = (name for name in data if str(data[name]).strip())
    sent = {section.form.column_of(name).partition(".")[0] for name in filled}
    names = [
        label
        for name, label in section.can_be_left_out.items()
        if name in sent and not round.asks(section.kind, name)
    ]
    told = _("This round does not ask this any more, so it was not saved: %(questions)s.")
    return told % {"questions": quoted(names)} if names else ""


@dataclass(frozen=True)
class ShownClash:
    """A unit that two people changed, in words: both texts in pieces, to choose from."""

    name: str
    label: StrOrPromise
    theirs: list[Piece]
    mine: list[Piece]
    is_asked_again: bool


def shown_clashes(
    section: WrittenSection,
    clashing: Container[str],
    plan: Plan,
    typed: Data,
    asked: Iterable[str],
) -> Iterator[ShownClash]:
    """The units `clashing`, which both changed.

    `asked` are the units for which a choice had been asked before.
    """
    stored, mine = section.read(plan), section.plain(typed)
    rows = zip(section.units(mine), section.described(stored), section.described(mine), strict=True)
    for name, (label, their_text), (_label, my_text) in rows:
        if name in clashing:
            theirs, own = beside(their_text, my_text)
            yield ShownClash(name, label, theirs, own, name in asked)


def after_clash(was: Mapping[str, str], stale: Stale) -> Carried:
    """What the form carries that shows both texts: now the other's has been seen too."""
    theirs = {name: fingerprint(clash.theirs) for name, clash in stale.clashes.items()}
    return Carried(version=UNKNOWN, was={**was, **theirs})
