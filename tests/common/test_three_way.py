"""Two people in one thing: nothing typed is lost, nothing untouched is changed."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from common.differences import beside
from common.three_way import (
    Clash,
    fingerprint,
    fingerprints,
    read_fingerprints,
    unite,
    written_fingerprints,
)

UNIT_VALUES = {
    "text": ["", "een", "twee", "drie"],
    "tick": [True, False],
    "amount": [Decimal(1), Decimal("2.50"), None],
}
CHOICES = ["po", "vo", "mbo"]
LINES = [{"what": "koffie", "amount": Decimal(1)}, {"what": "thee", "amount": Decimal(2)}]


def anything(chance):
    units = {name: chance.choice(values) for name, values in UNIT_VALUES.items()}
    units["chosen"] = frozenset(chance.sample(CHOICES, chance.randrange(4)))
    units["lines"] = [chance.choice(LINES) for _line in range(chance.randrange(4))]
    return units


def changed(units, chance):
    fresh = anything(chance)
    return {name: chance.choice([units[name], fresh[name]]) for name in units}


def test_whoever_changed_a_field_is_followed_and_what_both_changed_is_asked():
    chance = random.Random(2026)
    for _time in range(500):
        was = anything(chance)
        check(was, changed(was, chance), changed(was, chance))


def check(was, mine, theirs):
    united = unite(was=fingerprints(was), mine=mine, theirs=theirs)
    for name in was:
        mine_is_new, theirs_is_new = mine[name] != was[name], theirs[name] != was[name]
        if not mine_is_new:
            assert united.units[name] == theirs[name]
        elif not theirs_is_new:
            assert united.units[name] == mine[name]
        elif mine[name] == theirs[name]:
            assert name not in united.clashes
        elif name in united.clashes:
            # Nothing is lost: mine travels along, theirs stays as it is stored.
            assert united.clashes[name] == Clash(theirs=theirs[name], mine=mine[name])
            assert united.units[name] == theirs[name]
        elif name == "chosen":
            for choice in CHOICES:
                moved = {choice in mine[name], choice in theirs[name]} - {choice in was[name]}
                there = moved.pop() if moved else choice in was[name]
                assert (choice in united.units[name]) == there
        else:
            assert name == "lines"
            for line in [ln for ln in mine[name] if ln not in was[name]]:
                assert line in united.units[name]
            for line in [ln for ln in theirs[name] if ln not in was[name]]:
                assert line in united.units[name]


def test_two_people_who_change_two_lines_keep_both_and_an_added_one():
    was = {"lines": ["a", "b"]}
    united = unite(
        was=fingerprints(was), mine={"lines": ["a", "B"]}, theirs={"lines": ["A", "b", "c"]}
    )
    assert united.units == {"lines": ["A", "B", "c"]}


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(["a"], ["a", "B"]), (["a", "B"], ["a"]), (["a", "b", "c"], ["a", "b", "d"])],
    ids=["I took one out", "the other took one out", "both added one"],
)
def test_lines_that_cannot_be_told_by_their_place_are_asked(mine, theirs):
    united = unite(
        was=fingerprints({"lines": ["a", "b"]}), mine={"lines": mine}, theirs={"lines": theirs}
    )
    assert united.clashes == {"lines": Clash(theirs=theirs, mine=mine)}


def test_a_field_that_was_never_seen_is_asked_and_one_that_was_left_out_stays():
    united = unite(was={}, mine={"a": "x"}, theirs={"a": "y", "b": "z"})
    assert (united.units, set(united.clashes)) == ({"a": "y", "b": "z"}, {"a"})


def test_line_ends_and_cents_are_no_change():
    assert fingerprint("een\r\ntwee") == fingerprint("een\ntwee")
    assert fingerprint(Decimal(12500)) == fingerprint(Decimal("12500.00"))


@pytest.mark.parametrize("text", ["", "x", "[]", "{", '{"a": 1}', "null", "[" * 9_999])
def test_forged_fingerprints_count_as_never_seen(text):
    assert read_fingerprints(text) == {}
    assert read_fingerprints(written_fingerprints({"a": "b"})) == {"a": "b"}


def test_both_texts_are_there_in_full_and_only_what_differs_is_marked():
    one, other = beside("Wij besluiten samen.", "Wij besluiten altijd samen.")
    assert "".join(piece.text for piece in one) == "Wij besluiten samen."
    assert [piece.text.strip() for piece in other if piece.is_own] == ["altijd"]
    assert beside("", "") == ([], [])
